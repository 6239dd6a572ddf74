import Basics
import Documents
import Forms
import Foundation
import Library
import Recognition
import Rulebook

/// `biaochi-bench open|read|check SECONDS FILE…`: how many of these files a second one core opens to cells, reads to forms, or
/// reads and checks.
///
/// The bytes are in memory beforehand, so no disk is measured. Prints the median of five rounds, in files and forms a second.
@main
struct Main {
    static func main() {
        // libzip asks for the local time of every entry; without TZ the C library looks up the zone's file each time.
        setenv("TZ", ":/etc/localtime", 0)
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.count == 2, arguments[0] == "similar", let forms = Int(arguments[1]), forms > 0 {
            SimilarBench.run(forms: forms)
            return
        }
        guard arguments.count >= 3, let seconds = Double(arguments[1]), let work = works[arguments[0]] else {
            FileHandle.standardError.write(
                Data("usage: biaochi-bench open|read|check SECONDS FILE…\n       biaochi-bench similar FORMS\n".utf8))
            exit(64)
        }
        let files = arguments.dropFirst(2).compactMap { FileManager.default.contents(atPath: $0).map { [UInt8]($0) } }
        guard files.count == arguments.count - 2 else {
            FileHandle.standardError.write(Data("biaochi-bench: a file cannot be read\n".utf8))
            exit(2)
        }
        do {
            var rounds: [(files: Double, counted: Double)] = []
            for _ in 0..<5 { rounds.append(try round(files, seconds / 5, work)) }
            let median = rounds.sorted { $0.files < $1.files }[2]
            print("\(Int(median.files)) \(Int(median.counted))")
        } catch {
            FileHandle.standardError.write(Data("biaochi-bench: \(error)\n".utf8))
            exit(2)
        }
    }

    private static let works: [String: @Sendable ([UInt8]) throws -> Int] = [
        "open": opened, "read": read, "check": checked,
    ]

    /// The cells of a file.
    private static func opened(_ bytes: [UInt8]) throws -> Int {
        let document = try Document.open(bytes, fieldWords: Lexicon.fieldWords)
        return document.blocks.reduce(0) { count, block in
            if case .table(let table) = block { return count + table.cells.count }
            return count + 1
        }
    }

    /// The forms of a file.
    private static func read(_ bytes: [UInt8]) throws -> Int { try reading(bytes).forms.count }

    private static func reading(_ bytes: [UInt8]) throws -> Reading {
        Recogniser.read(try Document.open(bytes, fieldWords: Lexicon.fieldWords))
    }

    /// The forms of a file, each of them checked.
    private static func checked(_ bytes: [UInt8]) throws -> Int {
        Rulebook.standard.check(try reading(bytes), profile: .national2021).forms.count
    }

    private static func round(_ files: [[UInt8]], _ seconds: Double, _ work: ([UInt8]) throws -> Int) throws
        -> (files: Double, counted: Double)
    {
        var done = 0
        var counted = 0
        // Of one core, whatever else the machine does: processor time, not that of the wall.
        let start = clock()
        var spent = 0.0
        repeat {
            for file in files { counted += try work(file) }
            done += files.count
            spent = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        } while spent < seconds
        return (Double(done) / spent, Double(counted) / spent)
    }
}
