import Basics
import Documents
import Forms
import Foundation
import Library
import Measuring
import Recognition

/// `biaochi-measure [--silent] FOLDER…`: how well the files of these folders are read, by storage.
@main
struct Main {
    static func main() {
        var arguments = Array(CommandLine.arguments.dropFirst())
        let listsSilent = take("--silent", from: &arguments)
        guard !arguments.isEmpty, !arguments.contains(where: { $0.hasPrefix("-") }) else {
            fail("usage: biaochi-measure [--silent] FOLDER…", status: 64)
        }
        do {
            for folder in arguments {
                let set = try TruthFolder(URL(fileURLWithPath: folder))
                print(ReadingTable.plain(try set.tallies(read: read), listsSilent: listsSilent))
            }
        } catch {
            fail("\(error)", status: 2)
        }
    }

    private static func take(_ option: String, from arguments: inout [String]) -> Bool {
        defer { arguments.removeAll { $0 == option } }
        return arguments.contains(option)
    }

    private static func fail(_ words: String, status: Int32) -> Never {
        FileHandle.standardError.write(Data((words + "\n").utf8))
        exit(status)
    }

    static func read(_ bytes: [UInt8]) throws -> Reading {
        Recogniser.read(try Document.open(bytes, fieldWords: Lexicon.fieldWords))
    }
}
