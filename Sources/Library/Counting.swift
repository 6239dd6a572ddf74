import Basics

/// What a name counts, and what may measure it (单位与度量对象).
public struct Counting: Sendable {
    /// The counted thing, nil where the lists know none.
    public var noun: Noun?
    /// 数量, 人数 … stood behind it: it is a count for certain.
    public var isCertain = false
    /// Per cent may stand for the share done: the thing stands behind an action.
    public var isWeak = false
    /// The noun does not end the name: an unknown verb stands behind it.
    public var isFar = false
    /// Kinds that an action or an activity beside the noun adds.
    public var furtherKinds: Set<String> = []
}

extension Lexicon {
    /// Reads a name from its end: the longest known word counts; words of number are cut, actions are cut and noted.
    public func counting(_ name: Text) -> Counting {
        let bare = Lexicon.bareName(name)
        let facts = analyse(bare)
        var counting = Counting()
        var end = facts.length
        while end > 0 {
            let ending = facts.nouns.filter { $0.end == end }
            // A single character is the last resort.
            guard let hit = ending.filter({ end - $0.start > 1 }).min(by: { $0.start < $1.start }) ?? ending.first
            else { break }
            let noun = nouns[hit.noun]
            switch noun.role {
            case .before:
                counting.isCertain = true
                end = hit.start
                continue
            case .action:
                counting.isWeak = true
                counting.furtherKinds.formUnion(noun.kinds)
                if hit.start == 0 { counting.noun = noun }
                end = hit.start
                continue
            default:
                counting.noun = noun
                end = 0
            }
        }
        if counting.noun == nil, end > 0,
            let near = facts.nouns.filter({
                $0.end < end && $0.end >= end - 2 && $0.end - $0.start > 1 && nouns[$0.noun].role != .action
                    && nouns[$0.noun].role != .before
            }).max(by: { ($0.end, $0.end - $0.start) < ($1.end, $1.end - $1.start) })
        {
            counting.noun = nouns[near.noun]
            counting.isFar = true
        }
        for hit in facts.nouns where nouns[hit.noun].role == .activity || nouns[hit.noun].role == .action {
            counting.furtherKinds.formUnion(nouns[hit.noun].kinds.subtracting(["money", "money-per", "share"]))
        }
        return counting
    }

    /// Without quotes, brackets with their words, and a number with its unit at the end.
    static func bareName(_ name: Text) -> Text {
        var out = Text()
        var depth = 0
        var i = 0
        while i < name.count {
            let (value, length) = name.scalar(at: i)
            switch value {
            case 0x28, 0xFF08, 0x3010: depth += 1
            case 0x29, 0xFF09, 0x3011: depth = max(0, depth - 1)
            case 0x201C, 0x201D, 0x22, 0x300A, 0x300B, 0x2018, 0x2019: break
            default: if depth == 0 { out.append(value) }
            }
            i += length
        }
        if let digit = out.bytes.lastIndex(where: { (0x30...0x39).contains($0) }), out.count - digit <= 7, digit > 12 {
            var start = digit
            while start > 0, (0x30...0x39).contains(out.bytes[start - 1]) || out.bytes[start - 1] == 0x2E { start -= 1 }
            return out[0..<start]
        }
        return out.isEmpty ? name : out
    }
}

extension Noun {
    /// Whether a unit counts it: one of its own, or one of its kind.
    public func fits(_ unit: MeasuringUnit, _ printed: Text, further: Set<String>) -> Bool {
        if units.contains(where: {
            $0 == printed || $0 == unit.canonical || Units.standard.unit($0)?.canonical == unit.canonical
        }) {
            return true
        }
        let kind = "\(unit.kind.word)"
        if unit.kind == .thing, kinds.contains("thing") {
            // 个, 项, 次 count most things; another thing's own unit (辆 for 树) is a matter of taste.
            return true
        }
        return kinds.contains(kind) || further.contains(kind)
    }
}
