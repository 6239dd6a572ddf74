/// A compound file (OLE2) in memory: its streams at the root, each padded to at least eight sectors.
func makeCompound(_ streams: [(String, [UInt8])]) -> [UInt8] {
    func four(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    let end = 0xFFFF_FFFE
    // Sector 0 is the table, 1 and 2 the directory, then the streams.
    var table = [0xFFFF_FFFD, 2, end]
    var sectors: [UInt8] = []
    var places: [(first: Int, size: Int)] = []
    for (_, bytes) in streams {
        let size = max(4_096, bytes.count)
        let count = (size + 511) / 512
        places.append((table.count, size))
        for i in 0..<count { table.append(i == count - 1 ? end : table.count + 1) }
        sectors += bytes + [UInt8](repeating: 0, count: count * 512 - bytes.count)
    }
    func entry(_ name: String, kind: UInt8, right: Int, child: Int, first: Int, size: Int) -> [UInt8] {
        let letters = Array(name.utf16)
        var out = letters.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        out += [UInt8](repeating: 0, count: 64 - out.count)
        out += [UInt8(letters.count * 2 + 2), 0, kind, 1] + four(0xFFFF_FFFF) + four(right) + four(child)
        out += [UInt8](repeating: 0, count: 36) + four(first) + four(size) + four(0)
        return out
    }
    var directory = entry("Root Entry", kind: 5, right: 0xFFFF_FFFF, child: 1, first: end, size: 0)
    for (i, stream) in streams.enumerated() {
        let right = i + 1 < streams.count ? i + 2 : 0xFFFF_FFFF
        directory += entry(
            stream.0, kind: 2, right: right, child: 0xFFFF_FFFF, first: places[i].first, size: places[i].size)
    }
    directory += [UInt8](repeating: 0, count: 1_024 - directory.count)
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 16)
    header += [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0] + [UInt8](repeating: 0, count: 6) + four(0) + four(1) + four(1)
    header += four(0) + four(4_096) + four(end) + four(0) + four(end) + four(0) + four(0)
    header += [UInt8](repeating: 0xFF, count: 108 * 4)
    let entries = table + [Int](repeating: 0xFFFF_FFFF, count: 128 - table.count)
    return header + entries.flatMap(four) + directory + sectors
}
