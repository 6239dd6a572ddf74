import Basics
import Forms
import Library

/// What the decoder weighed when it put a piece into a column.
struct ColumnChoice {
    /// What the piece costs where it stands.
    var cost: Int
    /// The column it would stand in by the next best reading, and how much worse that one is; nil where there is no other.
    var next: Alternative?

    struct Alternative {
        /// As printed; nil where the piece would belong to no column.
        var heading: Text?
        var role: ColumnRole?
        var margin: Int
    }

    init(_ decoded: RowDecoder.Decoded, _ header: IndicatorHeader) {
        cost = decoded.cost
        guard let other = decoded.next else { return }
        let roster = header.roster.count
        next =
            switch other.column {
            case nil: Alternative(margin: other.margin)
            case let slot? where slot < roster:
                Alternative(heading: header.roster[slot].heading, margin: other.margin)
            case let slot?:
                Alternative(
                    heading: header.columns[slot - roster].heading, role: header.columns[slot - roster].role,
                    margin: other.margin)
            }
    }

    /// Of several pieces of one cell, the most doubtful counts.
    mutating func join(_ other: ColumnChoice) {
        cost += other.cost
        if let margin = other.next?.margin, margin < next?.margin ?? Int.max { next = other.next }
    }

    /// 0.5 where another reading is as good, more with each step that it is worse; nil where the reading is clear.
    var doubt: Number? {
        guard let margin = next?.margin, margin < Costs.clear else { return nil }
        return Number(coefficient: 50 + Int128(margin * 40 / Costs.clear), scale: 2)
    }
}

extension ColumnRole {
    /// The field that takes the column; nil where none does, or where what stands there decides.
    var leaf: Field? {
        switch self {
        case .level1: .level1
        case .level2: .level2
        case .name: .name
        case .value: .text
        case .unit: .unit
        case .weight: .weight
        case .score: .score
        case .actual: .actualText
        case .forecast: .forecast
        case .explanation: .explanation
        case .basis: .basis
        case .standard: .standard
        case .remark: .remark
        case .lastYear: .lastYear
        case .deviation: .deviation
        case .likelihood, .likely: .likelihood
        case .cause: .causes
        case .type: .operator
        case .content, .pastYear, .unkept: nil
        }
    }
}

extension IndicatorBuilder {
    /// Where the value of a cell stands in the row.
    func path(of cell: RowCell, in draft: FormDraft, _ at: Int) -> Path {
        // A type column holds a sign, or words that say 定性 or 正向.
        if cell.column.role == .type {
            let leaves: [Field] = [.nature, .direction]
            if let leaf = leaves.first(where: { draft.form.cells[Path(.indicators, at, $0)] == cell.piece.cell }) {
                return Path(.indicators, at, leaf)
            }
        }
        return Path(.indicators, at, cell.column.isFurtherValue ? nil : cell.column.role.leaf)
    }

    /// Says which cells of a row might as well stand in another column: the value is given, and both readings are told once a row.
    func tellDoubts(_ cells: [RowCell], _ draft: inout FormDraft, _ at: Int) {
        tellDoubtfulBeginning(cells, &draft, at)
        var doubts: [(cell: RowCell, path: Path, next: ColumnChoice.Alternative)] = []
        for cell in cells where !cell.piece.isBlank {
            guard let choice = cell.choice, let confidence = choice.doubt, let next = choice.next else { continue }
            let path = path(of: cell, in: draft, at)
            doubts.append((cell, path, next))
            draft.form.confidence[path] = confidence
            // The field that the piece may have been meant for, if nothing else stands in it, is blank only perhaps.
            guard let leaf = next.role?.leaf,
                !cells.contains(where: { $0.column.role == next.role && !$0.piece.isBlank })
            else { continue }
            draft.form.confidence[Path(.indicators, at, leaf)] = confidence
        }
        guard let worst = doubts.min(by: { $0.next.margin < $1.next.margin }) else { return }
        draft.notices.append(
            Notice(
                path: worst.path, cell: worst.cell.piece.cell,
                Wording.doubtfulColumns(
                    doubts.map { doubt in
                        let text = joinLines(doubt.cell.piece.text)
                        return (
                            text.characterCount > 24 ? text.string.prefix(24) + "…" : text.string,
                            joinLines(doubt.cell.column.heading).string,
                            doubt.next.heading.map { joinLines($0).string }
                        )
                    })))
    }
}

extension IndicatorBuilder {
    /// Words at the end of one row that may begin the next one's name put that name in doubt too.
    private func tellDoubtfulBeginning(_ cells: [RowCell], _ draft: inout FormDraft, _ at: Int) {
        let end = draft.doubtfulEnd
        draft.doubtfulEnd = nil
        let filled = cells.filter { !$0.piece.isBlank }
        if let end, let name = filled.first, name.column.role == .name, name.index == end.index + 1 {
            let path = Path(.indicators, at, .name)
            draft.form.confidence[path] = end.confidence
            draft.notices.append(
                Notice(path: path, cell: name.piece.cell, .doubtfulBeginning(end.piece.text, name.piece.text)))
        }
        guard let last = filled.max(by: { $0.index < $1.index }), let confidence = last.choice?.doubt else { return }
        switch last.column.role {
        case .remark, .explanation, .basis, .deviation:
            draft.doubtfulEnd = (last.piece, last.index, confidence)
        default: break
        }
    }
}

extension Wording {
    fileprivate static func doubtfulBeginning(_ end: Text, _ name: Text) -> Wording {
        Wording(
            zh: "读不准：“\(name)”读作名称，它前面的“\(end)”也可能是名称的开头。请核对。",
            en: "Unsure: \"\(name)\" was read as the name; \"\(end)\" before it may be its beginning. Please check.")
    }

    /// Both readings of each cell in doubt.
    fileprivate static func doubtfulColumns(_ doubts: [(text: String, column: String, other: String?)]) -> Wording {
        let zh = doubts.map { doubt in
            "“\(doubt.text)”读作〈\(doubt.column)〉，也可能" + (doubt.other.map { "是〈\($0)〉" } ?? "不属于任何一列")
        }
        let en = doubts.map { doubt in
            "\"\(doubt.text)\" was read as 〈\(doubt.column)〉 and may "
                + (doubt.other.map { "be 〈\($0)〉" } ?? "belong to no column")
        }
        return Wording(
            zh: "读不准：这一行的列已看不出，只能按内容分列：\(zh.joined(separator: "；"))。请核对。",
            en: "Unsure: the columns of this row are lost, only its content tells them: \(en.joined(separator: "; ")). "
                + "Please check.")
    }
}
