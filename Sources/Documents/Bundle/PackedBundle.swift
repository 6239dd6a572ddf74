import Basics
import CArchive
import Glibc

/// Reads the files of archives of other kinds with libarchive: 7z, rar, and tar, packed or not.
enum PackedBundle {
    static func read(_ bytes: [UInt8], _ budget: inout BundleBudget, _ take: BundleTaker) throws(DocumentFault) {
        // libarchive writes names in the encoding of the thread's locale; what that cannot write would be lost.
        let unicode = newlocale(Int32(LC_CTYPE_MASK), "C.UTF-8", nil)
        let before = unicode.map { uselocale($0) }
        defer {
            if let before { uselocale(before) }
            if let unicode { freelocale(unicode) }
        }
        try bytes.withUnsafeBufferPointer { (raw) throws(DocumentFault) in
            guard let archive = archive_read_new() else { throw .bundleDamaged }
            defer { archive_read_free(archive) }
            archive_read_support_format_7zip(archive)
            archive_read_support_format_rar(archive)
            archive_read_support_format_rar5(archive)
            archive_read_support_format_tar(archive)
            archive_read_support_filter_gzip(archive)
            archive_read_support_filter_bzip2(archive)
            archive_read_support_filter_xz(archive)
            archive_read_support_filter_zstd(archive)
            guard archive_read_open_memory(archive, raw.baseAddress, raw.count) == ARCHIVE_OK else {
                throw .bundleDamaged
            }
            while let entry = try next(of: archive) {
                try budget.addEntry()
                let kind = archive_entry_filetype(entry) & S_IFMT
                guard kind == S_IFREG || kind == 0, let name = archive_entry_pathname(entry)
                else { continue }
                let path = BundleName.decoded([UInt8](cString: name))
                guard !path.isEmpty else { continue }
                let content = try content(of: archive, entry, path, &budget)
                try take(BundledFile(path: path, content: content), &budget)
            }
        }
    }

    private static func next(of archive: OpaquePointer) throws(DocumentFault) -> OpaquePointer? {
        var entry: OpaquePointer?
        switch archive_read_next_header(archive, &entry) {
        case ARCHIVE_EOF: return nil
        case ARCHIVE_OK, ARCHIVE_WARN: return entry
        default: throw archive_read_has_encrypted_entries(archive) > 0 ? .bundledEncrypted : .bundleDamaged
        }
    }

    /// - Throws: only where the whole bundle's budget is spent.
    private static func content(
        of archive: OpaquePointer, _ entry: OpaquePointer, _ path: String, _ budget: inout BundleBudget
    ) throws(DocumentFault) -> Result<[UInt8], DocumentFault> {
        if archive_entry_is_encrypted(entry) != 0 { return .failure(.bundledEncrypted) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = archive_read_data(archive, &chunk, chunk.count)
            guard count >= 0 else { return .failure(.bundledDamaged) }
            if count == 0 { return .success(bytes) }
            try budget.addBytes(count, of: path)
            bytes += chunk[..<count]
            guard bytes.count <= budget.limits.bytesOfFile else {
                return .failure(.archiveTooLarge(bytes: budget.limits.bytesOfFile))
            }
        }
    }
}
