import Basics

/// What one file of a bulk run came to, ready to be put into the run's outputs: made once, by a worker, and kept in the journal.
struct BulkRecord: Equatable {
    var path: String
    /// Of the bytes that were read; nil where none could be.
    var sha256: String?
    /// A line of `results.ndjson` without its end; of an archive, the lines of the files in it.
    var result: [UInt8] = []
    /// Lines of `findings.csv`.
    var rows: [UInt8] = []
    /// A line for each file that could not be judged: where it stands in the archive (blank for a file of its own), what is wrong
    /// and what to do, parted by tabs.
    var failure: [UInt8] = []
    /// Lines of `BatchTally`.
    var tally: [UInt8] = []

    /// As a worker hands it on and the journal keeps it: a head line with the lengths and a sum over all the rest, the parts, and a
    /// line's end.
    var bytes: [UInt8] {
        let parts = [Array(path.utf8), Array((sha256 ?? "").utf8), result, rows, failure, tally]
        let body = parts.flatMap { $0 }
        let head = ([Head.mark, Head.sum(body)] + parts.map { String($0.count) }).joined(separator: " ")
        return Array(head.utf8) + [0x0A] + body + [0x0A]
    }

    /// The first line of a record.
    struct Head {
        static let mark = "R"
        /// A head is shorter than this; a longer line is none.
        static let longest = 160
        /// No file's result comes near this.
        static let largest = 1 << 30

        let sum: String
        let lengths: [Int]
        /// The bytes that follow the head line.
        var bodyCount: Int { lengths.reduce(1, +) }

        /// - Parameter line: without its end.
        init?(_ line: ArraySlice<UInt8>) {
            let words = String(decoding: line, as: UTF8.self).split(separator: " ")
            guard words.count == 8, words[0] == Head.mark else { return nil }
            let lengths = words[2...].compactMap { Int($0) }
            guard lengths.count == 6, lengths.allSatisfy({ (0..<Head.largest).contains($0) }) else { return nil }
            self.sum = String(words[1])
            self.lengths = lengths
        }

        /// FNV-1a over eight bytes at a time: tells a record that was written in part, not one that somebody forged.
        static func sum(_ bytes: some Collection<UInt8>) -> String {
            String(Hash.of(bytes), radix: 16)
        }
    }

    /// - Parameter body: what follows the head line. nil where it is not what the head says.
    init?(_ head: Head, body: ArraySlice<UInt8>) {
        guard body.count == head.bodyCount, body.last == 0x0A, Head.sum(body.dropLast()) == head.sum else { return nil }
        var parts: [ArraySlice<UInt8>] = []
        var at = body.startIndex
        for length in head.lengths {
            parts.append(body[at..<(at + length)])
            at += length
        }
        path = String(decoding: parts[0], as: UTF8.self)
        sha256 = parts[1].isEmpty ? nil : String(decoding: parts[1], as: UTF8.self)
        result = Array(parts[2])
        rows = Array(parts[3])
        failure = Array(parts[4])
        tally = Array(parts[5])
    }

    init(path: String, sha256: String?) {
        self.path = path
        self.sha256 = sha256
    }
}

/// A quick hash for tables and sums, the same on every machine.
enum Hash {
    static func of(_ bytes: some Collection<UInt8>) -> UInt64 {
        bytes.withContiguousStorageIfAvailable { of($0) } ?? of(Array(bytes))
    }

    private static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
        var i = 0
        while i < bytes.count {
            var word: UInt64 = 0
            for k in i..<min(i + 8, bytes.count) { word = word << 8 | UInt64(bytes[k]) }
            hash = (hash ^ word) &* 0x100_0000_01b3
            hash ^= hash >> 29
            i += 8
        }
        return hash
    }
}
