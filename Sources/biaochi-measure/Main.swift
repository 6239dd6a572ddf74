import Basics
import Documents
import Forms
import Foundation
import Library
import Measuring
import Recognition

/// How well texts are read, against their truths. `usage` says what it prints.
@main
struct Main {
    private static let usage = """
        usage: biaochi-measure [--silent] FOLDER…   the files of folders with truths, by storage
               biaochi-measure --made [--silent] [--into DIR] FOLDER…   texts made from the samples (csv) of folders
               biaochi-measure --table FOLDER…   both, as one table in Markdown
               biaochi-measure --cuts [--wrong] FOLDER…    the files cut, and with lines dropped or doubled: the rows that are read right
               biaochi-measure --accuracy [--wrong] [--as-of DAY] FOLDER…    what labelled sets (NNN.defects.json) say of every rule, as Markdown
        --silent lists each wrong value that nothing tells of, --wrong each wrong row or false alarm; --into also writes the texts and their truths to DIR.
        """

    static func main() {
        var arguments = Array(CommandLine.arguments.dropFirst())
        let listsSilent = take("--silent", from: &arguments)
        let makes = take("--made", from: &arguments)
        let isTable = take("--table", from: &arguments)
        let cuts = take("--cuts", from: &arguments)
        let listsWrong = take("--wrong", from: &arguments)
        let isAccuracy = take("--accuracy", from: &arguments)
        let day = takeValue("--as-of", from: &arguments).flatMap { Day($0) }
        let into = takeValue("--into", from: &arguments)
        guard !arguments.isEmpty, !arguments.contains(where: { $0.hasPrefix("-") }) else { fail(usage, status: 64) }
        do {
            let folders = arguments.map { URL(fileURLWithPath: $0) }
            if isAccuracy { return print(try AccuracyPage.markdown(folders, day: day, listsWrong: listsWrong)) }
            if isTable {
                let tallies = try folders.flatMap {
                    try TruthFolder($0).tallies(read: read) + TruthFolder(made: Sample.all(in: $0)).tallies(read: read)
                }
                return print(ReadingTable.markdown(tallies))
            }
            if cuts { return try measureCuts(folders, listsWrong: listsWrong) }
            for folder in folders {
                var set = try TruthFolder(folder)
                if makes { set = TruthFolder(made: try Sample.all(in: folder)) }
                if let into { try set.write(to: URL(fileURLWithPath: into)) }
                print(ReadingTable.plain(try set.tallies(read: read), listsSilent: listsSilent))
            }
        } catch {
            fail("\(error)", status: 2)
        }
    }

    private static func measureCuts(_ folders: [URL], listsWrong: Bool) throws {
        let files = try folders.flatMap { try TruthFolder($0).files }
        for (storage, files) in [("all", files)]
            + Dictionary(grouping: files, by: \.format).sorted(by: { $0.key < $1.key })
        where Cut.isText(files[0].format) || storage == "all" {
            for (kind, tally) in Cut.tallies(files, read: read) {
                print("\(storage)\t\(kind.rawValue)\t\(tally)")
                if listsWrong && storage != "all" { for row in tally.wrong { print("wrong: \(kind.rawValue) \(row)") } }
            }
        }
    }

    private static func takeValue(_ option: String, from arguments: inout [String]) -> String? {
        guard let at = arguments.firstIndex(of: option), at + 1 < arguments.count else { return nil }
        defer { arguments.removeSubrange(at...at + 1) }
        return arguments[at + 1]
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
