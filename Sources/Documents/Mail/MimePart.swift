import Basics

/// A part of a MIME message: its headers, and its parts or its content.
struct MimePart {
    /// Names in small letters, values as they stand with folded lines joined.
    private var headers: [(name: String, value: [UInt8])] = []
    private(set) var parts: [MimePart] = []
    /// Undecoded.
    private let raw: ArraySlice<UInt8>

    /// Parts beyond these are not looked at, which no honest message has.
    private static let mostParts = 4_096
    private static let deepest = 16

    /// - Parameter bytes: the part from its first header on.
    init(_ bytes: ArraySlice<UInt8>) {
        var left = MimePart.mostParts
        self.init(bytes, depth: 0, &left)
    }

    private init(_ bytes: ArraySlice<UInt8>, depth: Int, _ left: inout Int) {
        var lines = MimeLines(bytes)
        headers = lines.headers()
        raw = lines.rest
        guard type.hasPrefix("multipart/"), depth < MimePart.deepest,
            let boundary = parameter("boundary", of: "content-type"), !boundary.isEmpty
        else { return }
        let mark = Array("--".utf8) + boundary
        var start: Int?
        while let line = lines.next() {
            guard line.content.starts(with: mark) else { continue }
            let rest = line.content.dropFirst(mark.count)
            let closes = rest.starts(with: [0x2D, 0x2D])
            guard closes || rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
            if let start, left > 0 {
                left -= 1
                parts.append(MimePart(bytes[start..<max(start, line.before)], depth: depth + 1, &left))
            }
            start = closes ? nil : line.next
            if closes { return }
        }
        // The end is missing: what there is of the last part.
        if let start, left > 0 { parts.append(MimePart(bytes[start...], depth: depth + 1, &left)) }
    }

    /// Its type in small letters, `text/plain` where none is stated.
    var type: String {
        guard let value = value("content-type") else { return "text/plain" }
        let word = value.prefix { $0 != 0x3B && $0 != 0x20 && $0 != 0x09 }
        return String(decoding: word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    func has(_ name: String) -> Bool { value(name) != nil }

    func value(_ name: String) -> [UInt8]? { headers.first { $0.name == name }?.value }

    /// The name that its sender gave it as a file.
    var fileName: String? {
        guard
            let name = parameter("filename", of: "content-disposition") ?? parameter("name", of: "content-type"),
            !name.isEmpty
        else { return nil }
        let decoded = BundleName.decoded(MimeWords.decoded(name))
        return decoded.isEmpty ? nil : decoded
    }

    /// A parameter of a header: plain, quoted, or in numbered and percent-coded pieces (RFC 2231).
    private func parameter(_ name: String, of header: String) -> [UInt8]? {
        guard let value = value(header) else { return nil }
        return MimeParameters(value)[name]
    }

    /// Its content, decoded from base64 or quoted-printable.
    var content: [UInt8] {
        let coding = value("content-transfer-encoding").map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
        if coding.contains("base64") { return MimeCoding.base64(raw) }
        if coding.contains("quoted-printable") { return MimeCoding.quotedPrintable(raw) }
        return Array(raw)
    }
}

/// The lines of a message, one by one.
struct MimeLines {
    private let bytes: ArraySlice<UInt8>
    private var at: Int

    struct Line {
        var content: ArraySlice<UInt8>
        /// The end of the line before, without its line end.
        var before: Int
        var next: Int
    }

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    var rest: ArraySlice<UInt8> { bytes[at...] }

    mutating func next() -> Line? {
        guard at < bytes.endIndex else { return nil }
        var before = at
        if before > bytes.startIndex, bytes[before - 1] == 0x0A { before -= 1 }
        if before > bytes.startIndex, before < at, bytes[before - 1] == 0x0D { before -= 1 }
        let start = at
        var end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
        at = end
        if at < bytes.endIndex { at += bytes[at] == 0x0D && at + 1 < bytes.endIndex && bytes[at + 1] == 0x0A ? 2 : 1 }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return Line(content: bytes[start..<end], before: before, next: at)
    }

    /// The headers up to the blank line that ends them; lines that are none are passed over.
    mutating func headers(most: Int = 1_000) -> [(name: String, value: [UInt8])] {
        var headers: [(name: String, value: [UInt8])] = []
        while headers.count < most, let line = next(), !line.content.isEmpty {
            if let first = line.content.first, first == 0x20 || first == 0x09 {
                if let last = headers.indices.last {
                    headers[last].value += [0x20] + line.content.drop { $0 == 0x20 || $0 == 0x09 }
                }
            } else if let colon = line.content.firstIndex(of: 0x3A) {
                let name = String(decoding: line.content[..<colon], as: UTF8.self).lowercased()
                headers.append((name, Array(line.content[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 })))
            }
        }
        return headers
    }
}
