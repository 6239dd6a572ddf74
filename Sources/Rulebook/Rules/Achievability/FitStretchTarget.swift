import Basics
import Forms
import Library

/// 一个指标两个目标.
public enum FitStretchTarget: Rule {
    public static let name = "fit-stretch-target"
    public static let aspect = Aspect.achievability
    public static let severity = Severity.info
    public static let scope = Scope.targets
    public static let sources = ["财预〔2021〕101号"]
    public static let what = Wording(
        zh: "确定的目标旁边还有一个“力争”的目标，不知道以哪个为准。", en: "A stretch (力争) beside the firm target: which one counts?")
    public static let why = Wording(zh: "年底按哪个算达到，会有争议。", en: "At the year's end nobody knows which one was meant.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.indicators, 3, .name), on: .sound, Wording(zh: "名称里力争97%", en: "力争97% in the name")) {
                $0.indicators[3].name = Text("森林火灾当日扑灭率（力争97%）")
            },
            .silent(Wording(zh: "争取资金不是目标值", en: "to strive for money is no target")) {
                $0.indicators[3].name = Text("争取上级资金到位率")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.rows[i]
            for (text, analysed, leaf) in [(row.name, facts.name, Field.name), (row.text, facts.text, .text)] {
                guard let hit = analysed.first(.stretch), numberFollows(text, hit.phrase) else { continue }
                // A firm target must stand beside it: in the value, or another number in the same words.
                let firm = leaf == .name ? row.value != nil || digits(text) > 1 : digits(text) > 1
                guard firm else { continue }
                found.report(Path(.indicators, i, leaf), value: text, message(text, hit.phrase), advice: advice)
                break
            }
        }
    }

    private static func numberFollows(_ text: Text, _ phrase: Text) -> Bool {
        guard let at = text.firstIndex(of: phrase) else { return false }
        let rest = text.dropping(first: at + phrase.count)
        return rest.bytes.prefix(9).contains { (0x30...0x39).contains($0) }
    }

    /// How many numbers stand in the text.
    private static func digits(_ text: Text) -> Int {
        var count = 0
        var inside = false
        for byte in text.bytes {
            let digit = (0x30...0x39).contains(byte)
            if digit && !inside { count += 1 }
            inside = digit || (inside && byte == 0x2E)
        }
        return count
    }

    private static func message(_ text: Text, _ phrase: Text) -> Wording {
        Wording(
            zh: "“\(text)”里既有确定的目标，又有“\(phrase)”的目标。",
            en: "\"\(text)\" holds a firm target and one to strive for (\(phrase)).")
    }

    private static let advice = Wording(
        zh: "只留一个考核用的目标；努力方向写到说明里。", en: "Keep the one that will be judged; the other goes to the explanation.")
}
