import Basics
import Documents
import Foundation

/// The records of all files that are finished, in the order in which they were: what a run that was stopped goes on from. The first
/// line says what the run judges by; what was torn at the end, when the machine stopped, is cut off and done again.
final class Journal {
    private let descriptor: Int32
    private let place: String
    private var end: Int64
    private var isSynced = true
    private var lastSync = Clock.now

    /// The first line, without its end.
    let heading: [UInt8]
    /// Where the record of a path begins, by the path's hash.
    private var offsets: [UInt64: Int64] = [:]
    /// Of an earlier run.
    private(set) var count = 0

    /// - Parameter heading: for a new journal; an old one keeps its own.
    /// - Throws: `DocumentFault` where it cannot be written, or another run is at it.
    init(path: String, heading new: [UInt8]) throws(DocumentFault) {
        place = path
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Output.fault(errno, Journal.place) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw DocumentFault(
                .unreadable,
                Wording(zh: "另一个批量审核正在写这个文件夹", en: "another batch is writing to this folder"),
                advice: Wording(zh: "请等它结束，或换一个 --out。", en: "Wait for it to end, or choose another --out."))
        }
        var scan = Scan(descriptor: descriptor)
        if let line = try scan.line(atMost: 1 << 16) {
            heading = line
            var start = scan.offset
            while let record = try scan.record() {
                offsets[Hash.of(record.path.utf8)] = start
                count += 1
                start = scan.offset
            }
            end = start
        } else {
            heading = new
            end = 0
        }
        guard ftruncate(descriptor, off_t(end)) == 0 else { throw Output.fault(errno, Journal.place) }
        if end == 0 { try append(new + [0x0A]) }
    }

    deinit { close(descriptor) }

    /// Whether there is nothing of an earlier run.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_size > 0
    }

    /// - Returns: where it stands.
    func append(_ record: BulkRecord) throws(DocumentFault) -> Int64 {
        let start = end
        try append(record.bytes)
        return start
    }

    private func append(_ bytes: [UInt8]) throws(DocumentFault) {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress.map { $0 + start }, bytes.count - start, off_t(end))
            }
            guard count >= 0 else {
                if errno == EINTR { continue }
                throw Output.fault(errno, Journal.place)
            }
            start += count
            end += Int64(count)
        }
        isSynced = false
        // A killed program loses nothing of this; a machine that stops loses at most half a second.
        if Clock.now - lastSync > 0.5 { try sync() }
    }

    func sync() throws(DocumentFault) {
        guard !isSynced else { return }
        guard fdatasync(descriptor) == 0 else { throw Output.fault(errno, Journal.place) }
        isSynced = true
        lastSync = Clock.now
    }

    /// Where the record of a file of an earlier run stands; nil where there is none of just this content.
    func offset(of path: String, sha256: String?) throws(DocumentFault) -> Int64? {
        guard let sha256, let offset = offsets[Hash.of(path.utf8)] else { return nil }
        let record = try self.record(at: offset)
        return record.path == path && record.sha256 == sha256 ? offset : nil
    }

    func record(at offset: Int64) throws(DocumentFault) -> BulkRecord {
        var scan = Scan(descriptor: descriptor, offset: offset)
        guard let record = try scan.record() else {
            throw DocumentFault(
                .damaged, Wording(zh: "进度记录 \(place) 已损坏", en: "the journal \(place) is damaged"),
                advice: Wording(zh: "请删去它，重新运行。", en: "Remove it and run again."))
        }
        return record
    }

    /// The next bytes of the journal, read in pieces.
    private struct Scan {
        let descriptor: Int32
        /// Of what was not yet taken.
        private(set) var offset: Int64
        private var buffer: [UInt8] = []
        private var start = 0

        init(descriptor: Int32, offset: Int64 = 0) {
            self.descriptor = descriptor
            self.offset = offset
        }

        /// A whole line without its end; nil where there is none.
        mutating func line(atMost most: Int) throws(DocumentFault) -> [UInt8]? {
            var wanted = 1
            while true {
                let found = buffer[start...].firstIndex(of: 0x0A)
                if let found {
                    let line = Array(buffer[start..<found])
                    take(found + 1 - start)
                    return line
                }
                wanted = buffer.count - start + 1
                guard wanted <= most, try fill(wanted) else { return nil }
            }
        }

        /// nil at the end, and where what follows is no whole record.
        mutating func record() throws(DocumentFault) -> BulkRecord? {
            guard let line = try line(atMost: BulkRecord.Head.longest), let head = BulkRecord.Head(line[...]),
                try fill(head.bodyCount),
                let record = BulkRecord(head, body: buffer[start..<(start + head.bodyCount)])
            else { return nil }
            take(head.bodyCount)
            return record
        }

        private mutating func take(_ count: Int) {
            start += count
            offset += Int64(count)
        }

        /// Whether so many bytes are there.
        private mutating func fill(_ count: Int) throws(DocumentFault) -> Bool {
            guard buffer.count - start < count else { return true }
            buffer.removeFirst(start)
            start = 0
            var chunk = [UInt8](repeating: 0, count: max(1 << 16, count - buffer.count))
            while buffer.count < count {
                let got = pread(descriptor, &chunk, chunk.count, off_t(offset) + off_t(buffer.count))
                if got < 0 && errno == EINTR { continue }
                guard got >= 0 else { throw Output.fault(errno, Journal.place) }
                if got == 0 { return false }
                buffer += chunk[..<got]
            }
            return true
        }
    }

    private static let place = Wording(zh: "进度记录", en: "the journal")
}
