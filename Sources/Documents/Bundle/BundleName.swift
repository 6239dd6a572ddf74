import Basics

/// Names of files within archives.
enum BundleName {
    /// A name as text: UTF-8 where it is that, else GB18030, which Chinese systems write without saying so. Steps that lead nowhere
    /// (`.`, `..`, a drive, a leading `/`) are dropped, `\` is `/`, and what would break a line is a blank.
    static func decoded(_ bytes: [UInt8]) -> String {
        let isUTF8 = bytes.withUnsafeBufferPointer { firstInvalidUTF8($0).invalid == nil }
        let name = isUTF8 ? bytes : Encoding.gb18030.decode(bytes[...], allowed: bytes.count)?.bytes ?? bytes
        let clean = name.map { $0 == 0x5C ? 0x2F : $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
        let steps = String(decoding: clean, as: UTF8.self).split(separator: "/")
        return steps.filter { $0 != "." && $0 != ".." && !($0.utf8.count == 2 && $0.hasSuffix(":")) }
            .joined(separator: "/")
    }

    /// Whether it is a file that somebody put there, and not what a system left behind.
    static func matters(_ path: String) -> Bool {
        guard let name = path.split(separator: "/").last, !path.hasPrefix("__MACOSX/") else { return false }
        return
            !(name == ".DS_Store" || name == "Thumbs.db" || name == "desktop.ini" || name.hasPrefix("~$")
            || name.hasPrefix("._"))
    }
}
