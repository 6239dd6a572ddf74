import Basics
import Glibc

/// The text of a file as UTF-8 without a mark, and what was noticed on the way there.
///
/// Decided by strict decoding of the whole text; what the file declares only decides where two decodings are possible, since pages
/// are often stored in another encoding than they say.
struct DecodedText {
    var bytes: [UInt8]
    var notices: [DocumentNotice] = []

    init(_ source: [UInt8], fieldWords: [Text] = []) throws(DocumentFault) {
        if source.starts(with: [0xEF, 0xBB, 0xBF]) {
            bytes = []
            try take(.utf8, of: source[3...])
        } else if source.starts(with: [0xFF, 0xFE]) {
            bytes = []
            try take(.utf16LittleEndian, of: source[2...])
        } else if source.starts(with: [0xFE, 0xFF]) {
            bytes = []
            try take(.utf16BigEndian, of: source[2...])
        } else {
            bytes = source
            try chooseWithoutMark(source, fieldWords: fieldWords)
        }
        dropNULs()
    }

    /// A text that says its encoding by a mark at its beginning.
    private mutating func take(_ encoding: Encoding, of source: ArraySlice<UInt8>) throws(DocumentFault) {
        guard let attempt = encoding.decode(source, allowed: allowedDamages(source.count)) else {
            throw .mostlyDamaged(bad: allowedDamages(source.count) + 1, firstLine: 1)
        }
        accept(attempt)
    }

    private mutating func chooseWithoutMark(_ source: [UInt8], fieldWords: [Text]) throws(DocumentFault) {
        if hasNUL(source) {
            let nuls = countNULs(source)
            // Digits, tabs and line ends of UTF-16 have a zero byte, always on the same side.
            let order: [Encoding] =
                nuls.odd > nuls.even
                ? [.utf16LittleEndian, .utf16BigEndian] : [.utf16BigEndian, .utf16LittleEndian]
            let (more, fewer) = (max(nuls.even, nuls.odd), min(nuls.even, nuls.odd))
            let isOneSided = fewer * 20 <= more && (more * 200 >= source.count || source.count < 400)
            for encoding in order {
                guard let attempt = encoding.decode(source[...], allowed: source.count / 400) else { continue }
                if isOneSided && encoding == order[0] || countWords(fieldWords, in: attempt.bytes) > 0 {
                    accept(attempt)
                    return
                }
            }
            guard (more + fewer) * 100 <= source.count else { throw .binary }
        }

        let declared = DeclaredEncoding(in: source)
        let (invalid, beyondASCII) = source.withUnsafeBufferPointer { firstInvalidUTF8($0) }
        if invalid == nil {
            if beyondASCII == 0 { return }
            // So short that text of GB18030 may look like UTF-8 by chance.
            if beyondASCII < 64, let other = Encoding.gb18030.decode(source[...], allowed: 0) {
                let here = countWords(fieldWords, in: source)
                let there = countWords(fieldWords, in: other.bytes)
                if there > here {
                    bytes = other.bytes
                    notices.append(.doubtfulEncoding(taken: .gb18030, other: .utf8))
                    return
                }
            }
            if let declared, declared.family != .utf8 {
                notices.append(.wrongDeclaration(declared.name, actual: .utf8))
            }
            return
        }

        let allowed = allowedDamages(source.count)
        let asUTF8 = Encoding.utf8.decode(source[...], allowed: allowed)
        if let strict = Encoding.gb18030.decode(source[...], allowed: 0) {
            if let asUTF8, asUTF8.damages * 40 <= beyondASCIICharacters(asUTF8.bytes),
                countWords(fieldWords, in: asUTF8.bytes) >= countWords(fieldWords, in: strict.bytes)
            {
                accept(asUTF8)
                notices.append(.doubtfulEncoding(taken: .utf8, other: .gb18030))
                return
            }
            bytes = strict.bytes
            if let declared, declared.family != .gb18030 {
                notices.append(.wrongDeclaration(declared.name, actual: .gb18030))
            }
            return
        }

        // No strict decoding: UTF-16 without any digit or line end shows itself only by the words of the field.
        for encoding in [Encoding.utf16LittleEndian, .utf16BigEndian] where source.count % 2 == 0 {
            if let attempt = encoding.decode(source[...], allowed: 0), countWords(fieldWords, in: attempt.bytes) > 0 {
                accept(attempt)
                notices.append(.doubtfulEncoding(taken: encoding, other: .gb18030))
                return
            }
        }
        let asGB = Encoding.gb18030.decode(source[...], allowed: allowed)
        switch (asUTF8, asGB) {
        case (let utf8?, let gb?):
            let utf8Wins = utf8.damages == gb.damages ? declared?.family != .gb18030 : utf8.damages < gb.damages
            accept(utf8Wins ? utf8 : gb)
        case (let only?, nil), (nil, let only?): accept(only)
        case (nil, nil):
            var first = Encoding.Attempt(bytes: source)
            first.firstDamage = invalid
            throw .mostlyDamaged(bad: allowed + 1, firstLine: first.firstDamagedLine)
        }
    }

    private mutating func accept(_ attempt: Encoding.Attempt) {
        bytes = attempt.bytes
        guard attempt.damages > 0 else { return }
        notices.append(.damagedText(attempt.damages, firstLine: attempt.firstDamagedLine))
    }

    /// A damage in thirty bytes and more is no text any more.
    private func allowedDamages(_ count: Int) -> Int { max(1, count / 30) }

    private mutating func dropNULs() {
        guard hasNUL(bytes) else { return }
        let before = bytes.count
        bytes.removeAll { $0 == 0 }
        notices.append(.droppedNULs(before - bytes.count))
    }

    private func hasNUL(_ source: [UInt8]) -> Bool {
        source.withUnsafeBufferPointer { b in b.baseAddress.map { memchr($0, 0, b.count) != nil } ?? false }
    }

    private func countNULs(_ source: [UInt8]) -> (even: Int, odd: Int) {
        source.withUnsafeBufferPointer { b in
            var counts = (even: 0, odd: 0)
            for i in 0..<b.count where b[i] == 0 {
                if i % 2 == 0 { counts.even += 1 } else { counts.odd += 1 }
            }
            return counts
        }
    }

    private func countWords(_ words: [Text], in bytes: [UInt8]) -> Int {
        let text = Text(bytes: bytes)
        var n = 0
        for word in words where !word.isEmpty && text.contains(word) { n += 1 }
        return n
    }

    private func beyondASCIICharacters(_ bytes: [UInt8]) -> Int {
        var n = 0
        for byte in bytes where byte >= 0xC0 { n += 1 }
        return n
    }
}

/// What a page or an XML file says of its own encoding.
struct DeclaredEncoding {
    var name: String
    /// nil: none of those that are read here.
    var family: Encoding?

    /// - Parameter bytes: only the first 4 KB are searched, and only where the text has tags.
    init?(in bytes: [UInt8]) {
        // `<meta`, `<html` or `<?xml`: most texts hold none of them, and are not looked at further.
        let mayDeclare = bytes.withUnsafeBufferPointer { b in
            for i in 0..<max(0, min(b.count, 4_096) - 1) where b[i] == 0x3C {
                if b[i + 1] | 0x20 == 0x6D || b[i + 1] | 0x20 == 0x68 || b[i + 1] == 0x3F { return true }
            }
            return false
        }
        guard mayDeclare else { return nil }
        let head = Text(bytes: bytes.prefix(4_096).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
        var at: Int?
        if head.contains("<meta") || head.contains("<html") {
            at = head.firstIndex(of: "charset=").map { $0 + 8 }
        }
        if at == nil, head.contains("<?xml") {
            at = head.firstIndex(of: "encoding=").map { $0 + 9 }
        }
        guard var i = at else { return nil }
        while i < head.count, head.bytes[i] == 0x22 || head.bytes[i] == 0x27 || head.bytes[i] == 0x20 { i += 1 }
        let start = i
        while i < head.count, i - start < 20, isNameByte(head.bytes[i]) { i += 1 }
        guard i > start else { return nil }
        let word = head[start..<i]
        name = word.string
        if word == "utf-8" || word == "utf8" {
            family = .utf8
        } else if word == "gb2312" || word == "gbk" || word == "gb18030" || word == "gb_2312-80" || word == "cp936" {
            family = .gb18030
        } else {
            family = nil
        }
    }
}

private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x30...0x39, 0x2D, 0x5F: true
    default: false
    }
}

extension DocumentNotice {
    static func wrongDeclaration(_ declared: String, actual: Encoding) -> DocumentNotice {
        DocumentNotice(
            Wording(
                zh: "文件声明的编码是 \(declared)，实际是 \(actual.name)，已按 \(actual.name) 读",
                en: "the file declares the encoding \(declared), but it is \(actual.name) and was read so"))
    }

    static func doubtfulEncoding(taken: Encoding, other: Encoding) -> DocumentNotice {
        DocumentNotice(
            Wording(
                zh: "编码有两种可能（\(taken.name)、\(other.name)），已按 \(taken.name) 读；如有乱码，请另存为 UTF-8",
                en:
                    "the encoding may be \(taken.name) or \(other.name); it was read as \(taken.name): if words look wrong, save the file as UTF-8"
            ))
    }

    static func damagedText(_ count: Int, firstLine: Int) -> DocumentNotice {
        DocumentNotice(
            Wording(
                zh: "有 \(count) 处文字已损坏，显示为“�”，第一处在第 \(firstLine) 行",
                en: "\(count) places of the text are damaged and shown as “�”, the first on line \(firstLine)"))
    }

    static func droppedNULs(_ count: Int) -> DocumentNotice {
        DocumentNotice(
            Wording(
                zh: "略去了 \(count) 个空字符（NUL）", en: "\(count) NUL characters were left out"))
    }
}
