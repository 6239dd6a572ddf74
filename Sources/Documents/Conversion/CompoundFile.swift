import Basics

/// The directory of an OLE2 compound file, as far as it tells what the file is: the streams at its root, and whether they are all
/// there.
struct CompoundFile {
    struct Stream {
        var name: String
        /// In bytes.
        var size: Int
        fileprivate var first: Int
    }

    private(set) var streams: [Stream] = []
    private let bytes: [UInt8]
    private let sectorShift: Int
    private var table: [UInt32] = []

    /// A stream shorter than this stands in another one, in small sectors, and is not read here.
    private static let smallest = 4_096

    /// Reads the directory. Every chain is followed no further than the file has sectors.
    /// - Throws: `.truncated` where sectors are missing at the end, `.damaged` where the directory cannot be read.
    init(_ bytes: [UInt8]) throws(DocumentFault) {
        self.bytes = bytes
        guard bytes.count >= 512, Archive.isCompoundFile(bytes) else { throw .compoundTruncated }
        sectorShift = Int(bytes[30])
        guard sectorShift == 9 || sectorShift == 12 else { throw .compoundDamaged }
        try readTable()
        try readDirectory(from: number(48))
    }

    func stream(_ names: String...) -> Stream? {
        for name in names { if let found = streams.first(where: { $0.name == name }) { return found } }
        return nil
    }

    /// The first bytes of a stream that has sectors of its own.
    func head(of stream: Stream) -> ArraySlice<UInt8> {
        guard stream.size >= CompoundFile.smallest else { return [] }
        return sector(stream.first) ?? []
    }

    /// Whether all sectors of a stream stand within the file.
    func isWhole(_ stream: Stream) -> Bool {
        guard stream.size >= CompoundFile.smallest else { return true }
        var at = stream.first
        let count = (stream.size + (1 << sectorShift) - 1) >> sectorShift
        guard count <= bytes.count >> sectorShift else { return false }
        for number in 0..<count {
            let start = (at + 1) << sectorShift
            let needed = number == count - 1 ? stream.size - number << sectorShift : 1 << sectorShift
            guard at >= 0, start + needed <= bytes.count else { return false }
            guard number + 1 < count else { break }
            guard at < table.count, table[at] < 0xFFFF_FFFA else { return false }
            at = Int(table[at])
        }
        return true
    }

    // MARK: Sectors

    private func number(_ i: Int) -> Int {
        Int(bytes[i]) | Int(bytes[i + 1]) << 8 | Int(bytes[i + 2]) << 16 | Int(bytes[i + 3]) << 24
    }

    private func sector(_ index: Int) -> ArraySlice<UInt8>? {
        guard index >= 0, index < bytes.count >> sectorShift else { return nil }
        let start = (index + 1) << sectorShift
        guard start < bytes.count else { return nil }
        return bytes[start..<min(bytes.count, start + 1 << sectorShift)]
    }

    private mutating func readTable() throws(DocumentFault) {
        let perSector = (1 << sectorShift) / 4
        let most = bytes.count >> sectorShift + 1
        var sectors: [Int] = (0..<109).map { number(76 + 4 * $0) }
        var next = number(68)
        var steps = 0
        while next < 0xFFFF_FFFA, steps <= most {
            guard let list = sector(next), list.count == 1 << sectorShift else { throw .compoundTruncated }
            for i in 0..<(perSector - 1) { sectors.append(number(list.startIndex + 4 * i)) }
            next = number(list.startIndex + 4 * (perSector - 1))
            steps += 1
        }
        for index in sectors where index < 0xFFFF_FFFA {
            guard table.count <= most else { break }
            guard let list = sector(index), list.count == 1 << sectorShift else { throw .compoundTruncated }
            for i in 0..<perSector { table.append(UInt32(truncatingIfNeeded: number(list.startIndex + 4 * i))) }
        }
    }

    private mutating func readDirectory(from first: Int) throws(DocumentFault) {
        var entries: [Int] = []
        var next = first
        var steps = 0
        while next < 0xFFFF_FFFA {
            guard let sector = sector(next), sector.count == 1 << sectorShift else { throw .compoundTruncated }
            for i in 0..<((1 << sectorShift) / 128) { entries.append(sector.startIndex + 128 * i) }
            steps += 1
            guard next < table.count, steps <= table.count else { throw .compoundDamaged }
            next = Int(table[next])
        }
        guard let root = entries.first, bytes[root + 66] == 5 else { throw .compoundDamaged }
        // The entries of a folder hang together as a tree: left, right, and down only from the root.
        var seen = Set<Int>()
        var open = [number(root + 76)]
        while let index = open.popLast() {
            guard index < entries.count, seen.insert(index).inserted else { continue }
            let entry = entries[index]
            open += [number(entry + 68), number(entry + 72)]
            guard bytes[entry + 66] == 2 else { continue }
            var name = ""
            for i in 0..<32 {
                let unit = UInt32(bytes[entry + 2 * i]) | UInt32(bytes[entry + 2 * i + 1]) << 8
                guard unit != 0, let scalar = UnicodeScalar(unit) else { break }
                name.unicodeScalars.append(scalar)
            }
            streams.append(Stream(name: name, size: number(entry + 120), first: number(entry + 116)))
        }
    }
}
