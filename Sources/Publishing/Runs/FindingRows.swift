import Basics
import Forms
import Rulebook

/// The findings of a run as rows of text, for CSV and Excel: one row a finding, one for a file that could not be judged.
struct FindingRows {
    let run: RunReport

    static func heading(_ language: Language) -> [String] { Words.columns.map { $0[language] } }

    func rows() -> [[String]] { run.files.flatMap { rows(of: $0) } }

    private func rows(of file: JudgedFile) -> [[String]] {
        let language = run.language
        if let fault = file.fault {
            var row = Array(repeating: "", count: Words.columns.count)
            row[0] = file.source
            row[5] = Words.unread[language]
            row[10] = fault.message[language]
            row[11] = fault.advice[language]
            return [row]
        }
        return file.report.forms.enumerated().flatMap { i, form in
            run.shown(form).map { row($0, "", form, i, file) }
                + run.shownWaived(form).map { row($0.finding, $0.words(language), form, i, file) }
        }
    }

    private func row(_ finding: Finding, _ waived: String, _ form: FormReport, _ i: Int, _ file: JudgedFile)
        -> [String]
    {
        let language = run.language
        let read = i < file.reading.forms.count ? file.reading.forms[i] : nil
        let cells = [finding.cell] + finding.places.map(\.cell)
        return [
            file.source, String(i + 1), form.name(language), form.body?.string.onOneLine ?? "",
            String(finding.number), finding.severity.wording[language], finding.rule,
            finding.path.words(in: read, language),
            PlaceWords(format: file.format, language: language).words(cells), finding.value.string,
            finding.message[language], finding.advice[language], finding.corrections(in: read, language),
            String(finding.same), waived,
        ]
    }
}

private enum Words {
    static let unread = Wording(zh: "未审", en: "not judged")
    static let columns = [
        Wording(zh: "文件", en: "file"), Wording(zh: "表", en: "form"), Wording(zh: "表名", en: "title"),
        Wording(zh: "单位", en: "body"), Wording(zh: "号", en: "number"), Wording(zh: "级别", en: "level"),
        Wording(zh: "规则", en: "rule"), Wording(zh: "位置", en: "place"), Wording(zh: "单元格", en: "cell"),
        Wording(zh: "原文", en: "as printed"), Wording(zh: "问题", en: "what is wrong"),
        Wording(zh: "怎么改", en: "what to do"), Wording(zh: "可改为", en: "proposed"),
        Wording(zh: "同类另有", en: "more alike"), Wording(zh: "豁免", en: "waived"),
    ]
}
