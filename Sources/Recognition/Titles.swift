import Basics
import Forms

/// What a line says as the title of a form (表名).
struct TitleReading {
    var kind: FormKind?
    var year: Int?

    /// Reads a line as a title, nil where it is none: it names 绩效 and what is done with it, and ends in 表.
    init?(_ text: Text) {
        guard text.count <= 180, text.count >= 12 else { return nil }
        let key = titleKey(text)
        guard !key.contains("。"), !key.contains("；"), !key.contains("http"), !key.contains(".xls"),
            !key.contains(".doc"),
            !key.contains(".pdf"), !key.hasPrefix("附件"), !key.hasPrefix("上一篇"), !key.hasPrefix("下一篇"),
            !key.hasPrefix("标题"), !key.contains(">"), !key.contains("|")
        else { return nil }
        let body = withoutYearBracket(key)
        guard body.hasSuffix("表") || body.hasSuffix("申报书") else { return nil }
        let names =
            (body.contains("绩效") || body.contains("项目申报表"))
            && (body.contains("目标") || body.contains("自评") || body.contains("监控") || body.contains("申报")
                || body.contains("评价"))
        guard names, !body.contains("审核表"), !body.contains("汇总表") else { return nil }
        // 视频监控 and the like may stand in a project's name: what the form is stands at the end.
        if body.contains("绩效自评") || body.hasSuffix("自评表") || (body.contains("评价") && !body.contains("目标")) {
            kind = .selfEvaluation
        } else if body.hasSuffix("监控表") || body.contains("监控情况") || body.contains("绩效监控")
            || body.contains("执行监控") || body.contains("运行监控")
        {
            kind = .monitoring
        } else if body.contains("整体") || (body.contains("部门") && !body.contains("项目")) {
            kind = .departmentTargets
        } else if body.contains("项目") || body.contains("专项") || body.contains("转移支付") || body.contains("政策") {
            kind = .projectTargets
        } else {
            kind = nil
        }
        year = firstYear(key)
    }
}

/// The first year of this century that stands in a text with 年 behind it, or alone in brackets.
func firstYear(_ text: Text) -> Int? {
    let b = text.bytes
    var i = 0
    while i + 4 <= b.count {
        if b[i] == 0x32, b[i + 1] == 0x30, isAsciiDigit(b[i + 2]), isAsciiDigit(b[i + 3]),
            i == 0 || !isAsciiDigit(b[i - 1]), i + 4 == b.count || !isAsciiDigit(b[i + 4])
        {
            let rest = Text(b[(i + 4)...])
            if rest.hasPrefix("年") || rest.hasPrefix(")") || rest.hasPrefix("-20") || rest.isEmpty {
                return 2000 + Int(b[i + 2] - 0x30) * 10 + Int(b[i + 3] - 0x30)
            }
        }
        i += 1
    }
    return nil
}

func isAsciiDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

func titleKey(_ text: Text) -> Text { compact(text) }

private func withoutYearBracket(_ key: Text) -> Text {
    var key = key
    while key.hasSuffix(")"), let open = key.bytes.lastIndex(of: UInt8(ascii: "(")) { key = Text(key.bytes[..<open]) }
    return key
}

/// `（2025年度）` under a title.
func yearLine(_ text: Text) -> Int? {
    guard text.count <= 40 else { return nil }
    var key = compact(text)
    if key.hasPrefix("("), key.hasSuffix(")") { key = key.dropping(first: 1).dropping(last: 1) }
    guard key.count <= 14, let year = firstYear(key) else { return nil }
    let rest = key.dropping(first: 4)
    return rest.isEmpty || rest == "年" || rest == "年度" || rest == "预算年度" ? year : nil
}

/// The start and the end of a project's term as `2025-01`: `2025年1月-2027年12月`, `202501-202712`, `2025.01—2027.12`.
func projectTerm(_ text: Text) -> (start: Text?, end: Text?) {
    var months: [Text] = []
    let b = compact(text).bytes
    var i = 0
    while i + 4 <= b.count, months.count < 2 {
        guard b[i] == 0x32, b[i + 1] == 0x30, b[i..<(i + 4)].allSatisfy(isAsciiDigit), i == 0 || !isAsciiDigit(b[i - 1])
        else {
            i += 1
            continue
        }
        let year = String(decoding: b[i..<(i + 4)], as: UTF8.self)
        i += 4
        var k = i
        if b[k...].starts(with: "年度".utf8) { k += 6 } else if b[k...].starts(with: "年".utf8) { k += 3 }
        while k < b.count, b[k] == UInt8(ascii: ".") || b[k] == UInt8(ascii: "/") { k += 1 }
        if k == i, k < b.count, b[k] == UInt8(ascii: "-"), k + 2 < b.count, isAsciiDigit(b[k + 1]),
            isAsciiDigit(b[k + 2]),
            k + 3 >= b.count || !isAsciiDigit(b[k + 3])
        {
            k += 1
        }
        var digits: [UInt8] = []
        while k < b.count, isAsciiDigit(b[k]), digits.count < 2 {
            digits.append(b[k])
            k += 1
        }
        let month = Int(String(decoding: digits, as: UTF8.self)) ?? 0
        if (1...12).contains(month) {
            months.append(Text("\(year)-\(month < 10 ? "0" : "")\(month)"))
            i = k
            if i + 1 < b.count, isAsciiDigit(b[i]), isAsciiDigit(b[i + 1]) { i += 2 }
        } else {
            months.append(Text(months.isEmpty ? "\(year)-01" : "\(year)-12"))
        }
    }
    return (months.first, months.count > 1 ? months[1] : nil)
}
