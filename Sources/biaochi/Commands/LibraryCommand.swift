import ArgumentParser
import Basics
import Library
import Publishing

/// `biaochi library search WORDS` and `biaochi library suggest NAME`.
struct LibraryCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "library",
            abstract: Wording(zh: "指标库：按词查找，或问一个指标该怎么写。", en: "The indicator library.")[Session.language],
            discussion: Wording(
                zh: """
                    例子：
                      biaochi library search 造林 --family 数量
                      biaochi library suggest 教师培训合格率
                    """,
                en: """
                    Examples:
                      biaochi library search 造林 --family 数量
                      biaochi library suggest 教师培训合格率
                    """)[Session.language],
            subcommands: [SearchLibrary.self, SuggestIndicator.self])
    }
}

struct SearchLibrary: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "search", abstract: Wording(zh: "按词查找指标。", en: "Finds indicators by words.")[Session.language])
    }

    @Argument(help: help("要找的词，都要有。", "The words; all of them must be there."))
    var words: [String]

    @Option(help: help("只找这个领域：名称或功能分类编码。", "Only this sector: its name or code."))
    var sector: String?

    @Option(help: help("只找这个类别：数量、效益……", "Only this family: 数量, 效益 …"))
    var family: String?

    @Option(help: help("最多列出几个。", "The most to show."))
    var most: Int = 20

    @Option(help: help("输出格式。", "The output format."))
    var format: LibraryCommand.Format = .text

    @OptionGroup var common: CommonOptions

    func run() throws {
        let found = IndicatorLibrary.standard.search(words.joined(separator: " "), sector: sector, family: family)
        let most = max(1, most)
        let bytes: [UInt8]
        switch format {
        case .json: bytes = LibraryPages().json(Array(found.prefix(most))).bytes() + [0x0A]
        case .text:
            let look = Session.appearance(common.language, toFile: common.out != nil)
            bytes = Array(LibraryPages().list(found, most: most, look).utf8)
        }
        try Output.write(bytes, to: common.out)
    }
}

struct SuggestIndicator: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "suggest",
            abstract: Wording(
                zh: "一个指标的通行名称、单位、方向、公式和佐证。", en: "What an indicator should be called, and how it is measured.")[
                    Session.language])
    }

    @Argument(help: help("指标名称。", "The indicator's name."))
    var name: String

    @Option(help: help("最多列出几个。", "The most to show."))
    var most: Int = 3

    @Option(help: help("输出格式。", "The output format."))
    var format: LibraryCommand.Format = .text

    @OptionGroup var common: CommonOptions

    func run() throws {
        let found = IndicatorLibrary.standard.suggestions(for: name, most: max(1, most))
        let bytes: [UInt8]
        switch format {
        case .json: bytes = LibraryPages().json(found).bytes() + [0x0A]
        case .text:
            let look = Session.appearance(common.language, toFile: common.out != nil)
            bytes = Array(LibraryPages().page(found, look).utf8)
        }
        try Output.write(bytes, to: common.out)
    }
}
