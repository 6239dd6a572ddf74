import Basics
import CZip

/// Reads the files of a zip archive one by one.
enum ZipBundle {
    static func read(_ bytes: [UInt8], _ budget: inout BundleBudget, _ take: BundleTaker) throws(DocumentFault) {
        try bytes.withUnsafeBufferPointer { (raw) throws(DocumentFault) in
            var error = zip_error_t()
            zip_error_init(&error)
            defer { zip_error_fini(&error) }
            guard let source = zip_source_buffer_create(raw.baseAddress, zip_uint64_t(raw.count), 0, &error) else {
                throw .bundleDamaged
            }
            guard let zip = zip_open_from_source(source, ZIP_RDONLY, &error) else {
                zip_source_free(source)
                throw .bundleDamaged
            }
            defer { zip_discard(zip) }
            for index in 0..<zip_uint64_t(max(0, zip_get_num_entries(zip, 0))) {
                try budget.addEntry()
                guard let name = zip_get_name(zip, index, zip_flags_t(ZIP_FL_ENC_RAW)) else { continue }
                let stated = [UInt8](cString: name)
                let path = BundleName.decoded(stated)
                guard stated.last != 0x2F, !path.isEmpty else { continue }
                let content = try content(of: index, path, in: zip, &budget)
                try take(BundledFile(path: path, content: content), &budget)
            }
        }
    }

    /// - Throws: only where the whole bundle's budget is spent.
    private static func content(
        of index: zip_uint64_t, _ path: String, in zip: OpaquePointer, _ budget: inout BundleBudget
    ) throws(DocumentFault) -> Result<[UInt8], DocumentFault> {
        var stat = zip_stat_t()
        zip_stat_init(&stat)
        if zip_stat_index(zip, index, 0, &stat) == 0, stat.valid & zip_uint64_t(ZIP_STAT_ENCRYPTION_METHOD) != 0,
            stat.encryption_method != 0
        {
            return .failure(.bundledEncrypted)
        }
        guard let file = zip_fopen_index(zip, index, 0) else {
            let code = zip_get_error(zip)?.pointee.zip_err
            return .failure(code == ZIP_ER_COMPNOTSUPP ? .partUnsupported(path) : .bundledDamaged)
        }
        defer { zip_fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = zip_fread(file, &chunk, zip_uint64_t(chunk.count))
            guard count >= 0 else { return .failure(.bundledDamaged) }
            if count == 0 { return .success(bytes) }
            try budget.addBytes(Int(count), of: path)
            bytes += chunk[..<Int(count)]
            guard bytes.count <= budget.limits.bytesOfFile else {
                return .failure(.archiveTooLarge(bytes: budget.limits.bytesOfFile))
            }
        }
    }
}

extension [UInt8] {
    /// The bytes of a C string, without the zero that ends it.
    init(cString: UnsafePointer<CChar>) {
        var bytes: [UInt8] = []
        var p = cString
        while p.pointee != 0 {
            bytes.append(UInt8(bitPattern: p.pointee))
            p += 1
        }
        self = bytes
    }
}
