import Testing

@testable import Basics
@testable import Documents

@Suite struct MailTests {
    private func message(_ lines: String...) -> [UInt8] { Array(lines.joined(separator: "\r\n").utf8) }

    @Test func attachmentsWithTheirNames() throws {
        let mail = message(
            "From: a@example.invalid", "To: b@example.invalid", "Subject: =?gb18030?B?vKjQpw==?=", "MIME-Version: 1.0",
            "Content-Type: multipart/mixed;", "\tboundary=\"x\"", "", "preamble",
            "--x", "Content-Type: multipart/alternative; boundary=y", "",
            "--y", "Content-Type: text/plain", "", "plain", "--y", "Content-Type: text/html", "", "<p>页</p>", "--y--",
            "--x", "Content-Type: application/octet-stream; name=\"=?gb18030?B?vKg=?= =?gb18030?B?0KcudHh0?=\"",
            "Content-Transfer-Encoding: base64", "", "55Sy", "5LmZ",
            "--x", "Content-Type: text/csv", "Content-Disposition: attachment;",
            " filename*0*=utf-8''%E8%A1%A8;", " filename*1=\".csv\"", "Content-Transfer-Encoding: quoted-printable", "",
            "=E4=B8=99,=", "1", "--x", "Content-Type: image/png; name=logo.png", "Content-ID: <1>", "", "x", "--x--", ""
        )
        #expect(FileBundle.kind(of: mail) == .mail)
        #expect(try listed(mail) == ["✉正文.html: <p>页</p>", "绩效.txt: 甲乙", "表.csv: 丙,1"])
    }

    @Test func aMailWithinAMail() throws {
        let mail = message(
            "From: a@example.invalid", "Received: from x", "Content-Type: multipart/mixed; boundary=x", "", "--x", "",
            "外", "--x", "Content-Type: message/rfc822", "", "From: c@example.invalid", "To: d@example.invalid",
            "Content-Type: multipart/mixed; boundary=z", "", "--z", "Content-Disposition: attachment; filename=a.txt",
            "",
            "里", "--z--", "--x--")
        #expect(try listed(mail) == ["✉正文.txt: 外", "附件.eml/a.txt: 里"])
    }

    @Test func anEncryptedMailIsTold() throws {
        let mail = message(
            "From: a@example.invalid", "To: b@example.invalid", "Content-Type: application/pkcs7-mime; name=smime.p7m",
            "",
            "xxxx")
        #expect(try listed(mail) == ["smime.p7m! encrypted"])
    }

    @Test func partsWithoutEndDoNotTrap() throws {
        for cut in 0..<200 {
            let mail = message(
                "From: a@example.invalid", "To: b@example.invalid", "Content-Type: multipart/mixed; boundary=\"x\"", "",
                "--x", "Content-Type: text/plain; name*0*=utf-8''%E8; name=\"=?gb?B?v", "", "--x", "--x--", "--x")
            _ = try? listed(Array(mail.prefix(cut)))
        }
    }

    @Test func aPageWithAllThatBelongsToIt() throws {
        let page = message(
            "From: <Saved by a browser>", "Subject: x", "MIME-Version: 1.0",
            "Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"", "",
            "--b", "Content-Type: text/html; charset=\"utf-8\"", "Content-Transfer-Encoding: quoted-printable", "",
            "<table><tr><td>=E4=B8=80</td><td colspan=3D2>=E4=\r\n=BA=8C</td></tr></table>",
            "--b", "Content-Type: image/png", "", "x", "--b", "Content-Type: text/html",
            "Content-Transfer-Encoding: base64", "", "PHA+55SyPC9wPg==", "--b--")
        #expect(FileBundle.kind(of: page) == nil)
        let document = try Document.open(page)
        #expect(document.format == .html)
        #expect(drawn(tables(document).first) == ["0,0 一", "0,1+1×2 二"])
        #expect(paragraphs(document) == ["甲"])
    }

    @Test func textThatLooksABitLikeAMailIsNone() throws {
        #expect(FileBundle.kind(of: message("To: 教育局", "部门: 甲")) == nil)
        #expect(FileBundle.kind(of: message("name,value", "a,b")) == nil)
    }
}
