import Basics
import Documents
import Library
import Rulebook

/// The summary of a bulk run, to be printed or to be reckoned with.
public struct BatchSummary: Sendable {
    public let counts: BatchCounts
    public let rulebook: Rulebook
    public let profile: Profile
    public let asOf: Day
    public let language: Language

    public init(counts: BatchCounts, rulebook: Rulebook, profile: Profile, asOf: Day, language: Language) {
        self.counts = counts
        self.rulebook = rulebook
        self.profile = profile
        self.asOf = asOf
        self.language = language
    }

    /// One self-contained page for A4.
    public func html() -> [UInt8] { Array(BatchPage(summary: self).text().utf8) }

    /// What a rule finds, in a sentence; a rule of the profile's own by its name.
    func what(_ rule: String) -> String {
        rulebook.rules.first { $0.name == rule }?.what[language] ?? rule
    }

    static func sector(_ sector: String, _ language: Language) -> String {
        sector.isEmpty ? Words.noSector[language] : sector
    }

    static func body(_ body: String, _ language: Language) -> String {
        body.isEmpty ? Words.noBody[language] : body
    }

    static func year(_ year: Int?, _ language: Language) -> String {
        year.map(String.init) ?? Words.noYear[language]
    }

    static func aspect(_ name: String, _ language: Language) -> String {
        Aspect(rawValue: name)?.wording[language] ?? name
    }

    static func level(_ name: String, _ language: Language) -> String {
        Severity(rawValue: name)?.wording[language] ?? name
    }

    /// Why files could not be judged, in a word.
    static func faultKind(_ name: String, _ language: Language) -> String {
        DocumentFault.Kind(rawValue: name)?.wording[language] ?? name
    }

    private enum Words {
        static let noSector = Wording(zh: "未归类", en: "no sector told")
        static let noBody = Wording(zh: "（没有写单位）", en: "(no body named)")
        static let noYear = Wording(zh: "年度不明", en: "no year told")
    }
}

extension BatchCounts {
    public var hasFailingForm: Bool { all.failed > 0 }

    /// What a run came to, for a person.
    public func words(out: String, _ language: Language) -> String {
        Wording(
            zh: "共 \(files) 个文件，读出 \(all.forms) 张表：通过 \(all.passed)，不通过 \(all.failed)。"
                + "未审 \(faults) 个文件，副本 \(copies) 个。\n结果在 \(out)：summary.html 可打印，failed.tsv 是没能审核的文件和原因。",
            en: "\(files) files with \(all.forms) forms: \(all.passed) pass, \(all.failed) fail. "
                + "Not judged: \(faults) files; copies: \(copies).\nThe results are in \(out): summary.html to print, failed.tsv with what could not be judged and why."
        )[language]
    }
}

extension DocumentFault.Kind {
    var wording: Wording {
        switch self {
        case .empty: Wording(zh: "空文件", en: "empty")
        case .notAFile: Wording(zh: "不是文件", en: "no file")
        case .missing: Wording(zh: "没有这个文件", en: "missing")
        case .unreadable: Wording(zh: "打不开", en: "unreadable")
        case .unknownType: Wording(zh: "没有表或类型不认识", en: "no form, or type unknown")
        case .picture: Wording(zh: "图片", en: "picture")
        case .truncated: Wording(zh: "不完整", en: "truncated")
        case .damaged: Wording(zh: "已损坏", en: "damaged")
        case .encrypted: Wording(zh: "有密码", en: "password")
        case .tooLarge: Wording(zh: "太大", en: "too large")
        case .forbidden: Wording(zh: "含有不允许的内容", en: "holds what is not allowed")
        case .timeLimit: Wording(zh: "超过时限", en: "took too long")
        case .crashed: Wording(zh: "读时中断", en: "ended its process")
        case .changed: Wording(zh: "审核期间被改动", en: "changed meanwhile")
        }
    }
}
