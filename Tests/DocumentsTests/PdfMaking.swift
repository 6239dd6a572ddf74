/// Makes a pdf: pages of lines, thin rectangles and Chinese text, in the order given. Points from the lower left, as pdf has them.
struct PdfMaking {
    enum Font: String {
        case mapped = "F1"
        case unmapped = "F2"
    }

    struct Page {
        var width = 400
        var height = 300
        var rotation = 0
        var content = ""

        mutating func text(_ words: String, x: Double, y: Double, size: Double = 10, font: Font = .mapped) {
            text(words, matrix: "1 0 0 1 \(x) \(y)", size: size, font: font)
        }

        mutating func text(_ words: String, matrix: String, size: Double = 10, font: Font = .mapped) {
            let hex = words.utf16.map { unit in
                let digits = String(unit, radix: 16, uppercase: true)
                return String(repeating: "0", count: 4 - digits.count) + digits
            }.joined()
            content += "BT /\(font.rawValue) \(size) Tf \(matrix) Tm <\(hex)> Tj ET\n"
        }

        mutating func stroke(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) {
            content += "\(x0) \(y0) m \(x1) \(y1) l S\n"
        }

        mutating func fill(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
            content += "\(x) \(y) \(width) \(height) re f\n"
        }

        mutating func picture() { content += "q 300 0 0 200 20 20 cm /I1 Do Q\n" }

        /// Lines around cells; `rows` from the top downwards.
        mutating func grid(columns: [Double], rows: [Double]) {
            for x in columns { stroke(x, rows[0], x, rows[rows.count - 1]) }
            for y in rows { stroke(columns[0], y, columns[columns.count - 1], y) }
        }
    }

    var pages: [Page]
    var isLocked = false

    var bytes: [UInt8] {
        var objects: [String] = []
        let kids = pages.indices.map { "\(10 + 2 * $0) 0 R" }.joined(separator: " ")
        objects.append("1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj")
        objects.append("2 0 obj << /Type /Pages /Kids [\(kids)] /Count \(pages.count) >> endobj")
        objects.append(
            "3 0 obj << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
                + "/DescendantFonts [4 0 R] >> endobj")
        objects.append(
            "4 0 obj << /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R "
                + "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >> endobj")
        objects.append(
            "5 0 obj << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] "
                + "/ItalicAngle 0 /Ascent 800 /Descent -200 /StemV 80 /CapHeight 700 >> endobj")
        objects.append(
            "6 0 obj << /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H /DescendantFonts [7 0 R] >> "
                + "endobj")
        objects.append(
            "7 0 obj << /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd /DW 1000 /FontDescriptor 5 0 R "
                + "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >> endobj")
        objects.append(
            "8 0 obj << /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
                + "/BitsPerComponent 8 /Length 1 >> stream\n0\nendstream endobj")
        for (i, page) in pages.enumerated() {
            objects.append(
                "\(10 + 2 * i) 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 \(page.width) \(page.height)] "
                    + "/Rotate \(page.rotation) /Contents \(11 + 2 * i) 0 R /Resources << /Font << /F1 3 0 R /F2 6 0 R >> "
                    + "/XObject << /I1 8 0 R >> >> >> endobj")
            objects.append(
                "\(11 + 2 * i) 0 obj << /Length \(page.content.utf8.count) >> stream\n\(page.content)endstream endobj")
        }
        var out = "%PDF-1.5\n"
        var places: [Int: Int] = [:]
        for object in objects {
            places[Int(object.prefix { $0 != " " }) ?? 0] = out.utf8.count
            out += object + "\n"
        }
        let table = out.utf8.count
        let count = 10 + 2 * pages.count
        out += "xref\n0 \(count)\n0000000000 65535 f \n"
        for number in 1..<count {
            let place = String(places[number] ?? 0)
            let state = places[number] == nil ? "65535 f" : "00000 n"
            out += String(repeating: "0", count: 10 - place.count) + place + " \(state) \n"
        }
        // A key that no password opens.
        let key = String(repeating: "41", count: 32)
        let lock =
            isLocked
            ? "/Encrypt << /Filter /Standard /V 1 /R 2 /O <\(key)> /U <\(key)> /P -4 >> /ID [<41> <41>] " : ""
        out += "trailer << /Size \(count) /Root 1 0 R \(lock)>>\nstartxref\n\(table)\n%%EOF\n"
        return Array(out.utf8)
    }
}
