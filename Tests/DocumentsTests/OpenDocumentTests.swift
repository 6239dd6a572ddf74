import Basics
import Testing

@testable import Documents

@Suite("Opening a file by its content")
struct OpenDocumentTests {
    private func fault(_ bytes: [UInt8], limits: Limits = .standard) -> DocumentFault? {
        do throws(DocumentFault) {
            _ = try Document.open(bytes, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    @Test("A file without text is empty, also one of blanks and a mark")
    func empty() {
        #expect(fault([])?.kind == .empty)
        #expect(fault([0xEF, 0xBB, 0xBF, 0x20, 0x0A])?.kind == .empty)
        #expect(fault([0xFF, 0xFE])?.kind == .empty)
        #expect(fault([])?.message.zh == "文件是空的，没有任何文字")
    }

    @Test("PDF, pictures and other binary files are named as what they are")
    func otherTypes() {
        #expect(fault(Array("%PDF-1.7\n".utf8))?.message.zh == "这是 PDF 文件，目前还不能读")
        #expect(fault([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A])?.kind == .picture)
        #expect(fault([0xFF, 0xD8, 0xFF, 0xE0])?.kind == .picture)
        #expect(fault(Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBP".utf8))?.kind == .picture)
        #expect(fault([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 3, 0, 0x3E, 0])?.kind == .unknownType)
    }

    @Test("A file above the limit is refused before it is read")
    func tooLarge() {
        var limits = Limits()
        limits.bytesIn = 1 << 20
        let fault = fault([UInt8](repeating: 0x61, count: (1 << 20) + (1 << 19)), limits: limits)
        #expect(fault?.kind == .tooLarge)
        #expect(fault?.message.zh == "文件有 1.5 MB，超过 1 MB 的上限")
    }

    @Test(
        "The kind of a text is told by its structure",
        arguments: [
            ("<!DOCTYPE html><p>x", FileFormat.html), ("标题\n<table><tr><td>a</td></tr></table>", .html),
            ("<div>一</div><p>二</p>", .html), ("a,b\nc,d\n", .csv), ("a;b;c\nd;\"e\";f\n", .csv),
            ("\"甲\n乙\"\t丙\n丁\t戊\n", .csv), ("| a | b |\n| --- | --- |\n| c | d |\n", .markdown),
            ("| a<br>b | c |\n|---|---|\n| d<br>e | f<br>g |\n", .markdown), ("部门\t教育局\n", .text),
            ("名称\t<p>一</p><p>二</p>\t<ol><li>三</li></ol>\n职能\t<p>四</p>\t五\n", .text),
            ("总额3,053.16\n1,709.77\n1,343.39\n", .text), ("a | b |||||\nc | d |||||\n", .text),
        ])
    func kinds(content: String, format: FileFormat) throws {
        #expect(try Document.open(Array(content.utf8)).format == format)
    }
}
