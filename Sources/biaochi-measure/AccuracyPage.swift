import Basics
import Foundation
import Measuring
import Rulebook

/// What the labelled sets say of every rule, as a page in Markdown.
enum AccuracyPage {
    /// - Parameter listsWrong: whether each false alarm is listed below.
    static func markdown(_ folders: [URL], day: Day?, listsWrong: Bool) throws -> String {
        var tallies: [String: RuleAccuracy] = [:]
        var sets: [String] = []
        var wrong: [String] = []
        for folder in folders {
            let files = try LabelledFolder(folder).files
            sets.append("`\(folder.lastPathComponent)` \(files.count)")
            for file in files {
                let alarms = RuleAccuracy.add(file.labels, try told(file, day), to: &tallies)
                wrong += alarms.map { "wrong: \(file.name) forms[\($0.form)] \($0.rule) \($0.path)" }
            }
        }
        var out = [
            "<!-- Written by scripts/accuracy; do not edit. -->", "", "# 各规则的准确度 · How accurate each rule is", "",
            "样本集与文件数：\(sets.joined(separator: "、"))。规则 \(Rulebook.standard.rules.count) 条，有样本的 \(labelled(tallies)) 条。",
            "",
            "- 例数：样本中标为必须指出的缺陷。查全：其中指出的。查准：指出的位置中，样本标为“必须”或“可以”的；未标而报“必改”“存疑”的算错报，“提示”不算。",
            "- 百分数只舍不入。“—”表示样本里没有。稳定：至少 5 例且查准 100%；其余为试行。", "",
            "Sets and files: \(sets.joined(separator: ", ")). A case is a labelled defect that must be told; recall is the share told. "
                + "Precision is the share of places told that are labelled (must or may); an error or warning at another place is a false alarm, a hint is none. "
                + "Percentages are rounded down; — where the sets have none. Stable: five cases or more and a precision of 100%; all others are in preview.",
            "", "| 规则 rule | 状态 maturity | 例数 cases | 指出 found | 查全 recall | 错报 false alarms | 查准 precision |",
            "|---|---|--:|--:|--:|--:|--:|",
        ]
        for rule in Rulebook.standard.rules.sorted(by: { $0.name < $1.name }) {
            let tally = tallies[rule.name] ?? RuleAccuracy()
            let maturity = rule.maturity == .stable ? "稳定 stable" : "试行 preview"
            out.append(
                "| [\(rule.name)](rules/\(rule.name).md) | \(maturity) | \(tally.cases) | \(tally.found) | "
                    + "\(percent(tally.recall)) | \(tally.wrong) | \(percent(tally.precision)) |")
        }
        let built = Rulebook.standard.rules.compactMap { tallies[$0.name] }
        let all = built.reduce(into: RuleAccuracy()) {
            $0.cases += $1.cases
            $0.found += $1.found
            $0.right += $1.right
            $0.wrong += $1.wrong
        }
        out.append(
            "| **全部 all** | | \(all.cases) | \(all.found) | \(percent(all.recall)) | \(all.wrong) | \(percent(all.precision)) |"
        )
        if listsWrong { out += [""] + wrong }
        return out.joined(separator: "\n")
    }

    private static func labelled(_ tallies: [String: RuleAccuracy]) -> Int {
        Rulebook.standard.rules.count { (tallies[$0.name]?.cases ?? 0) > 0 }
    }

    private static func told(_ file: LabelledFolder.File, _ day: Day?) throws -> [ToldPlace] {
        let report = Rulebook.standard.check(try Main.read(file.bytes), beside: Beside(asOf: day))
        return report.forms.enumerated().flatMap { i, form in
            form.findings.flatMap { finding in
                ([finding.path] + finding.places.map(\.path)).map {
                    ToldPlace(form: i, rule: finding.rule, path: $0, isHint: finding.severity == .info)
                }
            }
        }
    }

    private static func percent(_ permille: Int?) -> String {
        permille.map { $0 == 1000 ? "100%" : "\($0 / 10).\($0 % 10)%" } ?? "—"
    }
}
