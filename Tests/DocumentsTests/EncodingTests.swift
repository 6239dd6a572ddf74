import Basics
import CXML2
import Testing

@testable import Documents

/// The bytes of a string in another encoding, by the C library.
func encoded(_ string: String, as encoding: String) -> [UInt8] {
    guard let converter = iconv_open(encoding, "UTF-8") else { return [] }
    defer { iconv_close(converter) }
    var source = Array(string.utf8).map { CChar(bitPattern: $0) }
    var room = [CChar](repeating: 0, count: source.count * 4 + 16)
    var used = 0
    source.withUnsafeMutableBufferPointer { input in
        room.withUnsafeMutableBufferPointer { output in
            var from = input.baseAddress
            var left = input.count
            var to = output.baseAddress
            var free = output.count
            _ = iconv(converter, &from, &left, &to, &free)
            used = output.count - free
        }
    }
    return room[..<used].map { UInt8(bitPattern: $0) }
}

@Suite("Encodings")
struct EncodingTests {
    private let form = "项目支出绩效目标表\n数量指标\t维修校舍面积\t≥5400平方米\n"
    private let words = [Text("绩效"), Text("指标")]

    private func paragraph(_ document: Document) -> String? {
        guard case .paragraph(let paragraph)? = document.blocks.first else { return nil }
        return paragraph.text.string
    }

    @Test(
        "Every encoding of a form gives the same text",
        arguments: ["UTF-8", "GB18030", "GBK", "UTF-16LE", "UTF-16BE", "UTF-16"])
    func same(encoding: String) throws {
        let document = try Document.open(encoded(form, as: encoding), fieldWords: words)
        #expect(try document == Document.open(Array(form.utf8)))
        #expect(paragraph(document) == "项目支出绩效目标表")
        #expect(document.notices.isEmpty)
    }

    @Test("A mark at the beginning is no text")
    func mark() throws {
        #expect(paragraph(try Document.open([0xEF, 0xBB, 0xBF] + Array(form.utf8))) == "项目支出绩效目标表")
        #expect(paragraph(try Document.open([0xFE, 0xFF] + encoded(form, as: "UTF-16BE"))) == "项目支出绩效目标表")
    }

    @Test("Four-byte characters of GB18030 and characters beyond the base plane are read")
    func rareCharacters() throws {
        let text = "指标：㐀㙍县𠀀镇\n"
        #expect(paragraph(try Document.open(encoded(text, as: "GB18030"))) == "指标：㐀㙍县𠀀镇")
        #expect(paragraph(try Document.open(encoded(text, as: "UTF-16LE"), fieldWords: words)) == "指标：㐀㙍县𠀀镇")
    }

    @Test("A page in another encoding than it declares is read right, and that is told")
    func wrongDeclaration() throws {
        let page = "<html><meta charset=\"gb2312\"><p>绩效目标表</p>"
        let asUTF8 = try Document.open(Array(page.utf8))
        #expect(paragraph(asUTF8) == "绩效目标表")
        #expect(asUTF8.notices.map(\.text.zh) == ["文件声明的编码是 gb2312，实际是 UTF-8，已按 UTF-8 读"])
        let other = "<html><meta charset=\"utf-8\"><p>绩效目标表</p>"
        let asGB = try Document.open(encoded(other, as: "GB18030"))
        #expect(paragraph(asGB) == "绩效目标表")
        #expect(asGB.notices.map(\.text.zh) == ["文件声明的编码是 utf-8，实际是 GB18030，已按 GB18030 读"])
        #expect(try Document.open(encoded(page, as: "GB18030")).notices.isEmpty)
    }

    @Test("A few damaged bytes are shown and told, with the first line")
    func damaged() throws {
        var bytes = Array(String(repeating: form, count: 20).utf8)
        let second = try #require(bytes.firstIndex(of: 0x0A)) + 1
        bytes[second] = 0xFF
        let document = try Document.open(bytes, fieldWords: words)
        #expect(document.notices.map(\.text.zh) == ["有 1 处文字已损坏，显示为“�”，第一处在第 2 行"])
    }

    @Test("Text that is mostly damaged is refused")
    func mostlyDamaged() {
        let bytes = (0..<3_000).map { $0 % 3 == 0 ? UInt8(0xFF) : UInt8(0x80 + $0 % 0x20) }
        #expect {
            try Document.open(bytes)
        } throws: {
            ($0 as? DocumentFault)?.kind == .damaged
        }
    }

    @Test("Short text that two encodings allow is decided by the words of the field")
    func doubtful() throws {
        // In GB18030 these four bytes are 一位; in UTF-8 they are two other letters.
        let bytes = encoded("一位", as: "GB18030")
        let document = try Document.open(bytes, fieldWords: [Text("一位")])
        #expect(paragraph(document) == "一位")
        #expect(document.notices.count == 1)
    }

    @Test("A few NULs in a text are left out and told")
    func nuls() throws {
        var bytes = Array(String(repeating: form, count: 20).utf8)
        bytes.insert(0, at: 27)
        let document = try Document.open(bytes)
        #expect(paragraph(document) == "项目支出绩效目标表")
        #expect(document.notices.map(\.text.zh) == ["略去了 1 个空字符（NUL）"])
    }
}
