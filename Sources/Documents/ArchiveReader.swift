import Basics
import CZip

/// An open zip archive, read part by part within one budget of bytes out. Nothing is ever written to disk.
struct ArchiveReader: ~Copyable {
    private let zip: OpaquePointer
    private let budget: Int
    private var spent = 0
    /// One buffer for all parts, so that a part costs no allocation of its own.
    private var buffer: UnsafeMutableRawPointer
    private var capacity: Int

    /// Opens the archive in `bytes`, hands it to `body` and closes it again.
    static func open<Result>(
        _ bytes: [UInt8], limits: Limits,
        _ body: (inout ArchiveReader) throws(DocumentFault) -> Result
    ) throws(DocumentFault) -> Result {
        guard bytes.count <= limits.bytesIn else { throw .archiveTooLarge(bytes: limits.bytesIn) }
        return try bytes.withUnsafeBufferPointer { (buffer) throws(DocumentFault) -> Result in
            guard ArchiveDirectory(buffer).entries <= limits.archiveEntries else {
                throw .tooManyEntries(limits.archiveEntries)
            }
            var archive = try ArchiveReader(UnsafeRawBufferPointer(buffer), limits: limits)
            return try body(&archive)
        }
    }

    private init(_ raw: UnsafeRawBufferPointer, limits: Limits) throws(DocumentFault) {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(raw.baseAddress, zip_uint64_t(raw.count), 0, &error) else {
            throw .archiveDamaged
        }
        guard let zip = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            let begins = raw.count >= 4 && raw[0] == 0x50 && raw[1] == 0x4B && raw[2] == 0x03 && raw[3] == 0x04
            throw error.zip_err == ZIP_ER_NOZIP && begins ? .archiveTruncated : .archiveDamaged
        }
        guard zip_get_num_entries(zip, 0) <= zip_int64_t(limits.archiveEntries) else {
            zip_discard(zip)
            throw .tooManyEntries(limits.archiveEntries)
        }
        self.zip = zip
        budget = limits.bytesOut
        capacity = 64 << 10
        buffer = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit {
        buffer.deallocate()
        zip_discard(zip)
    }

    /// Whether the archive holds a part of this name.
    func holds(_ name: String) -> Bool { index(of: name) != nil }

    /// Part names are compared as the format says: exactly, and failing that without regard to case.
    private func index(of name: String) -> zip_uint64_t? {
        var found = zip_name_locate(zip, name, zip_flags_t(ZIP_FL_ENC_RAW))
        if found < 0 { found = zip_name_locate(zip, name, zip_flags_t(ZIP_FL_NOCASE)) }
        return found < 0 ? nil : zip_uint64_t(found)
    }

    /// The content of a part, nil where there is none of this name. It stands in the archive's one buffer: the next read replaces it.
    /// The budget is checked while inflating; what the entry declares about its size serves as a hint only.
    mutating func read(_ name: String) throws(DocumentFault) -> UnsafeBufferPointer<UInt8>? {
        guard let index = index(of: name) else { return nil }
        var stat = zip_stat_t()
        zip_stat_init(&stat)
        let told = zip_stat_index(zip, index, 0, &stat)
        if told == 0, stat.valid & zip_uint64_t(ZIP_STAT_ENCRYPTION_METHOD) != 0, stat.encryption_method != 0 {
            throw .partEncrypted(name)
        }
        guard let file = zip_fopen_index(zip, index, 0) else { throw fault(zip_get_error(zip), name) }
        defer { zip_fclose(file) }
        if told == 0, stat.valid & zip_uint64_t(ZIP_STAT_SIZE) != 0 {
            grow(to: Int(min(stat.size, 1 << 22)) + 1, keeping: 0)
        }
        var filled = 0
        while true {
            if filled == capacity { grow(to: capacity * 2, keeping: filled) }
            // One byte over the budget may be read: that tells that there is more.
            let room = min(capacity - filled, budget - spent + 1)
            let count = zip_fread(file, buffer + filled, zip_uint64_t(room))
            if count < 0 { throw fault(zip_file_get_error(file), name) }
            if count == 0 { break }
            filled += Int(count)
            spent += Int(count)
            guard spent <= budget else { throw .expandsTooFar(name, bytes: budget) }
        }
        return UnsafeBufferPointer(start: UnsafePointer(buffer.assumingMemoryBound(to: UInt8.self)), count: filled)
    }

    private mutating func grow(to size: Int, keeping filled: Int) {
        guard size > capacity else { return }
        let larger = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        larger.copyMemory(from: buffer, byteCount: filled)
        buffer.deallocate()
        buffer = larger
        capacity = size
    }

    private func fault(_ error: UnsafeMutablePointer<zip_error_t>?, _ name: String) -> DocumentFault {
        switch error?.pointee.zip_err {
        case ZIP_ER_NOPASSWD?, ZIP_ER_WRONGPASSWD?, ZIP_ER_ENCRNOTSUPP?: return .partEncrypted(name)
        case ZIP_ER_COMPNOTSUPP?: return .partUnsupported(name)
        default: return .partDamaged(name)
        }
    }
}
