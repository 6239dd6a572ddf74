import ArgumentParser
import Basics
import Library
import Publishing
import Rulebook

/// `biaochi rules [NAME]`: the rulebook, or all about one rule.
struct Rules: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, md }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Wording(zh: "列出审核规则，或细说一条规则。", en: "The rulebook, or all about one rule.")[Session.language],
            discussion: Wording(
                zh: """
                    例子：
                      biaochi rules
                      biaochi rules unit-missing
                      biaochi rules --profile sichuan
                    """,
                en: """
                    Examples:
                      biaochi rules
                      biaochi rules unit-missing
                      biaochi rules --profile sichuan
                    """)[Session.language])
    }

    @Argument(help: help("规则名；不写则全部列出。", "The name of a rule; all of them without."))
    var name: String?

    @Option(help: help("输出格式。", "The output format."))
    var format: Format = .text

    @Flag(help: help("只写按方面排列的目录（Markdown，中英对照）。", "Only the index by aspect, in Markdown and both languages."))
    var index = false

    @Option(help: help("按这个审核口径：级别、停用和本地规则。", "What is in force by this profile."))
    var profile: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        let profile = try profile.map { try Lookup.profile($0) }
        let pages = RulePages(.standard, profile: profile)
        if index { return try Output.write(Array(pages.index().utf8), to: common.out) }
        let local = profile?.rules.first { $0.name == name }
        let rule = local == nil ? try name.map { try Lookup.rule($0) } : nil
        let rules = rule.map { [$0] } ?? (local == nil ? Rulebook.standard.rules : [])
        let locals = name == nil ? profile?.rules ?? [] : local.map { [$0] } ?? []
        let bytes: [UInt8]
        switch format {
        case .json: bytes = pages.json(rules, local: locals).bytes() + [0x0A]
        case .md: bytes = Array(pages.markdown(rules, common.language).utf8)
        case .text:
            let look = Session.appearance(common.language, toFile: common.out != nil)
            let page = rule.map { pages.page(of: $0, look) } ?? local.map { pages.page(of: $0, look) }
            bytes = Array((page ?? pages.list(look)).utf8)
        }
        try Output.write(bytes, to: common.out)
    }
}
