import CZip
import Testing

@testable import Basics
@testable import Documents

/// An entry of an archive made for a test.
struct MadeEntry {
    var name: String
    var bytes: [UInt8]
    /// The content is repeated so many times.
    var times = 1
    var password: String?

    init(_ name: String, _ content: String, password: String? = nil) {
        self.name = name
        bytes = Array(content.utf8)
        self.password = password
    }

    /// Zero bytes, many megabytes of them.
    init(_ name: String, megabytesOfZeros: Int) {
        self.name = name
        bytes = [UInt8](repeating: 0, count: 1 << 20)
        times = megabytesOfZeros
    }
}

struct ArchiveNotMade: Error {}

/// A zip archive in memory.
func makeZip(_ entries: [MadeEntry]) throws -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let out = zip_source_buffer_create(nil, 0, 0, &error),
        let zip = zip_open_from_source(out, ZIP_CREATE | ZIP_TRUNCATE, &error)
    else { throw ArchiveNotMade() }
    zip_source_keep(out)
    defer { zip_source_free(out) }
    var blocks: [UnsafeMutablePointer<UInt8>] = []
    defer { for block in blocks { block.deallocate() } }
    for entry in entries {
        let block = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, entry.bytes.count))
        block.initialize(from: entry.bytes, count: entry.bytes.count)
        blocks.append(block)
        let fragment = zip_buffer_fragment_t(data: block, length: zip_uint64_t(entry.bytes.count))
        let fragments = [zip_buffer_fragment_t](repeating: fragment, count: entry.times)
        guard
            let source = zip_source_buffer_fragment_create(fragments, zip_uint64_t(fragments.count), 0, &error)
        else { throw ArchiveNotMade() }
        let index = zip_file_add(zip, entry.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else { throw ArchiveNotMade() }
        zip_set_file_compression(zip, zip_uint64_t(index), ZIP_CM_DEFLATE, 1)
        if let password = entry.password {
            guard zip_file_set_encryption(zip, zip_uint64_t(index), zip_uint16_t(ZIP_EM_AES_256), password) == 0 else {
                throw ArchiveNotMade()
            }
        }
    }
    guard zip_close(zip) == 0, zip_source_open(out) == 0 else { throw ArchiveNotMade() }
    defer { zip_source_close(out) }
    zip_source_seek(out, 0, SEEK_END)
    let size = zip_source_tell(out)
    zip_source_seek(out, 0, SEEK_SET)
    guard size > 0 else { throw ArchiveNotMade() }
    var bytes = [UInt8](repeating: 0, count: Int(size))
    guard zip_source_read(out, &bytes, zip_uint64_t(size)) == size else { throw ArchiveNotMade() }
    return bytes
}

private let relationBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

private func relations(_ list: [(id: String, type: String, target: String)]) -> String {
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + list.map { "<Relationship Id=\"\($0.id)\" Type=\"\(relationBase)/\($0.type)\" Target=\"\($0.target)\"/>" }
        .joined()
        + "</Relationships>"
}

/// A docx whose body is `body`.
func makeDocx(_ body: String, doctype: String = "", password: String? = nil) throws -> [UInt8] {
    let document =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\(doctype)<w:document xmlns:w=\"urn:w\" xmlns:mc=\"urn:mc\">"
        + "<w:body>\(body)</w:body></w:document>"
    return try makeZip([
        MadeEntry("_rels/.rels", relations([("rId1", "officeDocument", "word/document.xml")])),
        MadeEntry("word/document.xml", document, password: password),
    ])
}

/// A sheet for `makeXlsx`: what stands in its `worksheet` element.
struct MadeSheet {
    var name = "表1"
    var state = ""
    var content: String

    init(_ content: String, name: String = "表1", state: String = "") {
        self.content = content
        self.name = name
        self.state = state
    }
}

func makeXlsx(
    _ sheets: [MadeSheet], strings: [String]? = nil, formats: [String] = [], xfs: [Int] = [], workbook: String = ""
) throws -> [UInt8] {
    var book = "<workbook xmlns=\"urn:x\" xmlns:r=\"\(relationBase)\">\(workbook)<sheets>"
    var list: [(id: String, type: String, target: String)] = []
    var entries: [MadeEntry] = []
    for (i, sheet) in sheets.enumerated() {
        let state = sheet.state.isEmpty ? "" : " state=\"\(sheet.state)\""
        book += "<sheet name=\"\(sheet.name)\" sheetId=\"\(i + 7)\"\(state) r:id=\"r\(i)\"/>"
        list.append(("r\(i)", "worksheet", "worksheets/page\(i).xml"))
        entries.append(
            MadeEntry("xl/worksheets/page\(i).xml", "<worksheet xmlns=\"urn:x\">\(sheet.content)</worksheet>"))
    }
    if let strings {
        list.append(("s", "sharedStrings", "/xl/texts.xml"))
        entries.append(MadeEntry("xl/texts.xml", "<sst>" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"))
    }
    if !xfs.isEmpty {
        let codes = formats.enumerated().map { "<numFmt numFmtId=\"\(164 + $0)\" formatCode=\"\($1)\"/>" }.joined()
        let styles = xfs.map { "<xf numFmtId=\"\($0)\"><alignment/></xf>" }.joined()
        list.append(("f", "styles", "styles.xml"))
        entries.append(
            MadeEntry(
                "xl/styles.xml",
                "<styleSheet><numFmts>\(codes)</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
                    + "<cellXfs>\(styles)</cellXfs></styleSheet>"))
    }
    return try makeZip(
        [
            MadeEntry("_rels/.rels", relations([("rId1", "officeDocument", "xl/workbook.xml")])),
            MadeEntry("xl/workbook.xml", book + "</sheets></workbook>"),
            MadeEntry("xl/_rels/workbook.xml.rels", relations(list)),
        ] + entries)
}

/// The kind of the fault that `body` throws, nil where it throws none.
func faultKind<Result>(_ body: () throws -> Result) -> DocumentFault.Kind? {
    do {
        _ = try body()
        return nil
    } catch {
        return (error as? DocumentFault)?.kind
    }
}

extension Document {
    var tables: [Documents.Table] {
        blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    /// The blocks in words: `P text`, and for each cell of a table `row,column+rows×columns text`.
    var outline: [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .paragraph(let paragraph): ["P \(paragraph.text)"]
            case .table(let table): ["T \(table.rowCount)x\(table.columnCount)"] + table.outline
            }
        }
    }
}

extension Documents.Table {
    var outline: [String] {
        cells.map { cell in
            let spans = cell.rowSpan == 1 && cell.columnSpan == 1 ? "" : "+\(cell.rowSpan)x\(cell.columnSpan)"
            return "\(cell.row),\(cell.column)\(spans) \(cell.text)"
        }
    }
}
