import Basics

/// The parameters of a header: `attachment; filename="表.docx"`.
struct MimeParameters {
    private var pieces: [(name: String, value: [UInt8])] = []

    init(_ header: [UInt8]) {
        var i = header.firstIndex(of: 0x3B) ?? header.count
        while i < header.count {
            i += 1
            let start = i
            while i < header.count, header[i] != 0x3D, header[i] != 0x3B { i += 1 }
            guard i < header.count, header[i] == 0x3D else { continue }
            let name = Text(header[start..<i]).trimmed().string.lowercased()
            i += 1
            while i < header.count, header[i] == 0x20 { i += 1 }
            var value: [UInt8] = []
            if i < header.count, header[i] == 0x22 {
                i += 1
                while i < header.count, header[i] != 0x22 {
                    // A backslash quotes only a quote or itself: Windows names hold others.
                    if header[i] == 0x5C, i + 1 < header.count, header[i + 1] == 0x22 || header[i + 1] == 0x5C {
                        i += 1
                    }
                    value.append(header[i])
                    i += 1
                }
                while i < header.count, header[i] != 0x3B { i += 1 }
            } else {
                let from = i
                while i < header.count, header[i] != 0x3B { i += 1 }
                value = Text(header[from..<i]).trimmed().bytes
            }
            pieces.append((name, value))
        }
    }

    /// The value of a parameter; of one in pieces (`filename*0*=…`) all of them, the percent-coded ones decoded.
    subscript(name: String) -> [UInt8]? {
        if let coded = pieces.first(where: { $0.name == name + "*" }) {
            return MimeParameters.decoded(coded.value, isFirst: true)
        }
        var joined: [UInt8]?
        for number in 0..<pieces.count {
            if let coded = pieces.first(where: { $0.name == "\(name)*\(number)*" }) {
                joined = (joined ?? []) + MimeParameters.decoded(coded.value, isFirst: number == 0)
            } else if let plain = pieces.first(where: { $0.name == "\(name)*\(number)" }) {
                joined = (joined ?? []) + plain.value
            } else {
                break
            }
        }
        return joined ?? pieces.first { $0.name == name }?.value
    }

    /// `utf-8''%E8%A1%A8`; the encoding that the first piece names is told by the bytes themselves.
    private static func decoded(_ value: [UInt8], isFirst: Bool) -> [UInt8] {
        var value = value[...]
        if isFirst, let first = value.firstIndex(of: 0x27), let second = value[(first + 1)...].firstIndex(of: 0x27) {
            value = value[(second + 1)...]
        }
        return MimeCoding.escaped(value, mark: 0x25)
    }
}
