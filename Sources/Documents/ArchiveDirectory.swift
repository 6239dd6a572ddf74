/// A look at the directory at the end of a zip archive, before libzip opens it: that allocates for each entry before it can be asked
/// how many there are, and takes longer than telling the kind of an archive needs.
///
/// What it tells is a first answer only; nothing is read by it.
struct ArchiveDirectory {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Entries that the end of the archive states: 0 where there is no end, 65535 in an archive of the large kind (zip64).
    private(set) var entries = 0
    private var start = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        let length = 22
        var i = bytes.count - length
        // A comment of up to 65535 bytes may stand behind the end record.
        let lowest = max(0, i - 0xFFFF)
        while i >= lowest {
            if bytes[i] == 0x50, bytes[i + 1] == 0x4B, bytes[i + 2] == 0x05, bytes[i + 3] == 0x06 {
                entries = number(at: i + 10)
                start = number(at: i + 16) | number(at: i + 18) << 16
                return
            }
            i -= 1
        }
    }

    /// Whether an entry of exactly this name is listed.
    func lists(_ name: StaticString) -> Bool {
        var at = start
        for _ in 0..<entries {
            guard at + 46 <= bytes.count, bytes[at] == 0x50, bytes[at + 1] == 0x4B, bytes[at + 2] == 0x01,
                bytes[at + 3] == 0x02
            else { return false }
            let length = number(at: at + 28)
            guard at + 46 + length <= bytes.count else { return false }
            let value = XMLValue(bytes: UnsafeBufferPointer(rebasing: bytes[(at + 46)..<(at + 46 + length)]))
            if value == name { return true }
            at += 46 + length + number(at: at + 30) + number(at: at + 32)
        }
        return false
    }

    private func number(at i: Int) -> Int { Int(bytes[i]) | Int(bytes[i + 1]) << 8 }
}
