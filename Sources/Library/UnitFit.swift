import Basics

/// How a unit fits what a row counts.
public enum UnitFit: Sendable, Equatable {
    case fits
    /// Nothing known about it, or not ours to judge.
    case unknown
    /// The unit cannot count it; with the unit that would do, where one is known.
    case mismatch(better: Text?)
}

/// What the judgement of a unit needs to know of its row.
public struct UnitQuestion {
    public var name: MarkedText
    public var counted: CountedNoun?
    public var unit: MeasuringUnit
    public var value: Number?
    public var explanation: MarkedText
    /// Under 成本指标 or 经济效益指标 money is always right.
    public var moneyIsFree: Bool
    /// Under 时效指标 time is always right.
    public var timeIsFree: Bool

    public init(
        name: MarkedText, counted: CountedNoun?, unit: MeasuringUnit, value: Number?, explanation: MarkedText,
        moneyIsFree: Bool, timeIsFree: Bool
    ) {
        self.name = name
        self.counted = counted
        self.unit = unit
        self.value = value
        self.explanation = explanation
        self.moneyIsFree = moneyIsFree
        self.timeIsFree = timeIsFree
    }
}

extension Lexicon {
    /// Whether the unit of a row can count what its name, or its explanation, counts.
    public func fit(_ question: UnitQuestion) -> UnitFit {
        var kind = question.unit.kind
        var canonical = question.unit.canonical
        if kind == .perPeriod, let above = question.unit.numerator, let unit = units.unit(above) {
            kind = unit.kind
            canonical = unit.canonical
        }
        switch kind {
        case .date, .none: return .fits
        case .money, .moneyPer: if question.moneyIsFree { return .fits }
        case .time: if question.timeIsFree { return .fits }
        default: break
        }
        if question.unit.isTruncated || question.name.has(.satisfaction) { return .unknown }
        guard let counted = question.counted else {
            // Only the explanation can tell.
            if kind == .share, let counts = countInExplanation(question) { return .mismatch(better: counts.unit) }
            return .unknown
        }
        if (canonical == "名" || canonical == "位") && question.name.has(.rank) { return .fits }
        if kind == .share { return fitOfPercent(question, counted) }
        guard let noun = counted.noun else {
            // 座数 with an unknown thing before it: nothing but a count is right; behind 数量 only money is surely wrong.
            let isBeyond =
                counted.isStrict && !counted.namedUnits.isEmpty
                ? UnitKinds.extents.contains(kind) || kind == .time : counted.isStrict && kind == .time
            return isBeyond || counted.isCertain && UnitKinds.money.contains(kind)
                ? .mismatch(better: counted.namedUnits.first) : .unknown
        }
        if isBeyondCounting(counted, noun, kind, canonical) || isForeign(question.name, counted, noun, kind)
            || isNotOfObject(question.name, counted, noun, kind, canonical)
        {
            return .mismatch(better: better(question, counted))
        }
        if counted.isFar || isLenient(question, counted, noun, kind, canonical) { return .unknown }
        // 更新台数: the name itself says the measure word.
        if kind == .thing, !question.unit.isGeneral, !counted.namedUnits.isEmpty,
            !counted.namedUnits.contains(canonical),
            !endsWith(question.name, canonical), !noun.units.contains(canonical)
        {
            return .mismatch(better: counted.namedUnits.first)
        }
        if noun.kinds.contains(kind) || counted.addedKinds.contains(kind) || noun.units.contains(canonical)
            || counted.namedUnits.contains(canonical)
        {
            return .fits
        }
        if kind == .perThing {
            guard let above = question.unit.numerator.flatMap({ units.unit($0) }),
                !UnitKinds.counts.contains(above.kind),
                !noun.kinds.contains(above.kind)
            else { return .unknown }
        }
        if kind == .rank || kind == .score || kind == .grade { return .unknown }
        return .mismatch(better: better(question, counted))
    }

    /// Whether things told one by one (座数) have a unit of size, time or money that is none of theirs.
    private func isBeyondCounting(_ counted: CountedNoun, _ noun: Noun, _ kind: UnitKind, _ canonical: Text) -> Bool {
        guard counted.isStrict, noun.role != .measure, noun.role != .share else { return false }
        if UnitKinds.money.contains(kind) { return !noun.kinds.contains(.money) }
        guard UnitKinds.extents.contains(kind) || kind == .time else { return false }
        // 公路数 in km; of what stands farther off the kind is enough.
        return !noun.units.contains(canonical) && !(counted.isNear || counted.isFar) || !noun.kinds.contains(kind)
    }

    /// Whether an activity, done to something without a size, has a unit of size: 样本检验 in tons. An activity that is paid out may
    /// go by sizes that the name does not say (补贴 by 亩).
    private func isNotOfObject(
        _ name: MarkedText, _ counted: CountedNoun, _ noun: Noun, _ kind: UnitKind, _ canonical: Text
    ) -> Bool {
        guard UnitKinds.extents.contains(kind), let object = counted.object, !counted.isNear, !counted.isFar,
            !noun.kinds.contains(.money), !noun.units.contains(canonical), !object.kinds.contains(kind)
        else { return false }
        return !name.nouns.contains { hit in
            let other = self.noun(hit)
            return (other.role == .thing || other.role == .measure) && other.kinds.contains(kind)
        }
    }

    /// Whether a name that only speaks of persons or things, however far from its end, has a unit of money or time.
    private func isForeign(_ name: MarkedText, _ counted: CountedNoun, _ noun: Noun, _ kind: UnitKind) -> Bool {
        guard noun.role == .person || noun.role == .thing, !noun.kinds.contains(kind),
            !counted.addedKinds.contains(kind)
        else { return false }
        if UnitKinds.money.contains(kind) { return !name.has(.moneyWord) && !name.has(.cost) }
        guard kind == .time, !name.has(.lastingWord), !name.has(.time) else { return false }
        return !name.nouns.contains { self.noun($0).role == .activity }
    }

    /// Units that may well be meant, though no list says so.
    private func isLenient(
        _ question: UnitQuestion, _ counted: CountedNoun, _ noun: Noun, _ kind: UnitKind, _ canonical: Text
    ) -> Bool {
        switch kind {
        // 起/万台 of a rate; a ratio of something done to the noun.
        case .perThing: return noun.role == .share || counted.isNear
        // 户次, 家次: a thing, each time.
        case .frequency where !question.unit.isGeneral:
            return noun.kinds.contains(.thing) || counted.addedKinds.contains(.thing)
                || noun.kinds.contains(.personTime)
        case .time: return counted.isNear || noun.role == .activity
        // 事故死亡, 设施受益: what nobody listed may be persons.
        case .person, .personTime: return counted.isNear && !counted.isCertain
        // 违纪 of persons is counted in 起, 记录 of persons in 项.
        case .thing where noun.role == .person && (counted.isNear || counted.isAct):
            return ["起", "件", "例", "宗", "项", "份", "条"].contains { canonical == Text($0) }
        default: return false
        }
    }

    private func endsWith(_ name: MarkedText, _ canonical: Text) -> Bool {
        name.text(max(0, name.count - 4)..<name.count).contains(canonical)
    }

    private func fitOfPercent(_ question: UnitQuestion, _ counted: CountedNoun) -> UnitFit {
        if counted.isStrict, counted.noun.map({ $0.role != .share && $0.role != .measure }) ?? true {
            return .mismatch(better: better(question, counted))
        }
        if Lexicon.saysShare(question.name) { return .fits }
        guard let noun = counted.noun else {
            if counted.isCertain {
                return .mismatch(better: counted.namedUnits.first ?? countInExplanation(question)?.unit)
            }
            return weakPercent(question, counted)
        }
        // 学校食堂明厨亮灶, 增强群众幸福感: what follows the noun may well be a share.
        if counted.isFar || (counted.isNear && !counted.isCertain) { return weakPercent(question, counted) }
        if noun.kinds.contains(.rank) { return .unknown }
        // A price is no share; a cost may be given as a share of the budget.
        if noun.role == .measure, noun.kinds.contains(.money), question.name.has(.unitPrice) {
            return .mismatch(better: countInExplanation(question)?.unit)
        }
        switch noun.percent {
        case .yes: return .fits
        case .weak where counted.isCertain: return .mismatch(better: better(question, counted))
        case .weak: return weakPercent(question, counted)
        case .no where counted.isAct && !counted.isCertain && noun.role != .measure:
            return weakPercent(question, counted)
        case .no: return .mismatch(better: better(question, counted))
        }
    }

    /// Per cent on an act: wrong only above 100, or where the explanation counts and has no formula.
    private func weakPercent(_ question: UnitQuestion, _ counted: CountedNoun) -> UnitFit {
        let counts = countInExplanation(question)
        if let value = question.value, value > Number(100), counted.noun?.mayPass100 != true {
            return .mismatch(better: counts?.unit ?? better(question, counted))
        }
        if counts != nil { return .mismatch(better: counts?.unit ?? better(question, counted)) }
        return .unknown
    }

    private func better(_ question: UnitQuestion, _ counted: CountedNoun) -> Text? {
        if let counts = countInExplanation(question)?.unit { return counts }
        if let named = counted.namedUnits.first { return named }
        guard let typical = counted.noun?.typical, !typical.isEmpty, typical != "%" else { return nil }
        return typical
    }

    /// The unit in which the explanation counts what the row counts: it repeats the number with a unit, or it ends in 人数, 座数 …
    /// nil where it does neither, or has a formula.
    private func countInExplanation(_ question: UnitQuestion) -> (unit: Text?, Void)? {
        let explanation = question.explanation
        guard !explanation.isEmpty, !explanation.has(.explanationFormula) else { return nil }
        if let value = question.value {
            for number in explanation.numbers where number.value == value && number.end < explanation.count {
                let rest = explanation.text(number.end..<min(explanation.count, number.end + 8))
                if let (unit, _) = units.longestPrefix(of: rest.bytes, at: 0),
                    UnitKinds.counts.contains(unit.kind) || unit.kind == .length || unit.kind == .area
                {
                    return (unit.canonical, ())
                }
            }
        }
        guard let hit = explanation.nouns.filter({ $0.end == explanation.count }).min(by: { $0.start < $1.start })
        else { return nil }
        let noun = self.noun(hit)
        switch noun.role {
        case .measure where noun.percent == .no && !UnitKinds.counts.isDisjoint(with: noun.kinds):
            return (noun.typical.isEmpty ? noun.units.first : noun.typical, ())
        case .before where noun.percent == .no: return (noun.units.first, ())
        default: return nil
        }
    }

    /// Whether the name says that it is a share: 及时, 合格, 覆盖 …
    static func saysShare(_ name: MarkedText) -> Bool {
        name.has(.passRate) || name.contains("及时") || name.contains("合格") || name.contains("覆盖") || name.contains("按时")
            || name.contains("按期") || name.contains("达标") || name.contains("准时") || name.contains("比例")
            || name.contains("占比") || name.contains("规范") || name.contains("准确") || name.contains("如期")
    }
}
