import Basics
import Documents
import Forms
import Rulebook

/// The findings of a file as remarks at its cells, and the list of them that stands behind its last page.
public struct FindingRemarks: Sendable {
    public private(set) var remarks: [Remark] = []
    public private(set) var list: RemarkList

    /// - Parameters:
    ///   - file: as it was judged.
    ///   - least: the least severity that is told.
    public init(_ file: JudgedFile, least: Severity, language: Language) {
        let places = PlaceWords(format: file.format, language: language)
        list = RemarkList(title: Words.title[language], columns: Words.columns.map { $0[language] }, sections: [])
        for (form, report) in zip(file.reading.forms, file.report.forms) {
            var entries: [RemarkList.Entry] = []
            let nearest = NearestPlace(form)
            for finding in report.findings where finding.severity >= least {
                let cell = nearest.of(finding)
                let place = cell.place
                let head = "\(finding.severity.wording[language]) \(finding.number)"
                let message = finding.message[language]
                let advice = Words.change[language] + finding.advice[language]
                var corrections = finding.corrections(in: form, language)
                if !corrections.isEmpty {
                    corrections = Words.proposed[language] + corrections
                    if finding.safety == .unsafe { corrections += Words.agree[language] }
                }
                var lines = [message, advice]
                if !corrections.isEmpty { lines.append(corrections) }
                let others = finding.places.compactMap(\.cell)
                let same = finding.same > 0 ? Words.same(finding.same)[language] + places.words(others) : ""
                if !same.isEmpty { lines.append(same) }
                remarks.append(Remark(place: place, level: finding.severity.level, head: head, lines: lines))
                let here = places.words(cell)
                for other in Set(others.map(\.place)).subtracting([place]).inOrder {
                    remarks.append(
                        Remark(
                            place: other, level: finding.severity.level, head: head,
                            lines: [Words.alike(here)[language]]))
                }
                let named = [finding.path.words(in: form, language), here].filter { !$0.isEmpty }
                entries.append(
                    RemarkList.Entry(
                        place: place, level: finding.severity.level,
                        columns: [
                            head, named.joined(separator: " · "),
                            [message, same].filter { !$0.isEmpty }.joined(separator: " "), advice, corrections,
                        ]))
            }
            list.sections.append(RemarkList.Section(title: FindingRemarks.title(report, language), entries: entries))
        }
    }

    /// The form and how it came out: `2026年… · 不通过 · 必改 3 · 存疑 28 · 提示 3`.
    private static func title(_ report: FormReport, _ language: Language) -> String {
        var parts = [report.name(language)]
        if let body = report.body, !body.isEmpty { parts.append(body.string.onOneLine) }
        parts.append((report.verdict == .pass ? Words.pass : Words.fail)[language])
        for level in [Severity.error, .warning, .info] {
            parts.append("\(level.wording[language]) \(report.counts(of: level))")
        }
        return parts.joined(separator: " · ")
    }
}

/// Where a finding is shown: at its cell, and where it is of something absent, at the nearest heading.
struct NearestPlace {
    private let form: Form
    private let cells: [(path: Path, cell: CellReference)]

    init(_ form: Form) {
        self.form = form
        cells = form.cells.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    func of(_ finding: Finding) -> CellReference {
        if let cell = finding.cell ?? form.cells[finding.path] { return cell }
        let path = finding.path
        if path.index != nil {
            let entry = cells.filter { $0.path.entry == path.entry }
            let name = entry.first { $0.path.leaf.map { [.name, .label, .text].contains($0) } ?? true }
            if let cell = (name ?? entry.first)?.cell { return cell }
        }
        if let cell = heading(of: path.field) { return cell }
        if let cell = cells.first(where: { $0.path.field == path.field })?.cell { return cell }
        if let cell = form.cells[Path(.title)] { return cell }
        let all = form.labels.compactMap(\.cell) + cells.map(\.cell)
        return all.min { $0.readingOrder.lexicographicallyPrecedes($1.readingOrder) } ?? CellReference(paragraph: 0)
    }

    /// The first heading that speaks of a field.
    private func heading(of field: Field) -> CellReference? {
        let words: [StaticString] =
            switch field {
            case .indicators: ["绩效指标", "三级指标", "指标名称", "一级指标"]
            case .objectives: ["绩效目标", "总体目标", "年度目标"]
            case .tasks: ["任务"]
            case .budget: ["资金", "预算", "支出"]
            case .duties: ["履职", "职能", "职责"]
            case .body: ["部门", "单位"]
            case .reportedBy: ["填报单位", "实施单位", "单位"]
            case .project: ["项目名称", "项目"]
            case .moneyUnit: ["单位：", "资金", "预算"]
            case .score: ["总分", "得分"]
            default: []
            }
        for word in words {
            if let label = form.labels.first(where: { $0.cell != nil && $0.text.contains(word) }) { return label.cell }
        }
        return nil
    }
}

extension CellReference {
    var place: DocumentPlace {
        table.map { .cell(table: $0, row: row, column: column) } ?? .paragraph(paragraph ?? 0)
    }

    /// By table, row and column; a paragraph outside tables comes first.
    fileprivate var readingOrder: [Int] { [table ?? -1, row, column, paragraph ?? 0] }
}

extension Set<DocumentPlace> {
    fileprivate var inOrder: [DocumentPlace] { sorted { $0.numbers.lexicographicallyPrecedes($1.numbers) } }
}

extension DocumentPlace {
    fileprivate var numbers: [Int] {
        switch self {
        case .paragraph(let index): [-1, index]
        case .cell(let table, let row, let column): [table, row, column]
        }
    }
}

extension Severity {
    var level: Remark.Level {
        switch self {
        case .error: .high
        case .warning: .middle
        case .info: .low
        }
    }
}

private enum Words {
    static let title = Wording(zh: "标尺审核意见", en: "Findings of Biaochi 标尺")
    static let columns = [
        Wording(zh: "级别", en: "level"), Wording(zh: "位置", en: "place"), Wording(zh: "问题", en: "what is wrong"),
        Wording(zh: "怎么改", en: "what to do"), Wording(zh: "可改为", en: "proposed"),
    ]
    static let pass = Wording(zh: "通过", en: "pass")
    static let fail = Wording(zh: "不通过", en: "fail")
    static let change = Wording(zh: "改：", en: "To do: ")
    static let proposed = Wording(zh: "可改为：", en: "Proposed: ")
    static let agree = Wording(zh: "（需人确认）", en: " (a person must agree)")

    static func same(_ count: Int) -> Wording { Wording(zh: "同类另 \(count) 处：", en: "Alike at \(count) more: ") }

    static func alike(_ place: String) -> Wording {
        Wording(zh: "同类问题，说明见 \(place)。", en: "The same as at \(place), where it is explained.")
    }
}
