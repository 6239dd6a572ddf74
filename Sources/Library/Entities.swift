import Basics

/// Proper names of places and bodies, and spellings one character off (专名).
public struct Entities: Sendable {
    public static let standard = Entities()

    /// A name's part that tells it from others: 渌口 of 渌口区教育局.
    public struct Core: Hashable, Sendable {
        public let text: Text
        let scalars: [UInt32]
        let characters: [Text]
    }

    public struct Misspelling: Sendable {
        public let printed: Text
        public let right: Text
    }

    private var bodySuffixes: [[UInt32]] = []
    private var placeSuffixes: [[UInt32]] = []
    private var never: Set<Text> = []
    /// For each character the sets of characters it may be taken for.
    private var alike: [UInt32: [Int]] = [:]
    private var differ: [UInt32: [Int]] = [:]
    private var truePairs: Set<[Text]> = []
    private var misspellings: [Text: Text] = [:]

    init() {
        var set = 0
        for row in DataFile.entities.table.rows where row.count >= 3 {
            let text = row[1]
            switch row[0].string {
            case "body-suffix": bodySuffixes.append(text.scalars)
            case "place-suffix", "site-suffix": placeSuffixes.append(text.scalars)
            case "stop", "common-word": never.insert(text)
            case "look-alike", "look-alike-side":
                set += 1
                for scalar in text.scalars where !isBlank(scalar) { alike[scalar, default: []].append(set) }
            case "differ-set":
                set += 1
                for scalar in text.scalars where !isBlank(scalar) { differ[scalar, default: []].append(set) }
            case "true-pair":
                truePairs.insert([text, row[2]])
                truePairs.insert([row[2], text])
            case "misspelling": misspellings[text] = row[2]
            default: break
            }
        }
        bodySuffixes.sort { $0.count > $1.count }
        placeSuffixes.sort { $0.count > $1.count }
        for row in DataFile.nouns.table.rows where row[0].count <= 12 { never.insert(row[0]) }
    }

    /// The parts of bodies' names by which they are told from others.
    public func cores(of names: [Text]) -> [Core] {
        var out: [Core] = []
        for name in names {
            var rest = name.scalars.filter { isHan($0) }
            if let suffix = bodySuffixes.first(where: {
                rest.count > $0.count && rest.suffix($0.count).elementsEqual($0)
            }) {
                rest.removeLast(suffix.count)
            }
            for part in split(rest) where part.count >= 2 && part.count <= 6 {
                var text = Text()
                for scalar in part { text.append(scalar) }
                let core = Core(text: text, scalars: part, characters: part.map { Text(scalar: $0) })
                if !never.contains(text), !out.contains(core) { out.append(core) }
            }
        }
        return out
    }

    /// Cut where a place ends; never inside the first two characters of a part.
    private func split(_ scalars: [UInt32]) -> [[UInt32]] {
        var parts: [[UInt32]] = []
        var part: [UInt32] = []
        var i = 0
        while i < scalars.count {
            if part.count >= 2, let suffix = placeSuffixes.first(where: { scalars[i...].starts(with: $0) }) {
                parts.append(part)
                part = []
                i += suffix.count
            } else {
                part.append(scalars[i])
                i += 1
            }
        }
        if part.count >= 2 { parts.append(part) }
        return parts
    }

    /// Windows of a text that differ from the core in one character that it may be taken for.
    public func misspellings(of core: Core, in text: Text) -> [Misspelling] {
        // All but one of the core's characters must stand there: most texts have none of them.
        guard core.characters.contains(where: { text.contains($0) }) else { return [] }
        let wanted = core.scalars
        let n = wanted.count
        var window: [UInt32] = []
        var starts: [Int] = []
        var out: [Misspelling] = []
        var i = 0
        while i < text.count {
            let (scalar, length) = text.scalar(at: i)
            window.append(scalar)
            starts.append(i)
            i += length
            if window.count > n {
                window.removeFirst()
                starts.removeFirst()
            }
            guard window.count == n else { continue }
            var wrong: Int?
            var differing = 0
            for k in 0..<n where window[k] != wanted[k] {
                differing += 1
                wrong = k
                if differing > 1 { break }
            }
            guard differing == 1, let wrong else { continue }
            let printed = text[starts[0]..<i]
            // Where a sentence begins with the place, it speaks of the filer's own: 南柚县2026年….
            let owns = starts[0] == 0 && isPlace(text, i)
            if mistaken(window[wrong], for: wanted[wrong], printed: printed, right: core.text, owns: owns) {
                out.append(Misspelling(printed: printed, right: core.text))
            }
        }
        return out
    }

    private func isPlace(_ text: Text, _ i: Int) -> Bool {
        guard i < text.count else { return false }
        let scalar = text.scalar(at: i).value
        return placeSuffixes.contains { $0.count == 1 && $0[0] == scalar }
            && ["县", "市", "区", "镇", "乡"].contains {
                $0.unicodeScalars.first?.value == scalar
            }
    }

    private func mistaken(_ a: UInt32, for b: UInt32, printed: Text, right: Text, owns: Bool) -> Bool {
        if misspellings[printed] == right { return true }
        if never.contains(printed) || truePairs.contains([printed, right]) { return false }
        if let x = differ[a], let y = differ[b], x.contains(where: y.contains) { return false }
        guard let x = alike[a], let y = alike[b] else { return owns }
        return owns || x.contains(where: y.contains)
    }
}
