import Basics
import Forms
import Library

/// 一级、二级指标 of a row as the vocabulary knows them; a term of level 2 in the column of level 1 counts as level 2.
struct RowLevels: Sendable {
    /// The canonical terms; nil where there is none or it is unknown.
    let level1: Text?
    let level2: Text?
    /// Whether something is printed there that is no known term.
    let isLevel1Strange: Bool
    let isLevel2Strange: Bool

    init(_ row: Indicator) {
        let first = row.level1.flatMap { $0.isEmpty ? nil : Vocabulary.standard.meanings(ofKey: termKey($0)) }
        let second = row.level2.flatMap { $0.isEmpty ? nil : Vocabulary.standard.meanings(ofKey: termKey($0)) }
        level1 = first?.level1
        level2 = second?.level2 ?? (first?.level1 == nil ? first?.level2 : nil)
        isLevel1Strange = row.level1?.isEmpty == false && first?.level1 == nil && first?.level2 == nil
        isLevel2Strange = row.level2?.isEmpty == false && second?.level1 == nil && second?.level2 == nil
    }

    /// The levels of all rows; neighbours mostly stand in one family.
    static func of(_ rows: [Indicator]) -> [RowLevels] {
        var out: [RowLevels] = []
        out.reserveCapacity(rows.count)
        for (i, row) in rows.enumerated() {
            if i > 0, rows[i - 1].level1 == row.level1, rows[i - 1].level2 == row.level2 {
                out.append(out[i - 1])
            } else {
                out.append(RowLevels(row))
            }
        }
        return out
    }

    func isLevel1(_ term: StaticString) -> Bool { level1.map { $0 == term } ?? false }
    func isLevel2(_ term: StaticString) -> Bool { level2.map { $0 == term } ?? false }

    var isOutput: Bool {
        isLevel1("产出指标") || isLevel2("数量指标") || isLevel2("质量指标") || isLevel2("时效指标") || isLevel2("产出指标")
    }
    var isBenefit: Bool {
        if isLevel1("效益指标") { return true }
        guard let level2 else { return false }
        return level2.hasSuffix("效益指标") || level2 == "可持续影响指标" || level2 == "履职效益" || level2 == "效果指标"
    }
    var isCost: Bool {
        isLevel1("成本指标") || isLevel1("运行成本") || (level2.map { $0.hasSuffix("成本指标") } ?? false)
    }
    var isSatisfaction: Bool {
        isLevel1("满意度指标") || (level2.map { $0.hasSuffix("满意度指标") } ?? false)
    }
    /// Whether the row stands in one of the four families of the national forms.
    var isNational: Bool { isOutput || isBenefit || isCost || isSatisfaction }
    /// A heading over all families in the place of one: its rows lost their kinds.
    var isHeading: Bool { isLevel1("实施效果指标") || isLevel1("绩效指标") }
    /// The kind of output, where it is told.
    var isKindOfOutput: Bool { isLevel2("数量指标") || isLevel2("质量指标") || isLevel2("时效指标") || isCost }
}

extension Subject {
    /// Whether the families of all rows were read for certain: only then can one be said to be missing.
    var familiesAreTold: Bool {
        guard !form.isFragment, !form.indicators.isEmpty, !form.hasUnreadRows else { return false }
        guard facts.levels.allSatisfy({ $0.level1 != nil || $0.level2 != nil }) else { return false }
        guard !facts.levels.contains(where: \.isHeading) else { return false }
        if form.repairs.contains(where: { $0.what == .shiftedLevel }) { return false }
        return !form.confidence.keys.contains { path in
            path.field == .indicators && (path.leaf == nil || path.leaf == .level1 || path.leaf == .level2)
        }
    }

    /// Whether outputs are told by kind and none of this kind is there.
    func lacksOutput(_ kind: StaticString) -> Bool {
        guard familiesAreTold, !form.unreadHolds(kind) else { return false }
        var hasOutput = false
        for levels in facts.levels {
            if levels.isLevel2(kind) { return false }
            guard levels.isOutput else { continue }
            guard levels.isKindOfOutput else { return false }
            hasOutput = true
        }
        return hasOutput
    }

    /// The edit that moves a row to another 二级指标; none where its own would be left without a row, or where no such cell is on
    /// the form.
    func move(_ i: Int, to term: StaticString) -> [Edit] {
        guard let own = form.indicators[i].level2 else { return [] }
        let path = Path(.indicators, i, .level2)
        guard form.isPrinted(path), form.indicators.contains(where: { $0.level2.map { $0 == term } ?? false }) else {
            return []
        }
        var others = 0
        for (k, row) in form.indicators.enumerated() where k != i && row.level2 == own { others += 1 }
        return others > 0 ? [Edit(path, from: own, to: Text(term))] : []
    }
}

extension Form {
    /// Whether a level was taken from a row above instead of being printed in its own.
    func isInherited(_ path: Path) -> Bool { repairs.contains { $0.what == .inheritedLevel && $0.path == path } }

    /// Whether targets or families stand in what the reader could not place: then there are more rows than were read.
    var hasUnreadRows: Bool {
        unreadHolds("≥", "≤", "≧", "≦", ">=", "<=", "%", "％", "产出", "效益", "满意") || hasUnreadLevel
    }

    /// Whether a family's name was left over: then some row stands under the wrong one.
    var hasUnreadLevel: Bool { unread.contains { $0.text.hasSuffix("指标") && $0.text.characterCount <= 10 } }
}
