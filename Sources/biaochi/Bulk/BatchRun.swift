import Basics
import Documents
import Foundation
import Publishing

/// A bulk run: reads what no earlier run of the same folder has finished, then writes all outputs in the order of the files. What
/// it writes depends on the files and on what they are judged by: not on the number of workers, nor on how often it was stopped.
final class BatchRun {
    private let out: String
    private let judge: FileJudge
    private let language: Language
    private let jobs: Int
    private let limits: FileLimits
    private let arguments: [String]
    private let journal: Journal
    private let list: PathList
    /// For each file, in order: where its record stands in the journal, or the bitwise complement of the file that it copies.
    private var records: [Int64] = []
    /// The first file of each content.
    private var firsts: [Digest: Int] = [:]
    private var progress: BatchProgress

    /// The first half of a SHA-256: enough to tell contents apart.
    private struct Digest: Hashable {
        let high: UInt64
        let low: UInt64

        init(_ sha256: String) {
            high = UInt64(sha256.prefix(16), radix: 16) ?? 0
            low = UInt64(sha256.dropFirst(16).prefix(16), radix: 16) ?? 0
        }
    }

    struct Settings {
        var paths: [String]
        var out: String
        var judge: FileJudge
        var language: Language
        var jobs: Int
        var limits: FileLimits
        /// Of a worker.
        var arguments: [String]
    }

    init(_ settings: Settings, journal: Journal) throws(DocumentFault) {
        out = settings.out
        judge = settings.judge
        language = settings.language
        jobs = settings.jobs
        limits = settings.limits
        arguments = settings.arguments
        self.journal = journal
        list = try PathList(settings.paths, at: BatchFolder.list(in: out), excluding: out)
        progress = BatchProgress(total: list.count, language: language)
    }

    var fileCount: Int { list.count }

    // MARK: Reading

    /// - Returns: false where it was asked to stop before the end.
    func read() throws(DocumentFault) -> Bool {
        let pool = WorkerPool(count: min(jobs, max(list.count, 1)), arguments: arguments, limits: limits)
        records = []
        records.reserveCapacity(list.count)
        list.rewind()
        var ready: [WorkerPool.Work] = []
        var hashes: [Int: String] = [:]
        var isAtEnd = false
        while !StopSignal.isSet {
            while pool.hasRoom, !ready.isEmpty { try pool.start(ready.removeFirst()) }
            let wantsMore = !isAtEnd && ready.count < jobs * 2
            if wantsMore {
                if let entry = list.next() {
                    if let (work, sha256) = try take(entry) {
                        ready.append(work)
                        hashes[work.number] = sha256
                    }
                } else {
                    isAtEnd = true
                }
            }
            if isAtEnd && ready.isEmpty && pool.isIdle { break }
            // While there is something to prepare or to hand over, only look whether there are results.
            let mayWait = !wantsMore && !(pool.hasRoom && !ready.isEmpty)
            for (work, outcome) in try pool.wait(atMost: mayWait ? 0.2 : 0) {
                try keep(work, outcome, sha256: hashes.removeValue(forKey: work.number))
            }
            progress.show()
        }
        // What is being read is finished and kept.
        while !pool.isIdle {
            for (work, outcome) in try pool.wait(atMost: 0.2) {
                try keep(work, outcome, sha256: hashes.removeValue(forKey: work.number))
            }
        }
        try journal.sync()
        progress.end()
        return !StopSignal.isSet
    }

    /// What is to be read of the next file; nil where nothing is.
    private func take(_ entry: PathList.Entry) throws(DocumentFault) -> (work: WorkerPool.Work, sha256: String)? {
        let number = records.count
        // A file without a record points behind the journal.
        records.append(Int64.max)
        let path: String
        let sha256: String
        switch entry {
        case .fault(let path, let fault):
            try keep(judge.record(of: path, fault: fault), number)
            return nil
        case .file(let name):
            path = name
            do throws(DocumentFault) { sha256 = try InputFile.sha256(of: path) } catch {
                try keep(judge.record(of: path, fault: error), number)
                return nil
            }
        }
        let first = firsts[Digest(sha256), default: number]
        if first < number {
            records[number] = ~Int64(first)
            progress.note(isFault: false, isFailing: false, isKnown: true)
            return nil
        }
        firsts[Digest(sha256)] = number
        if let offset = try journal.offset(of: path, sha256: sha256) {
            records[number] = offset
            progress.note(isFault: false, isFailing: false, isKnown: true)
            return nil
        }
        return (WorkerPool.Work(number: number, path: path, line: WorkRequest(path: path).line), sha256)
    }

    private func keep(_ work: WorkerPool.Work, _ outcome: WorkerPool.Outcome, sha256: String?) throws(DocumentFault) {
        switch outcome {
        case .record(let record) where record.sha256 == sha256: try keep(record, work.number)
        case .record:
            try keep(judge.record(of: work.path, sha256: sha256, fault: BulkFaults.changed), work.number)
        case .fault(let fault):
            try keep(judge.record(of: work.path, sha256: sha256, fault: fault), work.number)
        }
    }

    private func keep(_ record: BulkRecord, _ number: Int) throws(DocumentFault) {
        records[number] = try journal.append(record)
        let fails = Array("form\tfail".utf8)
        progress.note(
            isFault: !record.failure.isEmpty,
            isFailing: record.tally.split(separator: 0x0A).contains { $0.starts(with: fails) }, isKnown: false)
    }

    // MARK: Writing

    /// Writes all outputs, in the order of the files.
    func write() throws(DocumentFault) -> BatchCounts {
        let results = try GrowingFile(path: out + "/results.ndjson")
        let findings = try GrowingFile(path: out + "/findings.csv")
        let failed = try GrowingFile(path: out + "/failed.tsv")
        try findings.write(RunReport.csvHeading(language)[...])
        try failed.write(Array(BatchRun.failedHeading.utf8)[...])
        var counts = BatchCounts()
        list.rewind()
        var number = 0
        while let entry = list.next(), number < records.count {
            let path =
                switch entry {
                case .file(let path), .fault(let path, _): path
                }
            let isCopy = records[number] < 0
            let record = try journal.record(at: isCopy ? records[Int(~records[number])] : records[number])
            if isCopy {
                try results.write((BatchRun.copyLine(path, of: record) + [0x0A])[...])
                counts.addCopy(of: record.tally[...])
            } else {
                try results.write((record.result + [0x0A])[...])
                try findings.write(record.rows[...])
                counts.add(record.tally[...])
            }
            for line in record.failure.split(separator: 0x0A) {
                try failed.write((Array(path.oneField.utf8) + line + [0x0A])[...])
            }
            number += 1
        }
        let summary = BatchSummary(
            counts: counts, rulebook: .standard, profile: judge.profile, asOf: judge.day, language: language)
        try results.finish()
        try findings.finish()
        try failed.finish()
        try BatchRun.put(summary.xlsx(), at: out + "/summary.xlsx")
        try BatchRun.put(summary.html(), at: out + "/summary.html")
        return counts
    }

    private static let failedHeading = "路径\t原因\t怎么办\n"

    private static func put(_ bytes: [UInt8], at path: String) throws(DocumentFault) {
        let file = try GrowingFile(path: path)
        try file.write(bytes[...])
        try file.finish()
    }

    private static func copyLine(_ path: String, of record: BulkRecord) -> [UInt8] {
        JSON.object([
            .init("path", .string(path)), .init("schema", .string("biaochi.copy/1")),
            .init("sha256", record.sha256.map { .string($0) } ?? .null), .init("copyOf", .string(record.path)),
        ]).bytes(pretty: false)
    }
}

/// Where a run keeps what it needs until it is finished.
enum BatchFolder {
    static func work(in out: String) -> String { out + "/.biaochi" }
    static func journal(in out: String) -> String { work(in: out) + "/journal" }
    static func list(in out: String) -> String { work(in: out) + "/files" }

    static func make(_ out: String) throws(DocumentFault) {
        do {
            try FileManager.default.createDirectory(atPath: work(in: out), withIntermediateDirectories: true)
        } catch {
            throw Output.fault(errno == 0 ? EACCES : errno, Wording(zh: " --out 指定的文件夹", en: "the folder of --out"))
        }
    }

    /// The run is finished: its outputs stand, and no other one is to go on from here.
    static func clear(_ out: String) {
        unlink(journal(in: out))
        unlink(list(in: out))
        rmdir(work(in: out))
    }
}
