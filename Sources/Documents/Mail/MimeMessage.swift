import Basics

/// Tells mails and pages saved as one file (mht) apart, and both from other texts.
enum MimeMessage {
    /// Whether these bytes begin with the headers of a letter.
    static func isMail(_ bytes: [UInt8]) -> Bool {
        guard let head = Head(bytes) else { return false }
        return head.isLetter || head.isMime && head.type.hasPrefix("multipart/mixed")
    }

    /// Whether these bytes are a page with all that belongs to it, as browsers and Office save it.
    static func isPage(_ bytes: [UInt8]) -> Bool {
        guard let head = Head(bytes), head.isMime, !head.isLetter else { return false }
        return head.type.hasPrefix("multipart/related") || head.type.hasPrefix("multipart/alternative")
            || head.type.hasPrefix("text/html")
    }

    /// The first headers of what may be a message.
    private struct Head {
        var isLetter = false
        var isMime = false
        var type = ""

        init?(_ bytes: [UInt8]) {
            var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            while start < min(bytes.count, 16), bytes[start] == 0x0A || bytes[start] == 0x0D { start += 1 }
            let head = bytes[start..<min(bytes.count, start + 64 << 10)]
            // Its first line is a header, or nothing here is one.
            let name = head.prefix { $0 != 0x3A && $0 > 0x20 && $0 < 0x7F }
            guard !name.isEmpty, name.count < 64, name.endIndex < head.endIndex, head[name.endIndex] == 0x3A else {
                return nil
            }
            var lines = MimeLines(head)
            let headers = lines.headers(most: 200)
            let names = Set(headers.map(\.name))
            isMime = names.contains("mime-version")
            type =
                headers.first { $0.name == "content-type" }.map {
                    String(decoding: $0.value, as: UTF8.self).lowercased()
                } ?? ""
            let sent = ["received", "to", "cc", "message-id", "return-path", "delivered-to"]
            isLetter =
                sent.contains { names.contains($0) }
                && (names.contains("from") || names.contains("received") || names.contains("return-path"))
        }
    }
}
