import Basics
import CZip

/// A zip archive made in memory. The same parts give the same bytes: every date is that of the first day a zip archive knows.
public enum ArchiveMaking {
    /// 1980-01-01, as the archive's directory writes it.
    private static let date: zip_uint16_t = 0x21

    /// - Parameter parts: names and contents, in the order in which they stand in the archive.
    /// - Throws: `DocumentFault` where memory is short.
    public static func bytes(_ parts: [(name: String, bytes: [UInt8])]) throws(DocumentFault) -> [UInt8] {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let out = zip_source_buffer_create(nil, 0, 0, &error) else { throw fault }
        guard let zip = zip_open_from_source(out, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
            zip_source_free(out)
            throw fault
        }
        zip_source_keep(out)
        defer { zip_source_free(out) }
        // The archive reads them when it is closed.
        var blocks: [UnsafeMutableRawBufferPointer] = []
        defer { for block in blocks { block.deallocate() } }
        for part in parts {
            let block = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, part.bytes.count), alignment: 1)
            block.copyBytes(from: part.bytes)
            blocks.append(block)
            let source = zip_source_buffer(zip, block.baseAddress, zip_uint64_t(part.bytes.count), 0)
            let index = source == nil ? -1 : zip_file_add(zip, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else {
                zip_source_free(source)
                zip_discard(zip)
                throw fault
            }
            zip_set_file_compression(zip, zip_uint64_t(index), ZIP_CM_DEFLATE, 6)
            zip_file_set_dostime(zip, zip_uint64_t(index), 0, date, 0)
        }
        guard zip_close(zip) == 0 else {
            zip_discard(zip)
            throw fault
        }
        guard zip_source_open(out) == 0 else { throw fault }
        defer { zip_source_close(out) }
        zip_source_seek(out, 0, SEEK_END)
        let size = zip_source_tell(out)
        zip_source_seek(out, 0, SEEK_SET)
        guard size > 0 else { throw fault }
        var bytes = [UInt8](repeating: 0, count: Int(size))
        guard zip_source_read(out, &bytes, zip_uint64_t(size)) == size else { throw fault }
        return bytes
    }

    private static var fault: DocumentFault {
        DocumentFault(
            .unreadable, Wording(zh: "文件打不成包", en: "the file's archive cannot be made"),
            advice: Wording(zh: "请检查内存是否还有空间。", en: "Check that there is memory left."))
    }
}
