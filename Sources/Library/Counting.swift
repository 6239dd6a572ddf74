import Basics

/// What a name counts, and so which units can count it.
public struct CountedNoun: Sendable {
    /// nil where no noun of the library stands near the end of the name.
    public let noun: Noun?
    /// The noun as printed, in normal spelling.
    public let word: Text
    /// Whether the name says itself that it is a count (数量).
    public let isCertain: Bool
    /// Whether the name says that things are told one by one: 座数, 件数 or a plain 数, not 数量 nor …量.
    public let isStrict: Bool
    /// Whether an act was cut off behind the noun: per cent may then be the share done.
    public let isAct: Bool
    /// What the acts and activities of the name add.
    public let addedKinds: UnitKinds
    /// The measure words that the name itself says (座数).
    public let namedUnits: [Text]
    /// Whether an act that nobody listed stands behind the noun.
    public let isNear: Bool
    /// What an activity is done to: the person or thing right before it.
    public let object: Noun?
    /// Whether the noun stands so far from the end that only per cent can be judged.
    public let isFar: Bool
}

extension Lexicon {
    /// What a name counts: the longest noun at its end, after what only says that something is counted or done was cut off.
    public func counted(in name: MarkedText) -> CountedNoun? {
        let text = name.characters
        guard text.count <= 200 else { return nil }
        let (begin, last) = Lexicon.core(text)
        var end = last
        var certain = false
        var strict = false
        var act = false
        var added: UnitKinds = []
        var named: [Text] = []
        var lone: NounHit?

        func found(_ hit: NounHit, near: Bool = false, far: Bool = false) -> CountedNoun {
            let noun = self.noun(hit)
            if noun.role == .share || noun.role == .measure {
                act = false
            } else {
                for other in name.nouns where other.end <= hit.start || other.start >= hit.end {
                    let near = self.noun(other)
                    if near.role == .activity { added.formUnion(near.kinds.subtracting([.money, .share])) }
                    // 驾驶员考试 may be counted by its persons.
                    if noun.role == .activity, near.role == .person { added.formUnion(.persons) }
                }
            }
            return CountedNoun(
                noun: noun, word: name.text(hit.start..<hit.end), isCertain: certain, isStrict: strict, isAct: act,
                addedKinds: added,
                namedUnits: named, isNear: near,
                object: noun.role == .activity ? object(of: hit, in: name, from: begin) : nil, isFar: far)
        }

        while end > begin {
            guard let hit = longest(in: name, endingAt: end, from: begin) else { break }
            let noun = self.noun(hit)
            if noun.role == .measure || noun.role == .before, let across = across(hit, in: name, from: begin) {
                if noun.role == .before {
                    certain = true
                    strict = true
                    named += noun.units
                    added.formUnion(noun.kinds)
                }
                return found(across)
            }
            if noun.length == 1, noun.role != .before, noun.role != .action {
                // 度 is a measure only as the last character: 年度 is none.
                if end == last || (noun.role != .share && noun.role != .measure) { lone = hit }
                break
            }
            switch noun.role {
            case .share, .measure, .person, .thing, .activity: return found(hit)
            case .before where noun.percent == .yes:
                // 水平, 成效: an aspect of a thing, not the thing.
                return nil
            case .before:
                certain = true
                if !noun.units.isEmpty || noun.length == 1 { strict = true }
                // …量 may be a volume, a mass or an area.
                if text[end - 1] == 0x91CF, end < 2 || text[end - 2] != Lexicon.numberWord { added.formUnion(.extents) }
                named += noun.units
                added.formUnion(noun.kinds)
            case .action:
                act = true
                added.formUnion(noun.kinds.subtracting([.money, .share]))
            }
            end = hit.start
            while end > begin, Lexicon.isMark(text[end - 1]) { end -= 1 }
        }
        if let lone { return found(lone) }
        // An unknown verb behind the noun.
        var near: NounHit?
        for hit in name.nouns where hit.start >= begin && hit.end <= end && hit.end >= end - 2 {
            let noun = self.noun(hit)
            guard noun.length > 1, noun.role != .before, noun.role != .action else { continue }
            if let best = near, best.end - best.start >= hit.end - hit.start { continue }
            near = hit
        }
        if let near {
            // What is behind it is an act that nobody listed: it may be counted by times.
            if near.end < end { added.formUnion(text[end - 1] == 0x91CF ? .extents : .occasions) }
            return found(near, near: near.end < end)
        }
        var far: NounHit?
        for hit in name.nouns where hit.start >= begin && hit.end <= end {
            let noun = self.noun(hit)
            guard noun.length > 1, noun.role == .person || noun.role == .thing else { continue }
            if let best = far, (best.end, best.end - best.start) >= (hit.end, hit.end - hit.start) { continue }
            far = hit
        }
        if let far { return found(far, far: true) }
        guard certain || act || !named.isEmpty else { return nil }
        return CountedNoun(
            noun: nil, word: Text(), isCertain: certain, isStrict: strict, isAct: act, addedKinds: added,
            namedUnits: named,
            isNear: false, object: nil, isFar: false)
    }

    /// The person or thing right before an activity: 样本 of 样本检验.
    private func object(of activity: NounHit, in name: MarkedText, from begin: Int) -> Noun? {
        var best: NounHit?
        for hit in name.nouns where hit.start >= begin && hit.end == activity.start {
            let noun = self.noun(hit)
            guard noun.length > 1, noun.role == .person || noun.role == .thing else { continue }
            if let best, best.start <= hit.start { continue }
            best = hit
        }
        return best.map(noun)
    }

    /// 考场数: what reads as 场数 at the end is a noun (考场) that reaches into it, and 数.
    private func across(_ measure: NounHit, in name: MarkedText, from begin: Int) -> NounHit? {
        guard name.characters[measure.end - 1] == Lexicon.numberWord else { return nil }
        var best: NounHit?
        for hit in name.nouns where hit.start >= begin && hit.start < measure.start && hit.end > measure.start {
            guard hit.end == measure.end - 1, hit.end - hit.start >= 2 else { continue }
            let noun = self.noun(hit)
            guard noun.role == .thing || noun.role == .person || noun.role == .activity else { continue }
            if let best, best.start <= hit.start { continue }
            best = hit
        }
        return best
    }

    /// 数
    private static let numberWord: UInt32 = 0x6570

    private func longest(in name: MarkedText, endingAt end: Int, from begin: Int) -> NounHit? {
        var best: NounHit?
        for hit in name.nouns where hit.end == end && hit.start >= begin {
            if let best, best.start <= hit.start { continue }
            best = hit
        }
        return best
    }

    /// The name without brackets at its end, quotes, marks and a number with its unit at its end.
    private static func core(_ text: [UInt32]) -> (Int, Int) {
        var end = text.count
        var begin = 0
        while begin < end, isMark(text[begin]) { begin += 1 }
        while end > begin {
            let last = text[end - 1]
            if last == 0x29 {
                guard let open = text[begin..<end].lastIndex(of: 0x28), open > begin else { break }
                end = open
            } else if isMark(last) {
                end -= 1
            } else {
                break
            }
        }
        // 新建公园3个: the number and what follows it, where that is a unit.
        var i = end
        while i > begin, end - i < 5, !isDigit(text[i - 1]) { i -= 1 }
        if i > begin + 2, i < end, isDigit(text[i - 1]) {
            var spelling = Text()
            for value in text[i..<end] { spelling.append(value) }
            if Units.standard.unit(normal: spelling.bytes) != nil {
                var start = i
                while start > begin, isDigit(text[start - 1]) || text[start - 1] == 0x2E { start -= 1 }
                while start > begin, isMark(text[start - 1]) { start -= 1 }
                if start > begin { end = start }
            }
        }
        return (begin, end)
    }

    static func isMark(_ value: UInt32) -> Bool {
        switch value {
        case 0x22, 0x27, 0x201C, 0x201D, 0x2018, 0x2019, 0x300A, 0x300B, 0x300C, 0x300D, 0x3001, 0x2C, 0x3002, 0x3A,
            0x3B, 0x2A, 0x28, 0x29, 0x2605, 0x25B2, 0xB7:
            return true
        default: return false
        }
    }
}
