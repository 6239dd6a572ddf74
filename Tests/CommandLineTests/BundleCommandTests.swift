import Foundation
import Testing

/// Archives and mails on the command line: the files in them, each by its path inside.
@Suite struct BundleCommandTests {
    private func mail(_ parts: [(name: String, bytes: [UInt8])], letter: String = "请查收") -> [UInt8] {
        var lines = [
            "From: a@example.invalid", "To: b@example.invalid", "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=x", "", "--x", "Content-Type: text/plain; charset=utf-8", "",
            letter,
        ]
        for (name, bytes) in parts {
            lines += [
                "--x", "Content-Type: application/octet-stream",
                "Content-Disposition: attachment; filename=\"\(name)\"",
                "Content-Transfer-Encoding: base64", "", Data(bytes).base64EncodedString(),
            ]
        }
        return Array((lines + ["--x--", ""]).joined(separator: "\r\n").utf8)
    }

    private func form(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: Run.fixture(name))))
    }

    @Test func eachFileIsReadByItsPathInside() throws {
        let folder = try Scratch()
        let inner = mail([("乙.csv", try form("clean/001.csv"))])
        let path = try folder.file("来信.eml", mail([("甲.docx", try form("clean/000.docx")), ("转发.eml", inner)]))
        let run = try Run("read", path, "--format", "json")
        #expect(run.status == 0)
        let sources = try run.out.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return object?["source"] as? String
        }
        #expect(sources == ["来信.eml/甲.docx", "来信.eml/转发.eml/乙.csv"])
        #expect(!run.errors.contains("正文"))
    }

    @Test func aBadFileIsToldAndTheOthersAreJudged() throws {
        let folder = try Scratch()
        let path = try folder.file(
            "来信.eml", mail([("坏.docx", [0x50, 0x4B, 3, 4, 0]), ("好.docx", try form("clean/000.docx"))]))
        let run = try Run("check", path)
        #expect(run.status == 2)
        #expect(run.errors.contains("\(path)/坏.docx："))
        #expect(run.out.contains("\(path)/好.docx"))
    }

    @Test func aMailWithoutAttachmentsIsItsLetter() throws {
        let folder = try Scratch()
        let run = try Run("check", try folder.file("来信.eml", mail([])))
        #expect(run.status == 2)
        #expect(run.errors.contains("来信.eml/正文.txt：文件里没有找到绩效目标表"))
    }
}
