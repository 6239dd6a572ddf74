import CArchive
import Glibc

@testable import Documents

/// An archive in memory, as libarchive writes it.
func makePacked(_ format: Int32, filter: Int32 = ARCHIVE_FILTER_NONE, _ entries: [(String, [UInt8])]) throws -> [UInt8]
{
    // Names go through the thread's locale.
    let unicode = newlocale(Int32(LC_CTYPE_MASK), "C.UTF-8", nil)
    let before = uselocale(unicode)
    defer {
        uselocale(before)
        freelocale(unicode)
    }
    var out = [UInt8](repeating: 0, count: 1 << 20)
    // libarchive keeps the address and counts there as it writes.
    let used = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    used.initialize(to: 0)
    defer { used.deallocate() }
    guard let archive = archive_write_new() else { throw ArchiveNotMade() }
    defer { archive_write_free(archive) }
    archive_write_set_format(archive, format)
    archive_write_add_filter(archive, filter)
    try out.withUnsafeMutableBytes { buffer in
        guard archive_write_open_memory(archive, buffer.baseAddress, buffer.count, used) == ARCHIVE_OK else {
            throw ArchiveNotMade()
        }
        for (name, bytes) in entries {
            guard let entry = archive_entry_new() else { throw ArchiveNotMade() }
            defer { archive_entry_free(entry) }
            archive_entry_set_pathname_utf8(entry, name)
            archive_entry_set_size(entry, Int64(bytes.count))
            archive_entry_set_filetype(entry, 0o100000)
            archive_entry_set_perm(entry, 0o644)
            guard archive_write_header(archive, entry) == ARCHIVE_OK else { throw ArchiveNotMade() }
            _ = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
        }
        guard archive_write_close(archive) == ARCHIVE_OK else { throw ArchiveNotMade() }
    }
    return Array(out[..<used.pointee])
}

/// What a bundle holds, as `path: text` or `path! fault`; a letter is marked.
func listed(_ bytes: [UInt8], limits: BundleLimits = .standard) throws(DocumentFault) -> [String] {
    var list: [String] = []
    try FileBundle.read(bytes, limits: limits) { file in
        let mark = file.isLetter ? "✉" : ""
        switch file.content {
        case .success(let bytes): list.append("\(mark)\(file.path): \(String(decoding: bytes, as: UTF8.self))")
        case .failure(let fault): list.append("\(mark)\(file.path)! \(fault.kind.rawValue)")
        }
    }
    return list
}

extension [UInt8] {
    /// With one run of bytes in place of another of the same length, wherever it stands.
    func replacing(_ old: [UInt8], with new: [UInt8]) -> [UInt8] {
        var out = self
        var i = 0
        while i + old.count <= out.count {
            if out[i..<(i + old.count)].elementsEqual(old) { out.replaceSubrange(i..<(i + old.count), with: new) }
            i += 1
        }
        return out
    }
}
