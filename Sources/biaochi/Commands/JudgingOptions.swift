import ArgumentParser
import Basics
import Library

/// What a file is judged by: `--profile`, `--select`, `--ignore`, `--as-of`.
struct JudgingOptions: ParsableArguments {
    @Option(help: help("审核口径：代号或文件。", "The profile to judge by: its name or file."))
    var profile: String = Profile.national2021.name

    @Option(help: ArgumentHelp(help("只看这些规则，逗号分隔。", "Only these rules, with commas.").abstract, valueName: "rule,…"))
    var select: String?

    @Option(help: ArgumentHelp(help("不看这些规则，逗号分隔。", "Not these rules, with commas.").abstract, valueName: "rule,…"))
    var ignore: String?

    @Option(
        help: ArgumentHelp(
            help("按哪一天判断期限，默认今天。", "The day to judge dates by; today by default.").abstract, valueName: "2026-11-24"))
    var asOf: String?

    /// - Throws: `UsageFault` where something of that name is not there; `DocumentFault` where the profile's file is at fault.
    func open() throws -> (profile: Profile, choice: RuleChoice, day: Day) {
        (
            try Lookup.profile(profile), try RuleChoice(select: select, ignore: ignore),
            try Lookup.day(asOf)
        )
    }
}
