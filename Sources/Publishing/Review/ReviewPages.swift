import Basics
import Documents
import Forms
import Library
import Rulebook

/// 审核表 of a form, drafted from its findings, and 退回修改意见. Both are official papers and in Chinese; grades, marks and the
/// overall opinion are the reviewer's and stay blank.
public struct ReviewPages: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// 一般项目: each point is graded.
        case general
        /// 重点项目: each point is marked.
        case key
    }

    private let kind: Kind
    private let file: JudgedFile
    private let places: PlaceWords

    public init(_ file: JudgedFile, kind: Kind) {
        self.file = file
        self.kind = kind
        places = PlaceWords(format: file.format, language: .zh)
    }

    /// Whether a form is one that targets are reviewed on.
    public static func canReview(_ form: Form) -> Bool { form.kind != .monitoring && form.kind != .selfEvaluation }

    /// The pages of all forms of the file that targets are reviewed on.
    /// - Throws: `DocumentFault` where memory or room for temporary files is short.
    public func bytes(_ kind: SheetFile) throws(DocumentFault) -> [UInt8] {
        var sheets: [Sheet] = []
        for (form, report) in zip(file.reading.forms, file.report.forms) where ReviewPages.canReview(form) {
            sheets.append(review(form, report))
            if report.findings.contains(where: { $0.severity > .info }) { sheets.append(letter(form, report)) }
        }
        return try kind.bytes(sheets)
    }

    // MARK: The review sheet

    private static let fonts = Layout.Fonts()

    private func review(_ form: Form, _ report: FormReport) -> Sheet {
        let isKey = kind == .key
        let what = form.kind == .departmentTargets ? "部门（单位）整体支出" : "项目支出"
        let title = what + "绩效目标审核表（" + (isKey ? "重点" : "一般") + "）"
        var sheet = Sheet(
            title: title, layout: isKey ? "审核表·重点" : "审核表·一般", orientation: .portrait,
            widths: isKey ? [5, 7, 32, 4, 4] : [5, 7, 34, 6], fonts: ReviewPages.fonts, code: form.checkCode)
        let last = sheet.widths.count - 1
        sheet.rows = [
            line(title, .title, last),
            line("审核对象：" + report.name(.zh), .line, last),
            line("单位：" + name(form) + money(form), .line, last),
        ]
        var head = [cell(0, "审核内容", .heading), cell(1, "审核要点", .heading), cell(2, "审核意见", .heading)]
        head += isKey ? [cell(3, "分值", .heading), cell(4, "得分", .heading)] : [cell(3, "优/良/中/差", .heading)]
        let headings = sheet.rows.count..<sheet.rows.count + 1
        sheet.rows.append(Sheet.Row(cells: head, headings: headings))
        for point in ReviewPoint.allCases {
            var cells: [Sheet.Cell] = []
            if point.rawValue % 2 == 0 {
                var matter = cell(0, point.matter, .label)
                matter.rows = 2
                cells.append(matter)
            }
            cells += [cell(1, point.name, .label), cell(2, opinion(point, form, report), .words)]
            if isKey {
                cells += [cell(3, String(point.marks), .value), cell(4, "", .value)]
            } else {
                cells.append(cell(3, "", .value))
            }
            sheet.rows.append(Sheet.Row(cells: cells, headings: headings))
        }
        if isKey {
            sheet.rows.append(
                bottom("总　分", "", last - 2, extra: [cell(3, "100", .value), cell(4, "", .value)], headings))
        }
        sheet.rows.append(bottom("综合评定等级", "", last, headings))
        // Room for the pen.
        sheet.rows.append(bottom("总体意见", "　\n　\n　\n　", last, headings))
        sheet.foot = [
            "审核单位（盖章）：　　　　　　　　审核人（签字）：　　　　　　　　年　　月　　日",
            "说明：1. 审核意见由标尺按规则草拟，供审核人取舍；等级、得分和总体意见由审核人填写。"
                + "2. 标“待审”的问题规则答不了，请审核人判断。3. 八个审核要点及分值系转引财预〔2015〕88号，未核对原文。"
                + others(report),
        ]
        return sheet
    }

    private func opinion(_ point: ReviewPoint, _ form: Form, _ report: FormReport) -> String {
        var lines: [String] = []
        if let aspect = point.aspect {
            let found = report.findings.filter { $0.aspect == aspect }
            if found.isEmpty { lines.append("规则未发现问题。") }
            lines += found.map { told($0, form) }
        }
        return (lines + ["【待审】" + point.question]).joined(separator: "\n")
    }

    /// A finding in one line: `必改 1　指标 2 “…” 度量单位（第 28 行第 6 列）：…`.
    private func told(_ finding: Finding, _ form: Form) -> String {
        let place = places.words(finding.cell)
        var out = "\(finding.severity.wording.zh) \(finding.number)　\(finding.path.words(in: form, .zh))"
        if !place.isEmpty { out += "（\(place)）" }
        out += "：" + finding.message.zh
        if finding.same > 0 { out += "同类另 \(finding.same) 处：" + places.words(finding.places.map(\.cell)) + "。" }
        return out
    }

    /// Findings that no point takes.
    private func others(_ report: FormReport) -> String {
        let known = Set(ReviewPoint.allCases.compactMap(\.aspect))
        let count = report.findings.filter { !known.contains($0.aspect) }.count
        return count == 0 ? "" : "4. 另有 \(count) 处问题不属于这八点，见退回修改意见或 biaochi check。"
    }

    private func name(_ form: Form) -> String {
        [form.body, form.reportedBy].compactMap { $0 }.first { !$0.isEmpty }?.string.onOneLine ?? "　　　　　　　　"
    }

    private func money(_ form: Form) -> String {
        guard let entry = form.budget.first(where: { $0.basis == .total }),
            let amount = entry.amount ?? entry.annual ?? entry.adjusted
        else { return "" }
        return "　　资金总额：\(amount)" + (form.moneyUnit?.string ?? "")
    }

    private func cell(_ column: Int, _ text: String, _ role: Sheet.Role) -> Sheet.Cell {
        Sheet.Cell(column: column, text: Text(text), role: role)
    }

    private func line(_ text: String, _ role: Sheet.Role, _ last: Int) -> Sheet.Row {
        Sheet.Row(cells: [Sheet.Cell(column: 0, span: last + 1, text: Text(text), role: role)], isLine: true)
    }

    private func bottom(
        _ label: String, _ words: String, _ last: Int, extra: [Sheet.Cell] = [], _ headings: Range<Int>
    ) -> Sheet.Row {
        let cells = [
            Sheet.Cell(column: 0, span: 2, text: Text(label), role: .label),
            Sheet.Cell(column: 2, span: last - 1, text: Text(words), role: .words),
        ]
        return Sheet.Row(cells: cells + extra, headings: headings)
    }

    // MARK: The letter

    /// Characters of findings that one page has room for.
    private static let room = 1000

    private func letter(_ form: Form, _ report: FormReport) -> Sheet {
        var sheet = Sheet(
            title: "退回修改意见", layout: "退回修改意见", orientation: .portrait, widths: [40], fonts: ReviewPages.fonts,
            code: form.checkCode)
        func add(_ words: String, _ role: Sheet.Role = .line) { sheet.rows.append(line(words, role, 0)) }
        let must = report.findings.filter { $0.severity == .error }
        let doubtful = report.findings.filter { $0.severity == .warning }
        add(must.isEmpty ? "关于修改完善绩效目标的意见" : "关于退回修改绩效目标的意见", .title)
        add(name(form) + "：")
        add(
            "　　你单位报送的《\(report.name(.zh))》收悉。经审核，"
                + (must.isEmpty
                    ? "有 \(doubtful.count) 处需要核实。" : "有 \(must.count) 处必须修改，\(doubtful.count) 处需要核实。")
                + "现将意见反馈如下，请修改后重新报送。")
        var left = ReviewPages.room
        var told = 0
        for (heading, findings) in [("必须修改", must), ("需要核实", doubtful)] where !findings.isEmpty {
            var items: [String] = []
            for finding in findings {
                let item =
                    "　　\(items.count + 1). \(finding.path.words(in: form, .zh))：\(finding.message.zh)改法：\(finding.advice.zh)"
                guard item.unicodeScalars.count <= left else { break }
                left -= item.unicodeScalars.count
                items.append(item)
            }
            guard !items.isEmpty else { continue }
            told += items.count
            add("　　\(heading)：")
            for item in items { add(item) }
        }
        let rest = must.count + doubtful.count - told
        if rest > 0 { add("　　其余 \(rest) 处见所附审核表。") }
        add("　　请于　　　年　　月　　日前重新报送。对意见有不同看法的，请书面说明理由。")
        add("　")
        add("审核单位（盖章）　　　　", .lineAtRight)
        add("　　　年　　月　　日　　", .lineAtRight)
        return sheet
    }
}
