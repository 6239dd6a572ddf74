import Basics
import CPango
import Documents
import Library

/// Sheets as a PDF: laid out by pango, drawn by cairo. Rows stay whole where a page holds them; headings are repeated on each page.
struct PdfSheet {
    /// - Throws: `DocumentFault` where memory is short.
    static func bytes(_ sheets: [Sheet]) throws(DocumentFault) -> [UInt8] {
        let canvas = try PdfCanvas(title: sheets.map(\.title).joined(separator: "、"))
        let laid = sheets.map { PdfTable($0, canvas) }
        let count = laid.reduce(0) { $0 + $1.pages.count }
        var number = 1
        for table in laid {
            canvas.outline(table.sheet.title, page: number, y: 0)
            for page in table.pages.indices {
                canvas.begin(isWide: table.sheet.orientation == .landscape)
                table.draw(page)
                canvas.number(number, of: count)
                canvas.end()
                number += 1
            }
        }
        return try canvas.finish()
    }
}

/// A PDF in the making. Lengths are in points.
final class PdfCanvas {
    static let margin = 51.0
    private static let short = 595.28
    private static let long = 841.89
    /// 1980-01-01, as in the other kinds of files.
    private static let created = "1980-01-01T00:00:00Z"

    private final class Sink {
        var bytes: [UInt8] = []
    }

    private let sink = Sink()
    private let surface: OpaquePointer
    let cairo: OpaquePointer
    private let context: OpaquePointer
    private var size = (width: PdfCanvas.short, height: PdfCanvas.long)
    private var layouts: [OpaquePointer] = []

    init(title: String) throws(DocumentFault) {
        let closure = Unmanaged.passUnretained(sink).toOpaque()
        guard
            let surface = cairo_pdf_surface_create_for_stream(
                { closure, data, count in
                    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
                    Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue().bytes
                        .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
                    return CAIRO_STATUS_SUCCESS
                }, closure, PdfCanvas.short, PdfCanvas.long)
        else { throw PdfCanvas.fault }
        guard let cairo = cairo_create(surface), let context = pango_cairo_create_context(cairo) else {
            cairo_surface_destroy(surface)
            throw PdfCanvas.fault
        }
        self.surface = surface
        self.cairo = cairo
        self.context = context
        pango_context_set_language(context, pango_language_from_string("zh-CN"))
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "标尺")
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, PdfCanvas.created)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, PdfCanvas.created)
    }

    deinit {
        for layout in layouts { g_object_unref(UnsafeMutableRawPointer(layout)) }
        g_object_unref(UnsafeMutableRawPointer(context))
        cairo_destroy(cairo)
        cairo_surface_destroy(surface)
    }

    static func body(isWide: Bool) -> (width: Double, height: Double) {
        let (width, height) = isWide ? (long, short) : (short, long)
        return (width - 2 * margin, height - 2 * margin)
    }

    func begin(isWide: Bool) {
        size = isWide ? (PdfCanvas.long, PdfCanvas.short) : (PdfCanvas.short, PdfCanvas.long)
        cairo_pdf_surface_set_size(surface, size.width, size.height)
        cairo_set_source_rgb(cairo, 0, 0, 0)
        cairo_set_line_width(cairo, 0.5)
    }

    func end() { cairo_show_page(cairo) }

    func number(_ number: Int, of count: Int) {
        guard let line = lines(Text("\(number) / \(count)"), font: "仿宋_GB2312", size: 9, width: 200).first else {
            return
        }
        draw(line, x: (size.width - line.width) / 2, y: size.height - PdfCanvas.margin * 0.7)
    }

    func outline(_ words: String, page: Int, y: Double) {
        cairo_pdf_surface_add_outline(
            surface, 0, words, "page=\(page) pos=[\(PdfCanvas.margin) \(y + PdfCanvas.margin)]",
            CAIRO_PDF_OUTLINE_FLAG_OPEN)
    }

    // MARK: Text

    struct Line {
        let line: UnsafeMutablePointer<PangoLayoutLine>
        let width: Double
        let height: Double
        let baseline: Double
    }

    /// The lines of a text, broken to a width.
    func lines(_ text: Text, font: String, size: Double, width: Double) -> [Line] {
        guard !text.isEmpty, let layout = pango_layout_new(context) else { return [] }
        layouts.append(layout)
        let description = pango_font_description_new()
        pango_font_description_set_family(description, PdfCanvas.families(font))
        pango_font_description_set_absolute_size(description, size * Double(PANGO_SCALE))
        pango_layout_set_font_description(layout, description)
        pango_font_description_free(description)
        pango_layout_set_width(layout, Int32(max(8, width) * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_text(layout, Markup.printable(text.string), -1)
        return (0..<pango_layout_get_line_count(layout)).compactMap { i in
            guard let line = pango_layout_get_line_readonly(layout, i) else { return nil }
            var extent = PangoRectangle()
            pango_layout_line_get_extents(line, nil, &extent)
            let scale = Double(PANGO_SCALE)
            return Line(
                line: line, width: Double(extent.width) / scale, height: Double(extent.height) / scale,
                baseline: -Double(extent.y) / scale)
        }
    }

    func draw(_ line: Line, x: Double, y: Double) {
        cairo_move_to(cairo, x, y + line.baseline)
        pango_cairo_show_layout_line(cairo, line.line)
    }

    func frame(x: Double, y: Double, width: Double, height: Double) {
        cairo_rectangle(cairo, x, y, width, height)
        cairo_stroke(cairo)
    }

    /// The font, and what stands in for it.
    private static func families(_ font: String) -> String {
        font.contains("黑体")
            ? "\(font),SimHei,Noto Sans CJK SC,sans-serif" : "\(font),仿宋,FangSong,宋体,SimSun,Noto Serif CJK SC,serif"
    }

    // MARK: The end

    func finish() throws(DocumentFault) -> [UInt8] {
        cairo_surface_finish(surface)
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, cairo_status(cairo) == CAIRO_STATUS_SUCCESS else {
            throw PdfCanvas.fault
        }
        return PdfLanguage.set(in: sink.bytes)
    }

    private static var fault: DocumentFault {
        DocumentFault(
            .unreadable, Wording(zh: "PDF 写不出来", en: "the PDF cannot be written"),
            advice: Wording(zh: "请检查内存是否还有空间。", en: "Check that there is memory left."))
    }
}

/// The language of a PDF, which cairo cannot set: its catalogue is written again at the end, as the format provides for changes.
enum PdfLanguage {
    static func set(in bytes: [UInt8]) -> [UInt8] {
        let text = Text(bytes: bytes)
        guard let trailer = last("trailer", of: text), let rootAt = text.firstIndex(of: "/Root ", from: trailer),
            let root = number(bytes, from: rootAt + 6), let sizeAt = text.firstIndex(of: "/Size ", from: trailer),
            let size = number(bytes, from: sizeAt + 6), let startAt = text.firstIndex(of: "startxref", from: trailer),
            let start = number(bytes, from: startAt + 10),
            let object = text.firstIndex(of: Text("\n\(root) 0 obj\n")).map({ $0 + 1 }),
            let end = text.firstIndex(of: "endobj", from: object),
            let type = text.firstIndex(of: "/Type /Catalog", from: object), type < end
        else { return bytes }
        let info = text.firstIndex(of: "/Info ", from: trailer).flatMap { number(bytes, from: $0 + 6) }
        var out = bytes
        if out.last != 0x0A { out.append(0x0A) }
        let at = out.count
        out += bytes[object..<type + 14]
        out += Array(" /Lang (zh-CN)".utf8)
        out += bytes[type + 14..<end]
        out += Array("endobj\n".utf8)
        let table = out.count
        let offset = String(at)
        let padded = String(repeating: "0", count: max(0, 10 - offset.count)) + offset
        out += Array("xref\n\(root) 1\n\(padded) 00000 n \n".utf8)
        out += Array(
            "trailer\n<< /Size \(size) /Root \(root) 0 R\(info.map { " /Info \($0) 0 R" } ?? "") /Prev \(start) >>\n"
                .utf8)
        out += Array("startxref\n\(table)\n%%EOF\n".utf8)
        return out
    }

    private static func last(_ word: StaticString, of text: Text) -> Int? {
        var found: Int?
        var from = max(0, text.count - 4096)
        while let at = text.firstIndex(of: word, from: from) {
            found = at
            from = at + 1
        }
        return found
    }

    private static func number(_ bytes: [UInt8], from: Int) -> Int? {
        Int(
            String(
                decoding: bytes[min(from, bytes.count)...].prefix(12).prefix { (0x30...0x39).contains($0) },
                as: UTF8.self))
    }
}
