import Basics
import Forms
import Library

extension RowFacts {
    /// Whether the row's unit is this one, in its usual spelling.
    func counts(in canonical: StaticString) -> Bool { unit.map { $0.canonical == canonical } ?? false }

    /// Whether the name asks how satisfied somebody is: 居民满意度, not 满意度调查份数 nor 不满意率.
    var asksSatisfaction: Bool {
        let end = endOfName
        return name.hits(of: .satisfaction).contains { hit in
            hit.end == end && (hit.start == 0 || name.characters[hit.start - 1] != RowFacts.not)
        }
    }

    /// Where the name ends without a bracket behind it.
    private var endOfName: Int {
        guard name.characters.last == 0x29, let open = name.characters.lastIndex(of: 0x28), open > 0 else {
            return name.count
        }
        return open
    }

    private static let not: UInt32 = 0x4E0D

    /// Whether the name says a money that is fixed for one of something, not a total: 单价, 人均, 标准, 补助. 补助项目支出 is a total.
    var isRate: Bool {
        if name.contains("项目支出") || name.contains("总") { return false }
        let words: [StaticString] = [
            "标准", "单价", "均", "每", "定额", "补助", "补贴", "津贴", "补偿", "奖励", "抚恤", "工资", "待遇", "限额",
        ]
        return words.contains(where: name.contains)
    }

    /// Whether the name says money that is saved, got or invested: more of it is better.
    var isGain: Bool {
        let words: [StaticString] = [
            "节约", "节省", "节支", "节余", "降低", "下降", "减少", "压减", "核减", "审减", "收入", "收益", "税收", "利润", "产值", "投资", "投入", "筹集",
            "筹措", "自筹",
            "到位", "拨付", "发放", "争取", "引进",
        ]
        return words.contains(where: name.contains)
    }
}

extension RowFacts {
    /// The last date of a value that is a date or a period, or under 时效 a deadline with a few words: 2027年3月底前完成验收.
    func lastDate(_ row: Indicator) -> PrintedDate? {
        guard value.hasDigit else { return nil }
        let dates = PeriodParser.dates(inCharacters: value.characters)
        guard let last = dates.last else { return nil }
        if PeriodParser.isDateOrPeriod(row.text) { return last }
        guard family == .time, dates.count == 1, value.count <= 30, last.month != nil, !value.has(.baseline) else {
            return nil
        }
        let rest = value.characters[last.end..<min(value.count, last.end + 3)]
        return rest.contains(0x524D) ? last : nil  // 前
    }

    /// Whether the name asks for a number in the row's unit (成活率 in %) where no column says 定性.
    func asksNumber(_ row: Indicator, isMarked: Bool) -> Bool {
        guard !isMarked, row.value == nil, let unit, let counted, !counted.isNear, !counted.isFar,
            let noun = counted.noun
        else { return false }
        switch noun.role {
        case .share: return unit.kind == .share && noun.percent == .yes
        case .measure: return noun.kinds.contains(unit.kind) && unit.kind != .grade && unit.kind != .none
        default: return counted.isStrict && UnitKinds.counts.contains(unit.kind)
        }
    }
}

extension Form {
    /// Whether a column of the form says 定量 or 定性 of a row; of a form that came from no file it is not known.
    func marksNature(_ i: Int) -> Bool { cells.isEmpty || cells[Path(.indicators, i, .nature)] != nil }

    /// Whether the unit of a row has a cell of its own, so that its words can be changed without the value's.
    func unitStandsAlone(_ i: Int) -> Bool {
        guard let cell = cells[Path(.indicators, i, .unit)] else { return cells.isEmpty }
        return cell != cells[Path(.indicators, i, .text)]
    }
}

extension Indicator {
    /// The value cell with another number, and (where it holds the row's unit) another unit; nil where it holds not just one number
    /// in plain digits.
    func rewritten(_ number: Number, unit new: Text? = nil) -> Text? {
        let bytes = text.bytes
        func isPart(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2C }
        guard let start = bytes.firstIndex(where: { (0x30...0x39).contains($0) }) else { return nil }
        let end = bytes[start...].firstIndex { !isPart($0) } ?? bytes.count
        guard !bytes[end...].contains(where: { (0x30...0x39).contains($0) }),
            Number(bytes[start..<end].filter { $0 != 0x2C }) == value
        else { return nil }
        var out = Text(bytes[..<start])
        out.append(Text(number.description))
        let rest = Text(bytes[end...])
        guard let new, let unit, !rest.trimmed().isEmpty else {
            out.append(rest)
            return out
        }
        guard rest.trimmed() == unit else { return nil }
        out.append(new)
        return out
    }
}
