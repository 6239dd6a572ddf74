import Basics
import CPdfium

/// Reads a pdf with pdfium, in this process.
enum PdfReader {
    /// nil where pdfium is not installed.
    static func read(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) -> Document? {
        guard let library = Pdfium.shared else { return nil }
        return try library.use { (pdf) throws(DocumentFault) -> Document in
            let result = bytes.withUnsafeBytes { raw -> Result<Document, DocumentFault> in
                do throws(DocumentFault) { return .success(try read(raw, pdf, limits)) } catch {
                    return .failure(error)
                }
            }
            return try result.get()
        }
    }

    private static func read(
        _ bytes: UnsafeRawBufferPointer, _ pdf: pdfium, _ limits: Limits
    ) throws(DocumentFault) -> Document {
        guard let start = bytes.baseAddress, let file = pdf.FPDF_LoadMemDocument64(start, bytes.count, nil) else {
            let reason = Int(pdf.FPDF_GetLastError())
            throw reason == PDFIUM_ERROR_PASSWORD || reason == PDFIUM_ERROR_SECURITY
                ? .pdfLocked : .pdfDamaged
        }
        defer { pdf.FPDF_CloseDocument(file) }
        let count = Int(pdf.FPDF_GetPageCount(file))
        guard count > 0 else { throw .pdfDamaged }
        guard count <= limits.pages else { throw .tooManyPages(count, limit: limits.pages) }
        var pages = PageCollection(limits: limits)
        for index in 0..<count {
            guard let page = pdf.FPDF_LoadPage(file, Int32(index)) else {
                pages.addUnreadable(index + 1)
                continue
            }
            defer { pdf.FPDF_ClosePage(page) }
            var reader = PdfPage(pdf, page, number: index + 1, limits: limits)
            try pages.add(try reader.read())
        }
        return try pages.finish(.pdf)
    }
}

/// One page of a pdf.
private struct PdfPage {
    let pdf: pdfium
    let page: pdfium_page
    let limits: Limits
    var content: PageContent
    var turn = PageTurn()
    var objects = 0

    init(_ pdf: pdfium, _ page: pdfium_page, number: Int, limits: Limits) {
        self.pdf = pdf
        self.page = page
        self.limits = limits
        content = PageContent(number: number, width: 0, height: 0)
    }

    mutating func read() throws(DocumentFault) -> PageContent {
        var box = pdfium_rectangle()
        _ = pdf.FPDF_GetPageBoundingBox(page, &box)
        let text = pdf.FPDFText_LoadPage(page)
        defer { if let text { pdf.FPDFText_ClosePage(text) } }
        let count = text.map { Int(pdf.FPDFText_CountChars($0)) } ?? 0
        guard count <= limits.characters else { throw .tooMuchOnPage(content.number) }
        let quarters = text.flatMap { direction($0, count) } ?? Int(pdf.FPDFPage_GetRotation(page))
        turn = PageTurn(quarters: quarters, box: box)
        (content.width, content.height) = turn.size
        if let text { characters(text, count) }
        let number = Int(pdf.FPDFPage_CountObjects(page))
        for index in 0..<max(0, number) {
            if let object = pdf.FPDFPage_GetObject(page, Int32(index)) { try add(object, .identity, depth: 0) }
        }
        return content
    }

    // MARK: Characters

    /// The direction in which most of the text runs, in quarter turns by which the page must be turned; nil without text.
    private func direction(_ text: pdfium_text, _ count: Int) -> Int? {
        var votes = [0, 0, 0, 0]
        let step = max(1, count / 200)
        for index in stride(from: 0, to: count, by: step) where pdf.FPDFText_IsGenerated(text, Int32(index)) != 1 {
            var matrix = pdfium_matrix()
            guard pdf.FPDFText_GetMatrix(text, Int32(index), &matrix) != 0 else { continue }
            if let quarter = PdfPage.quarter(matrix) { votes[quarter] += 1 }
        }
        guard let most = votes.max(), most > 0 else { return nil }
        return votes.firstIndex(of: most)
    }

    /// How text under this matrix runs: 0 to the right, 1 upwards (the page must be turned to the right), 2, 3; nil aslant.
    private static func quarter(_ m: pdfium_matrix) -> Int? {
        let (along, aside) = (abs(m.a), abs(m.b))
        if aside <= along * 0.1 { return m.a >= 0 ? 0 : 2 }
        if along <= aside * 0.1 { return m.b >= 0 ? 1 : 3 }
        return nil
    }

    private mutating func characters(_ text: pdfium_text, _ count: Int) {
        content.characters.reserveCapacity(count)
        for i in 0..<count {
            let index = Int32(i)
            // What pdfium adds to make running text: blanks and line ends.
            if pdf.FPDFText_IsGenerated(text, index) == 1 { continue }
            var scalar = pdf.FPDFText_GetUnicode(text, index)
            if scalar == 0x0D || scalar == 0x0A { continue }
            var matrix = pdfium_matrix()
            guard pdf.FPDFText_GetMatrix(text, index, &matrix) != 0 else { continue }
            // Halves of a pair come one by one.
            if (0xDC00...0xDFFF).contains(scalar), let last = content.characters.last,
                (0xD800...0xDBFF).contains(last.scalar)
            {
                let whole = 0x10000 + (last.scalar - 0xD800) << 10 + (scalar - 0xDC00)
                content.characters[content.characters.count - 1].scalar = whole
                continue
            }
            if scalar < 0x20 || scalar == 0xFFFE || scalar == 0xFFFF
                || pdf.FPDFText_HasUnicodeMapError(text, index) == 1
            {
                scalar = 0xFFFD
            }
            if scalar == 0xFFFD || (0xE000...0xF8FF).contains(scalar) { content.unmapped += 1 }
            guard PdfPage.quarter(matrix) == turn.quarters else {
                if !isBlank(scalar) { content.slanted.append(scalar) }
                continue
            }
            var (x, y) = (0.0, 0.0)
            _ = pdf.FPDFText_GetCharOrigin(text, index, &x, &y)
            var box = pdfium_rectangle()
            guard pdf.FPDFText_GetLooseCharBox(text, index, &box) != 0 else { continue }
            let size =
                Float(pdf.FPDFText_GetFontSize(text, index)) * (matrix.c * matrix.c + matrix.d * matrix.d).squareRoot()
            let origin = turn.point(Float(x), Float(y))
            let (a, b) = (turn.point(box.left, box.bottom), turn.point(box.right, box.top))
            guard size.isFinite, origin.x.isFinite, origin.y.isFinite, a.x.isFinite, b.x.isFinite else { continue }
            content.characters.append(
                PageCharacter(
                    scalar: scalar, left: min(a.x, b.x), right: max(a.x, b.x), baseline: origin.y,
                    size: min(max(size, 0.5), 500)))
        }
        for i in content.characters.indices where (0xD800...0xDFFF).contains(content.characters[i].scalar) {
            content.characters[i].scalar = 0xFFFD
            content.unmapped += 1
        }
    }

    // MARK: Lines

    private mutating func add(_ object: pdfium_object, _ outer: Affine, depth: Int) throws(DocumentFault) {
        objects += 1
        guard objects <= limits.objects else { throw .tooMuchOnPage(content.number) }
        var matrix = pdfium_matrix()
        switch Int(pdf.FPDFPageObj_GetType(object)) {
        case PDFIUM_OBJECT_PATH:
            guard pdf.FPDFPageObj_GetMatrix(object, &matrix) != 0 else { return }
            try path(object, Affine(matrix).then(outer))
        case PDFIUM_OBJECT_IMAGE: content.hasPicture = true
        case PDFIUM_OBJECT_FORM:
            guard depth < 16, pdf.FPDFPageObj_GetMatrix(object, &matrix) != 0 else { return }
            let inner = Affine(matrix).then(outer)
            for index in 0..<max(0, Int(pdf.FPDFFormObj_CountObjects(object))) {
                if let part = pdf.FPDFFormObj_GetObject(object, UInt(index)) { try add(part, inner, depth: depth + 1) }
            }
        default: break
        }
    }

    /// The strokes and thin filled rectangles of a path.
    private mutating func path(_ object: pdfium_object, _ matrix: Affine) throws(DocumentFault) {
        var (fill, stroke): (Int32, Int32) = (0, 0)
        guard pdf.FPDFPath_GetDrawMode(object, &fill, &stroke) != 0, fill != 0 || stroke != 0 else { return }
        let count = Int(pdf.FPDFPath_CountSegments(object))
        objects += max(0, count)
        guard objects <= limits.objects else { throw .tooMuchOnPage(content.number) }
        var points: [(x: Float, y: Float)] = []
        var isCurved = false
        for index in 0..<max(0, count) {
            guard let segment = pdf.FPDFPath_GetPathSegment(object, Int32(index)) else { continue }
            var (x, y): (Float, Float) = (0, 0)
            guard pdf.FPDFPathSegment_GetPoint(segment, &x, &y) != 0 else { continue }
            let there = matrix.apply(x, y)
            let point = turn.point(there.x, there.y)
            let kind = Int(pdf.FPDFPathSegment_GetType(segment))
            if kind == PDFIUM_SEGMENT_MOVE {
                content.addPath(points, isCurved: isCurved, isStroked: stroke != 0)
                points = [point]
                isCurved = false
                continue
            }
            if kind == PDFIUM_SEGMENT_CURVE { isCurved = true }
            points.append(point)
            if pdf.FPDFPathSegment_GetClose(segment) != 0, let first = points.first { points.append(first) }
        }
        content.addPath(points, isCurved: isCurved, isStroked: stroke != 0)
    }
}

/// A matrix of a drawing: x' = ax + cy + e, y' = bx + dy + f.
struct Affine {
    var (a, b, c, d, e, f): (Float, Float, Float, Float, Float, Float)

    static let identity = Affine(a: 1, b: 0, c: 0, d: 1, e: 0, f: 0)

    init(a: Float, b: Float, c: Float, d: Float, e: Float, f: Float) {
        (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
    }

    init(_ m: pdfium_matrix) { self.init(a: m.a, b: m.b, c: m.c, d: m.d, e: m.e, f: m.f) }

    func apply(_ x: Float, _ y: Float) -> (x: Float, y: Float) { (a * x + c * y + e, b * x + d * y + f) }

    /// First this, then the other.
    func then(_ o: Affine) -> Affine {
        Affine(
            a: o.a * a + o.c * b, b: o.b * a + o.d * b, c: o.a * c + o.c * d, d: o.b * c + o.d * d,
            e: o.a * e + o.c * f + o.e, f: o.b * e + o.d * f + o.f)
    }
}

/// How a page must be turned so that its text is upright; y then goes down from the upper edge.
struct PageTurn {
    var quarters = 0
    private var left: Float = 0
    private var bottom: Float = 0
    private var width: Float = 0
    private var height: Float = 0

    init() {}

    init(quarters: Int, box: pdfium_rectangle) {
        self.quarters = quarters & 3
        left = min(box.left, box.right)
        bottom = min(box.top, box.bottom)
        width = abs(box.right - box.left)
        height = abs(box.top - box.bottom)
    }

    var size: (Float, Float) { quarters % 2 == 0 ? (width, height) : (height, width) }

    func point(_ x: Float, _ y: Float) -> (x: Float, y: Float) {
        let (x, y) = (x - left, y - bottom)
        return switch quarters {
        case 0: (x, height - y)
        case 1: (y, x)
        case 2: (width - x, y)
        default: (height - y, width - x)
        }
    }
}
