import Basics
import Forms

/// `pub-personal-data`: a mobile phone or identity number in a published table.
enum PersonalDataStaysPrivate: Rule {
    static let name = "pub-personal-data"
    static let aspect = Aspect.publication
    static let severity = Severity.warning
    static let scope = Scope.publication
    static let sources: [String] = []
    static let what = Wording(
        zh: "公开的表里有手机号或身份证号。", en: "A mobile phone number or identity number is in a published table.")
    static let why = Wording(
        zh: "填报人的号码是给审核用的，公开出去会被滥用。", en: "A filer's number is there for the reviewers; published, it will be abused.")
    static let examples = [
        Example.triggers(
            at: Path(.unread, 0), beside: Beside(published: Publication()), Wording(zh: "联系电话", en: "a phone number")
        ) { $0.unread = [Unread(Text("联系电话：138 0000 1234"), cell: nil)] },
        Example.triggers(
            at: Path(.reportedBy), beside: Beside(published: Publication()),
            Wording(zh: "写在填报单位后面", en: "behind the filer")
        ) { $0.reportedBy = Text("清陂县林业局（经办甲13900001234）") },
        Example.triggers(
            at: Path(.indicators, 1, .remark), beside: Beside(published: Publication()),
            Wording(zh: "身份证号", en: "an identity number")
        ) { $0.indicators[1].remark = Text("负责人身份证号11010519491231002X") },
        Example.silent(
            beside: Beside(published: Publication()),
            Wording(zh: "项目编码里有一样的数字", en: "the digits stand in a project's code")
        ) { $0.unread = [Unread(Text("51092324T13800001234-森林防火"), cell: nil)] },
        Example.silent(beside: Beside(published: Publication()), Wording(zh: "统一社会信用代码", en: "a body's code")) {
            $0.unread = [Unread(Text("统一社会信用代码：113302260029438107"), cell: nil)]
        },
        Example.silent(
            beside: Beside(published: Publication()), Wording(zh: "指标值是十一位的金额", en: "a target of eleven digits")
        ) {
            $0.indicators[1] = .example("效益指标", "经济效益指标", "林产品产值", .atLeast, "13800001234", "元")
        },
        Example.silent(Wording(zh: "还没有公开", en: "not published")) {
            $0.unread = [Unread(Text("联系电话：13800001234"), cell: nil)]
        },
    ]

    static func check(_ subject: Subject, _ found: inout Findings) {
        guard subject.beside.published != nil else { return }
        let form = subject.form
        for (path, text) in form.texts + form.unread.enumerated().map({ (Path(.unread, $0), $1.text) }) {
            if path.leaf == .text, path.field == .indicators, let i = path.index, form.indicators[i].value != nil {
                continue
            }
            guard let number = PersonalNumber.first(in: text) else { continue }
            found.report(
                path, cause: number.kind.zh, value: Text(number.masked),
                Wording(
                    zh: "公开的表里有\(number.kind.zh)：\(number.masked)。",
                    en: "The published table holds \(number.kind.en): \(number.masked)."),
                advice: Wording(
                    zh: "公开稿中删去；已公开的撤下更换。", en: "Take it out before publishing; replace what is already out."))
        }
    }
}

/// A number that belongs to a person.
struct PersonalNumber {
    let kind: Wording
    /// Only its ends are shown: a report must not spread it further.
    let masked: String

    /// The first in a text. Digits inside a longer run of digits or letters are part of a code.
    static func first(in text: Text) -> PersonalNumber? {
        let bytes = text.bytes
        // Blanks and hyphens may part the digits: 138 0000 1234.
        var i = 0
        while i < bytes.count {
            guard isAlphanumeric(bytes[i]) else {
                i += 1
                continue
            }
            var run: [UInt8] = []
            while i < bytes.count, isAlphanumeric(bytes[i]) || isGap(bytes, i, run) {
                if isAlphanumeric(bytes[i]) { run.append(bytes[i]) }
                i += 1
            }
            if isMobile(run) { return PersonalNumber(kind: Wording(zh: "手机号", en: "a mobile phone number"), run) }
            if isIdentity(run) { return PersonalNumber(kind: Wording(zh: "身份证号", en: "an identity number"), run) }
        }
        return nil
    }

    private init(kind: Wording, _ run: [UInt8]) {
        self.kind = kind
        masked =
            String(decoding: run.prefix(3), as: UTF8.self) + "****" + String(decoding: run.suffix(2), as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A
    }

    /// A blank or a hyphen between groups of a mobile number: behind the third or the seventh digit.
    private static func isGap(_ bytes: [UInt8], _ i: Int, _ run: [UInt8]) -> Bool {
        (bytes[i] == 0x20 || bytes[i] == 0x2D) && (run.count == 3 || run.count == 7) && run[0] == 0x31
            && i + 1 < bytes.count
            && isDigit(bytes[i + 1])
    }

    private static func isMobile(_ run: [UInt8]) -> Bool {
        run.count == 11 && run[0] == 0x31 && run[1] >= 0x33 && run[1] <= 0x39 && run.allSatisfy(isDigit)
    }

    /// Eighteen signs with a day of birth in them and the right last one.
    private static func isIdentity(_ run: [UInt8]) -> Bool {
        guard run.count == 18, run[..<17].allSatisfy(isDigit) else { return false }
        let digits = run[..<17].map { Int($0) - 0x30 }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        let year = number(6..<10)
        // The calendar here begins in 1949; people may be older.
        guard (1900...2199).contains(year), Day(max(year, 1952), number(10..<12), min(number(12..<14), 28)) != nil,
            (1...31).contains(number(12..<14))
        else { return false }
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
        let last = Array("10X98765432".utf8)[sum % 11]
        return run[17] == last || last == 0x58 && run[17] == 0x78
    }
}
