import ArgumentParser
import Basics
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
                    """,
                en: """
                    Examples:
                      biaochi rules
                      biaochi rules unit-missing
                    """)[Session.language])
    }

    @Argument(help: help("规则名；不写则全部列出。", "The name of a rule; all of them without."))
    var name: String?

    @Option(help: help("输出格式。", "The output format."))
    var format: Format = .text

    @Flag(help: help("只写按方面排列的目录（Markdown，中英对照）。", "Only the index by aspect, in Markdown and both languages."))
    var index = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let pages = RulePages(.standard)
        if index { return try Output.write(Array(pages.index().utf8), to: common.out) }
        let rule = try name.map { try Lookup.rule($0) }
        let rules = rule.map { [$0] } ?? Rulebook.standard.rules
        let bytes: [UInt8]
        switch format {
        case .json: bytes = pages.json(rules).bytes() + [0x0A]
        case .md: bytes = Array(pages.markdown(rules, common.language).utf8)
        case .text:
            let look = Session.appearance(common.language, toFile: common.out != nil)
            bytes = Array((rule.map { pages.page(of: $0, look) } ?? pages.list(look)).utf8)
        }
        try Output.write(bytes, to: common.out)
    }
}
