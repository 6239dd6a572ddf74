import Basics
import Documents
import Forms
import Rulebook

/// What a person sees from `fix`: each correction as a difference, those that were made, then those that need a person's word.
public struct FixPage: Sendable {
    public var source: String
    public var format: FileFormat
    /// As read.
    public var before: Reading
    /// One a form, in order.
    public var fixes: [Fixes]

    public init(source: String, format: FileFormat, before: Reading, fixes: [Fixes]) {
        self.source = source
        self.format = format
        self.before = before
        self.fixes = fixes
    }

    /// The page as text, each line ended.
    /// - Parameter written: whether the corrected forms are written to a file.
    public func text(_ look: Appearance, written: Bool) -> String {
        var out = [look.paint(source, .strong)]
        for (i, fixes) in fixes.enumerated() {
            let form = i < before.forms.count ? before.forms[i] : nil
            if self.fixes.count > 1 {
                let title = form?.title?.string.onOneLine ?? ""
                out += ["", look.paint("[\(i + 1)] \(title)", .strong)]
            }
            let safe = fixes.applied.filter { $0.safety == .safe }
            let agreed = fixes.applied.filter { $0.safety == .unsafe }
            out += group(written ? Words.madeSafe : Words.safe, safe, form, look)
            out += group(written ? Words.madeUnsafe : Words.unsafe, agreed, form, look)
            out += group(written ? Words.left : Words.unsafe, fixes.offered, form, look)
            out += group(Words.refused, fixes.refused, form, look)
        }
        let applied = fixes.reduce(0) { $0 + $1.applied.count }
        let offered = fixes.reduce(0) { $0 + $1.offered.count }
        if applied + offered + fixes.reduce(0, { $0 + $1.refused.count }) == 0 { out.append(Words.none[look.language]) }
        if written {
            out.append(Words.made(applied)[look.language])
        } else if applied + offered > 0 {
            out.append(look.paint(Words.how[look.language], .faint))
        }
        return out.map { $0 + "\n" }.joined()
    }

    /// `biaochi.fixes/1`.
    /// - Parameters:
    ///   - source: the file's name.
    ///   - sha256: of its bytes.
    public func json(source: String, sha256: String) -> JSON {
        func list(_ fixes: [Fixes.Fix]) -> JSON {
            .array(
                fixes.map { fix in
                    let edits = fix.edits.map {
                        JSON.object([
                            .init("path", .string($0.path.description)), .init("from", .text($0.from)),
                            .init("to", .text($0.to)),
                        ])
                    }
                    return .object([
                        .init("rule", .string(fix.finding.rule)), .init("path", .string(fix.finding.path.description)),
                        .init("cell", fix.finding.cell?.json ?? .null), .init("safety", .string(fix.safety.rawValue)),
                        .init("edits", .array(edits)),
                    ])
                })
        }
        return .object([
            .init("schema", .string("biaochi.fixes/1")), .init("source", .string(source)),
            .init("sha256", .string(sha256)),
            .init(
                "forms",
                .array(
                    fixes.map {
                        .object([
                            .init("applied", list($0.applied)), .init("offered", list($0.offered)),
                            .init("refused", list($0.refused)),
                        ])
                    })),
        ])
    }

    private func group(_ heading: Wording, _ fixes: [Fixes.Fix], _ form: Form?, _ look: Appearance) -> [String] {
        guard !fixes.isEmpty else { return [] }
        var out = ["  " + look.paint(heading[look.language], .strong)]
        for fix in fixes {
            for edit in fix.edits {
                let place = PlaceWords(format: format, language: look.language).words(fix.finding.cell)
                let what = edit.path.words(in: form, look.language)
                out.append(
                    "    " + look.paint(fix.finding.rule, .faint) + "  " + what
                        + (place.isEmpty ? "" : "  " + look.paint(place, .faint)))
                out += side("-", edit.from, .red, look) + side("+", edit.to, .green, look)
            }
        }
        return out
    }

    private func side(_ sign: String, _ words: Text, _ ink: Appearance.Ink, _ look: Appearance) -> [String] {
        let text = words.isEmpty ? Words.blank[look.language] : words.string
        return Wrapping.lines(text, width: look.width - 8).map { "      " + look.paint("\(sign) \($0)", ink) }
    }
}

private enum Words {
    static let safe = Wording(zh: "稳妥的改法：", en: "Safe:")
    static let unsafe = Wording(zh: "需人确认的改法：", en: "A person must agree:")
    static let madeSafe = Wording(zh: "已改（稳妥）：", en: "Made (safe):")
    static let madeUnsafe = Wording(zh: "已改（--unsafe）：", en: "Made (--unsafe):")
    static let left = Wording(zh: "没有改，需人确认：", en: "Not made, a person must agree:")
    static let refused = Wording(
        zh: "不能自动改（改了仍有问题，或会带来别的问题）：", en: "Not to be made by a program (it would leave or bring a finding):")
    static let blank = Wording(zh: "（空）", en: "(blank)")
    static let none = Wording(zh: "没有能直接改的地方。", en: "There is nothing that can be corrected as it stands.")
    static let how = Wording(
        zh: "写成新表：--out 改后.csv；连同需人确认的：--unsafe；只改某些规则：--only 规则名",
        en: "To write the corrected form: --out fixed.csv; with those to agree to: --unsafe; of some rules: --only NAME"
    )

    static func made(_ count: Int) -> Wording { Wording(zh: "改了 \(count) 处。", en: "\(count) corrections made.") }
}
