import Basics
import Forms

/// 网页代码残留.
public enum TxtHtmlResidue: Rule {
    public static let name = "txt-html-residue"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.warning
    public static let scope = Scope.all
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "单元格里留着网页代码，如 <p>、&nbsp;、style=。", en: "Tags, entities or style attributes stand in a cell.")
    public static let why = Wording(
        zh: "公开出去的表里会看到代码，读者看不懂。", en: "The public sees code where it should see words.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.duties), on: .sound, Wording(zh: "职能里有 <p>", en: "<p> in the duties")) {
                $0.repairs.append(Repair(.decodedMarkup, Path(.duties, 0), from: Text("<p>"), to: Text(), cell: nil))
                $0.repairs.append(Repair(.decodedMarkup, Path(.duties, 1), from: Text("</p>"), to: Text(), cell: nil))
            },
            .triggers(at: Path(.indicators), on: .sound, Wording(zh: "几行指标里都有", en: "in several rows")) {
                $0.repairs.append(
                    Repair(.decodedMarkup, Path(.indicators, 0, .name), from: Text("<p>"), to: Text(), cell: nil))
                $0.repairs.append(
                    Repair(.decodedMarkup, Path(.indicators, 2, .name), from: Text("<p>"), to: Text(), cell: nil))
            },
            .triggers(at: Path(.objectives), on: .sound, Wording(zh: "目标里有样式代码", en: "a style in the goal")) {
                $0.repairs.append(
                    Repair(.decodedMarkup, Path(.objectives, 0), from: Text("<span style=\"\">"), to: Text(), cell: nil)
                )
            },
            .silent(Wording(zh: "只是合并了断行", en: "only broken lines were joined")) {
                $0.repairs.append(
                    Repair(.joinedLines, Path(.duties, 0), from: Text("一\n二"), to: Text("一二"), cell: nil))
            },
            .silent(Wording(zh: "只是去掉了序号", en: "only a list number was taken off")) {
                $0.repairs.append(Repair(.removedNumbering, Path(.duties, 0), from: Text("1."), to: Text(), cell: nil))
            },
            .silent(Wording(zh: "“<”是小于号", en: "“<” is less than")) {
                $0.indicators[0].explanation = Text("每亩支出<50元的不计")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        // One list was pasted as a whole: it is told once.
        var tags: [Path: [Text]] = [:]
        let repairs = subject.form.repairs.filter { $0.what == .decodedMarkup }
        let rows = Set(repairs.filter { $0.path.field == .indicators }.map(\.path.index))
        for repair in repairs {
            let list: Path =
                switch repair.path.field {
                case .duties, .tasks, .objectives: Path(repair.path.field)
                case .indicators where rows.count > 1: Path(.indicators)
                default: repair.path
                }
            tags[list, default: []].append(repair.from)
        }
        for (path, printed) in tags.sorted(by: { $0.key < $1.key }) {
            // Blanks and line breaks of a page hide nothing.
            let harmless = printed.allSatisfy { isBlank($0) }
            found.report(
                path, value: printed[0], message(printed), advice: advice, severity: harmless ? .info : nil)
        }
    }

    private static func isBlank(_ tag: Text) -> Bool { tag == "&nbsp;" || tag.hasPrefix("<br") }

    private static func message(_ tags: [Text]) -> Wording {
        let first = tags[0].string
        return Wording(
            zh: tags.count == 1 ? "单元格里留着网页代码“\(first)”。" : "单元格里留着网页代码“\(first)”等 \(tags.count) 处。",
            en: tags.count == 1
                ? "The code \"\(first)\" was left in the cell."
                : "Code such as \"\(first)\" was left in \(tags.count) places.")
    }

    private static let advice = Wording(
        zh: "删去代码，只留文字（在系统里粘贴时选“只保留文本”）。", en: "Delete the code and keep the words (paste as plain text).")
}
