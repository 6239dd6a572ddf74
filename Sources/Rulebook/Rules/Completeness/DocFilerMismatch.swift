import Basics
import Forms

/// 填报单位与部门名称不一致.
public enum DocFilerMismatch: Rule {
    public static let name = "doc-filer-mismatch"
    public static let aspect = Aspect.completeness
    public static let severity = Severity.warning
    public static let scope = Scope.all
    public static let maturity = Maturity.stable
    public static let sources: [String] = []
    public static let what = Wording(
        zh: "整体表的填报单位与部门（单位）名称不是同一个单位。", en: "Filer and body name different bodies where both name the filer.")
    public static let why = Wording(
        zh: "两处单位不同，不知道是谁的目标。", en: "With two names nobody knows whose targets these are.")
    public static var examples: [Example] {
        [
            .triggers(at: Path(.reportedBy), on: .sound, Wording(zh: "另一个局的名字", en: "another bureau's name")) {
                $0.reportedBy = Text("清陂县水利局")
            },
            .triggers(at: Path(.reportedBy), on: .sound, Wording(zh: "另一个县的林业局", en: "the bureau of another county")) {
                $0.reportedBy = Text("石棠县林业局")
            },
            .triggers(at: Path(.reportedBy), on: .sound, Wording(zh: "上级单位的名字", en: "the body above")) {
                $0.reportedBy = Text("清陂县人民政府")
            },
            .silent(Wording(zh: "只多了“本级”和编码", en: "only a code and 本级 more")) { $0.reportedBy = Text("清陂县林业局（本级）") },
            .silent(Wording(zh: "简称", en: "a shorter form of one name")) { $0.reportedBy = Text("清陂林业局") },
            .silent(Wording(zh: "项目表的主管部门和实施单位可以不同", en: "a project's two bodies may differ")) {
                $0.kind = .projectTargets
                $0.project = Project()
                $0.project?.name = Text("人工造林")
                $0.reportedBy = Text("清陂县林业站")
            },
        ]
    }

    public static func check(_ subject: Subject, _ found: inout Findings) {
        let form = subject.form
        guard form.project == nil, form.kind == .departmentTargets, let body = form.body, let filer = form.reportedBy
        else { return }
        let (a, b) = (core(body), core(filer))
        guard !a.isEmpty, !b.isEmpty, !isShortened(a, b), !isShortened(b, a) else { return }
        // A sentence in the place of a name is a reading gone astray.
        guard a.characterCount <= 40, b.characterCount <= 40, !body.contains("。"), !filer.contains("。") else { return }
        found.report(Path(.reportedBy), value: filer, message(filer, body), advice: advice)
    }

    /// Whether one name is the other with characters left out: 林业局 of 林业和草原局.
    private static func isShortened(_ short: Text, _ long: Text) -> Bool {
        var rest = short.scalars[...]
        for scalar in long.scalars where scalar == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }

    /// The name without code, 本级, 机关 and brackets.
    static func core(_ name: Text) -> Text {
        var bytes: [UInt8] = []
        for byte in name.bytes where byte > 0x7F || (byte | 0x20) >= 0x61 { bytes.append(byte) }
        return Text(bytes: bytes).replacing("本级").replacing("机关").replacing("（").replacing("）")
    }

    private static func message(_ filer: Text, _ body: Text) -> Wording {
        Wording(
            zh: "填报单位是“\(filer)”，部门（单位）名称却是“\(body)”。", en: "The filer is \"\(filer)\", the body is \"\(body)\".")
    }

    private static let advice = Wording(zh: "核对两处单位名称，改成同一个。", en: "Check both names and make them one.")
}
