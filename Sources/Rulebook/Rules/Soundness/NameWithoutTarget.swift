import Basics
import Forms
import Library

/// `ind-name-has-target`: the name holds the target.
enum NameWithoutTarget: Rule {
    static let name = "ind-name-has-target"
    static let aspect = Aspect.soundness
    static let severity = Severity.warning
    static let scope = Scope.targets
    static let sources = ["财预〔2021〕101号"]
    static let since = "0.1"
    static let maturity = Maturity.stable
    static let what = Wording(
        zh: "指标名称里写了目标值：数量、名次、“力争……”。", en: "The name holds the target: a number, a rank, “strive for …”.")
    static let why = Wording(
        zh: "名称带值，指标不能逐年沿用，名称与指标值也会打架。",
        en: "With a value in its name an indicator cannot be kept from year to year, and may contradict its value.")
    static let examples = [
        Example.triggers(
            at: Path(.indicators, 1, .name), on: .sound, Wording(zh: "数量在名称里", en: "the number in the name")
        ) {
            $0.indicators[1].name = Text("完成人工造林3.2万亩")
        },
        Example.triggers(at: Path(.indicators, 5, .name), on: .sound, Wording(zh: "名次在名称里", en: "the rank in the name"))
        {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "林长制考核进入全省前10名", .atMost, "10", "名")
        },
        Example.triggers(
            at: Path(.indicators, 3, .name), on: .sound, Wording(zh: "不低于……在名称里", en: "“not below” in the name")
        ) {
            $0.indicators[3].name = Text("森林火灾当日扑灭率不低于96%")
        },
        Example.silent(Wording(zh: "年龄与编号不是目标", en: "an age is no target")) {
            $0.indicators[5] = .example("效益指标", "社会效益指标", "65岁以上老年人健康体检人数", .atLeast, "42000", "人")
        },
        Example.silent(Wording(zh: "电压是线路的名称", en: "a voltage names the line")) {
            $0.indicators[5] = .example("产出指标", "数量指标", "10千伏供电线路改造长度", .atLeast, "10", "公里")
        },
        Example.silent(Wording(zh: "第3批是批次", en: "the third lot is a name")) {
            $0.indicators[5] = .example("产出指标", "数量指标", "第3批古树挂牌数量", .equal, "3", "株")
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        for (i, row) in subject.form.indicators.enumerated() {
            let facts = subject.facts.rows[i]
            guard let words = target(in: facts.name, row) else { continue }
            found.report(Path(.indicators, i, .name), value: row.name, message(row.name, words), advice: advice)
        }
    }

    /// The words of a target in a name.
    private static func target(in name: MarkedText, _ row: Indicator) -> Text? {
        guard !name.isEmpty else { return nil }
        if let rank = name.numberedRank, rank.characters.contains(where: isDigit) { return rank.text }
        // A stretch in brackets is a note on the target: fit-stretch-target tells of it.
        if let hit = name.hits(of: .stretch).first, hit.end < name.count,
            hit.start == 0 || name.characters[hit.start - 1] != 0x28
        {
            return name.text(hit.start..<name.count)
        }
        for number in name.numbers {
            let after = number.end < name.count ? name.characters[number.end] : 0
            // 65岁以上, 5G, 2026年, 0-6岁, 1+N, PM2.5, 12345热线
            if after == 0x5C81 || after == 0x5E74 || after == 0x2B || after == 0x2D || isAscii(after) && after != 0x25 {
                continue
            }
            // G320, 第3批
            if number.start > 0,
                isAscii(name.characters[number.start - 1]) || name.characters[number.start - 1] == 0x7B2C
            {
                continue
            }
            if after == 0x5468 || after == 0x7EA7 { continue }
            let rest = name.text(number.end..<min(name.count, number.end + 8))
            let unit = Units.standard.longestPrefix(of: rest.bytes, at: 0)
            let isOwn = row.value == number.value
            let before = name.text(max(0, number.start - 3)..<number.start)
            let said =
                before.hasSuffix("达到") || before.hasSuffix("降至") || before.hasSuffix("达") || before.hasSuffix("不低于")
                || before.hasSuffix("不少于") || before.hasSuffix("不超过") || before.hasSuffix("≥") || before.hasSuffix("≤")
                || before.hasSuffix("增至") || before.hasSuffix("控制在") || before.hasSuffix("提高到")
                || before.hasSuffix("降到")
            guard said || (isOwn && fits(unit?.unit, row)) else { continue }
            var words = name.text(number.start..<number.end)
            if let unit { words.append(rest[0..<unit.length]) }
            return words
        }
        return nil
    }

    /// Whether the unit in the name is of the kind of the row's own: 10千伏线路 is no target of 10 公里.
    private static func fits(_ unit: MeasuringUnit?, _ row: Indicator) -> Bool {
        guard let unit, unit.kind != .rank else { return false }
        guard let own = row.unit.flatMap({ Units.standard.unit($0) }) else { return true }
        return own.kind == unit.kind || (UnitKinds.counts.contains(own.kind) && UnitKinds.counts.contains(unit.kind))
    }

    private static func isAscii(_ value: UInt32) -> Bool {
        value > 0x20 && value < 0x7F && value != 0x28 && value != 0x29
    }

    private static func message(_ name: Text, _ words: Text) -> Wording {
        Wording(zh: "名称“\(name)”里写了目标“\(words)”。", en: "The name “\(name)” holds the target “\(words)”.")
    }

    private static let advice = Wording(
        zh: "名称只写衡量什么，目标移到指标值。", en: "Let the name say what is measured and put the target into the value.")
}
