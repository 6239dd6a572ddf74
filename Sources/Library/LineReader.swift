import Basics

/// Goes through a data file line by line without making a text of each field: the library is read at every start.
struct LineReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0
    private var fields: [Range<Int>] = []

    /// Skips the header, which the caller knows.
    init(_ file: DataFile) {
        bytes = file.bytes
        _ = next()
    }

    /// Moves to the next line; false at the end.
    mutating func next() -> Bool {
        guard at < bytes.count else { return false }
        fields.removeAll(keepingCapacity: true)
        var start = at
        while at < bytes.count, bytes[at] != 0x0A {
            if bytes[at] == 0x09 {
                fields.append(start..<at)
                start = at + 1
            }
            at += 1
        }
        fields.append(start..<at)
        at += 1
        return true
    }

    /// A field of the line as a text, blank where the line is shorter.
    subscript(_ i: Int) -> Text {
        i < fields.count ? Text(bytes: Array(bytes[fields[i]])) : Text()
    }
}
