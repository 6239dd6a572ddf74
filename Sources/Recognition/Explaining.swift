import Basics
import Forms
import Library

extension IndicatorBuilder {
    /// Tells where each printed cell of a row went, and which levels came from above.
    func explain(_ cells: [RowCell], _ row: Indicator, _ draft: inout FormDraft, _ at: Int) {
        let levels: [(ColumnRole, Text?)] = [(.level1, row.level1), (.level2, row.level2)]
        for (role, value) in levels {
            let printed = cells.contains { $0.column.role == role && !$0.piece.isBlank && !isMissing($0.piece.text) }
            guard !printed, let value, let leaf = role.leaf else { continue }
            let path = Path(.indicators, at, leaf)
            let near = cells.first { $0.column.role == .name }?.piece.cell
            draft.explain(Placement(path, cell: near, text: value, column: Text(leaf.levelName), why: .fromAbove))
        }
        for cell in cells where !cell.piece.isBlank {
            let heading = joinLines(cell.column.heading)
            draft.explain(
                Placement(
                    path(of: cell, in: draft, at), cell: cell.piece.cell, text: cell.piece.text, column: heading,
                    why: cell.choice == nil
                        ? .heading(heading) : PieceKind(cell.piece, self).reason(for: cell.column.role),
                    cost: cell.choice?.cost, next: cell.choice?.next.map { Placement.Alternative($0) }))
        }
    }
}

extension FormDraft {
    fileprivate mutating func explain(_ placement: Placement) {
        if form.explain == nil { form.explain = [] }
        form.explain?.append(placement)
    }

    /// Tells of a piece that belongs to no column.
    mutating func explainOutside(_ piece: Piece, _ choice: ColumnChoice) {
        guard !piece.isBlank else { return }
        explain(
            Placement(
                Path(.indicators), cell: piece.cell, text: piece.text, column: nil, why: .outside, cost: choice.cost,
                next: choice.next.map { Placement.Alternative($0) }))
    }
}

extension Placement.Alternative {
    fileprivate init(_ next: ColumnChoice.Alternative) {
        self.init(column: next.heading.map { joinLines($0) }, margin: next.margin)
    }
}

extension Field {
    /// What the forms call a level, where no cell of it is printed.
    fileprivate var levelName: String { self == .level1 ? "一级指标" : "二级指标" }
}

extension PieceKind {
    /// What of a piece's content speaks for its column; where nothing does, the cells around it decide.
    fileprivate func reason(for role: ColumnRole) -> Wording {
        switch role {
        case .level1 where level1, .level2 where level2: Wording(zh: "词表", en: "listed term")
        case .name where numbered: Wording(zh: "编号", en: "numbering")
        case .type where sign: Wording(zh: "比较符号或性质词", en: "sign or nature")
        case .unit where unit: Wording(zh: "度量单位表", en: "listed unit")
        case .value where value || number, .actual where value || number, .forecast where value || number,
            .lastYear where value || number, .weight where number, .score where number:
            Wording(zh: "数值", en: "number")
        case .likely where tick, .cause where tick: Wording(zh: "勾选", en: "tick")
        case .likelihood where likelihood: Wording(zh: "词表", en: "listed term")
        case .standard where standard: Wording(zh: "词表", en: "listed term")
        case .explanation where sentence, .basis where sentence, .deviation where sentence, .remark where sentence:
            Wording(zh: "整句", en: "sentence")
        default: Wording(zh: "前后各格的次序", en: "order of the cells around it")
        }
    }
}

extension Wording {
    fileprivate static let fromAbove = Wording(zh: "本行未印，沿用上一行", en: "not printed in this row, taken from above")
    fileprivate static let outside = Wording(zh: "内容不合任何一列", en: "its content fits no column")

    fileprivate static func heading(_ heading: Text) -> Wording {
        Wording(zh: "表头：\(heading)", en: "heading: \(heading)")
    }
}
