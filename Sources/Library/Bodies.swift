import Basics

/// What the name of a body says of it: where it sits and in which sector it works. Used to sort forms for a summary, not to judge.
public struct Bodies: Sendable {
    public static let standard = Bodies()

    /// 领域: a functional class of the budget, by the code and name of the indicator library.
    public struct Sector: Hashable, Sendable {
        public let code: Text
        public let name: Text
    }

    private var words: [(word: Text, sector: Sector)] = []

    init() {
        for row in DataFile.entities.table.rows where row.count >= 3 && row[0] == "body-sector" {
            let parts = row[2].bytes.split(separator: 0x20, maxSplits: 1)
            guard parts.count == 2 else { continue }
            words.append((row[1], Sector(code: Text(parts[0]), name: Text(parts[1]))))
        }
    }

    /// The sector that a body works in, nil where its name does not tell. Of several words the one that ends last decides
    /// (文化馆 of a 教育局 is none: 教育局文化馆), of these the longest.
    public func sector(of body: Text) -> Sector? {
        var best: (end: Int, length: Int, sector: Sector)?
        for (word, sector) in words {
            var from = 0
            while let at = body.firstIndex(of: word, from: from) {
                let end = at + word.count
                if best.map({ (end, word.count) > ($0.end, $0.length) }) ?? true { best = (end, word.count, sector) }
                from = end
            }
        }
        return best?.sector
    }

    /// The place that a body's name begins with, down to the lowest level it states: 株洲市渌口区 of 株洲市渌口区教育局. nil where
    /// it names none.
    public func place(of body: Text) -> Text? {
        var end = 0
        var part: [UInt32] = []
        var i = 0
        while i < body.count {
            let (scalar, length) = body.scalar(at: i)
            i += length
            if Bodies.ends(scalar, after: part) {
                end = i
                part = []
            } else {
                part.append(scalar)
                // The longest names of places, 双江拉祜族佤族布朗族傣族自治县, come well within this.
                if part.count > 16 { break }
            }
        }
        return end > 0 ? body[0..<end] : nil
    }

    /// Whether a place's name ends here. Its own name has two characters at least (渌口 of 渌口区), but for counties (单县).
    private static func ends(_ scalar: UInt32, after part: [UInt32]) -> Bool {
        switch scalar {
        case 0x7701, 0x5E02, 0x533A, 0x65D7, 0x9547, 0x4E61: part.count >= 2  // 省 市 区 旗 镇 乡
        case 0x53BF: !part.isEmpty  // 县
        case 0x5DDE: part.suffix(2).elementsEqual([0x81EA, 0x6CBB])  // 州, only after 自治
        default: false
        }
    }
}
