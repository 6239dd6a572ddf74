import Basics
import CZip

/// A zip archive in memory. Sizes are counted while parts are expanded: what the archive declares is not believed.
final class Archive {
    private let archive: OpaquePointer
    private let copy: UnsafeMutableRawBufferPointer
    private let limits: Limits
    private var left: Int

    /// - Throws: `DocumentFault` where the bytes are no whole zip archive.
    init(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) {
        // libzip reads while the archive is open, so the bytes must stay where they are.
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
        bytes.withUnsafeBytes { copy.copyMemory(from: $0) }
        self.copy = copy
        self.limits = limits
        left = limits.bytesOut
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(copy.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
            copy.deallocate()
            throw .damagedArchive
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            copy.deallocate()
            throw .damagedArchive
        }
        self.archive = archive
        if zip_get_num_entries(archive, 0) > limits.archiveEntries {
            // `deinit` frees both: an initialiser that throws once all is set still runs it.
            throw .tooManyEntries(limits.archiveEntries)
        }
    }

    deinit {
        zip_discard(archive)
        copy.deallocate()
    }

    func holds(_ name: String) -> Bool { zip_name_locate(archive, name, 0) >= 0 }

    /// The bytes of a part, nil where there is none of that name.
    func part(_ name: String) throws(DocumentFault) -> [UInt8]? {
        let index = zip_name_locate(archive, name, 0)
        guard index >= 0 else { return nil }
        guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
            switch zip_error_code_zip(zip_get_error(archive)) {
            case ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD: throw .encrypted
            default: throw .damagedPart(name)
            }
        }
        defer { zip_fclose(file) }
        var status = zip_stat_t()
        zip_stat_init(&status)
        var room = 65_536
        if zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0 { room = Int(min(status.size, 16 << 20)) + 1 }
        var out = [UInt8](repeating: 0, count: max(room, 4_096))
        var count = 0
        while true {
            if count == out.count { out.append(contentsOf: repeatElement(0, count: out.count)) }
            let end = min(out.count, count + left + 1)
            let read = out.withUnsafeMutableBytes { zip_fread(file, $0.baseAddress! + count, zip_uint64_t(end - count)) }
            guard read >= 0 else { throw .damagedPart(name) }
            if read == 0 { break }
            count += Int(read)
            if count > left { throw .expandsTooFar(limits.bytesOut) }
        }
        left -= count
        out.removeLast(out.count - count)
        return out
    }
}

/// What an archive or an Office container is, by its content.
enum ArchiveKind: Equatable {
    case docx, xlsx
    /// A file of Office protected by a password.
    case encryptedOffice
    case otherZip
}

extension Archive {
    /// Tells a docx and an xlsx from other archives by the parts they hold.
    static func kind(of bytes: [UInt8], limits: Limits) throws(DocumentFault) -> ArchiveKind {
        let archive = try Archive(bytes, limits: limits)
        if archive.holds("word/document.xml") { return .docx }
        if archive.holds("xl/workbook.xml") { return .xlsx }
        return .otherZip
    }
}

extension DocumentFault {
    static let damagedArchive = DocumentFault(
        .truncated,
        Wording(zh: "文件不完整或已损坏：压缩包的目录读不出来。", en: "The file is cut short or damaged: the archive's directory cannot be read."),
        advice: Wording(zh: "请重新下载或重新保存后再试。", en: "Please download or save it again."))

    static let encrypted = DocumentFault(
        .encrypted, Wording(zh: "文件有密码保护，打不开。", en: "The file is protected by a password."),
        advice: Wording(zh: "请在 Word、WPS 或 Excel 里去掉密码，另存后再试。", en: "Please remove the password, save it and try again."))

    static func damagedPart(_ name: String) -> DocumentFault {
        DocumentFault(
            .damaged, Wording(zh: "文件已损坏：其中的“\(name)”读不出来。", en: "The file is damaged: its part \"\(name)\" cannot be read."),
            advice: Wording(zh: "请用 Word、WPS 或 Excel 打开并另存一份再试。", en: "Please open it in an office program and save a copy."))
    }

    static func missingPart(_ name: String) -> DocumentFault {
        DocumentFault(
            .damaged, Wording(zh: "文件里缺少“\(name)”，不是完整的文档。", en: "The file lacks \"\(name)\": it is no whole document."),
            advice: Wording(zh: "请用 Word、WPS 或 Excel 打开并另存一份再试。", en: "Please open it in an office program and save a copy."))
    }

    static func expandsTooFar(_ limit: Int) -> DocumentFault {
        DocumentFault(
            .tooLarge,
            Wording(
                zh: "文件解压后超过 \(limit >> 20) MB，已停止读取。", en: "Expanded, the file exceeds \(limit >> 20) MB; reading was stopped."),
            advice: Wording(zh: "请确认文件来源；若文件属实，请拆成几份。", en: "Please check where the file comes from, or split it."))
    }

    static func tooManyEntries(_ limit: Int) -> DocumentFault {
        DocumentFault(
            .tooLarge,
            Wording(zh: "压缩包里的文件超过 \(limit) 个。", en: "The archive holds more than \(limit) files."),
            advice: Wording(zh: "请确认这是一份文档。", en: "Please check that this is a document."))
    }

    static func tooManyCells(_ limit: Int) -> DocumentFault {
        DocumentFault(
            .tooLarge, Wording(zh: "单元格超过 \(limit) 个，已停止读取。", en: "There are more than \(limit) cells; reading was stopped."),
            advice: Wording(zh: "请只保留有表的工作表或页面再试。", en: "Please keep only the sheets or pages with the forms."))
    }
}
