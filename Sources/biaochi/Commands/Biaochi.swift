import ArgumentParser
import Basics

/// `biaochi`.
struct Biaochi: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "biaochi",
            abstract: Wording(
                zh: "标尺：读绩效目标表，指出问题，说明怎么改。", en: "Reads budget performance forms, judges them, and says what to do.")[
                    Session.language],
            discussion: Wording(
                zh: """
                    例子：
                      biaochi check 目标表.docx
                      biaochi read 目标表.xlsx --format json --out 目标表.json

                    退出码：0 正常；1 有表不通过；2 文件有问题；64 命令行有误；70 程序自身出错。
                    English: BIAOCHI_LANG=en biaochi --help
                    """,
                en: """
                    Examples:
                      biaochi check form.docx
                      biaochi read form.xlsx --format json --out form.json

                    Exit status: 0 done; 1 a form fails; 2 a file is at fault; 64 the command line is wrong;
                    70 a fault of the program.
                    """)[Session.language],
            version: "0.1.0",
            subcommands: [
                Check.self, Read.self, Fix.self, Mark.self, Review.self, Render.self, Score.self, Compare.self,
                Similar.self, Batch.self, Worker.self, Rules.self, Profiles.self, LibraryCommand.self,
                OpenDocument.self,
            ])
    }

    static let commandNames = [
        "check", "read", "fix", "mark", "review", "render", "score", "compare", "similar", "batch", "worker", "rules",
        "profiles",
        "library",
        "help",
    ]
    static let optionNames = [
        "--format", "--out", "--profile", "--select", "--ignore", "--severity", "--as-of", "--language", "--waivers",
        "--baseline", "--write-baseline", "--unsafe", "--only", "--help", "--version", "--last-year", "--approved",
        "--bundle", "--least", "--kind", "--limit", "--sector", "--family", "--most",
        "--jobs", "--resume", "--marked", "--reviews", "--time-limit", "--memory-limit",
        "--layout", "--list-layouts", "--check-layout", "--blank",
    ]
}

/// What all commands take.
struct CommonOptions: ParsableArguments {
    @Option(help: help("结果写到这个文件。", "Write the result to this file."))
    var out: String?

    @Option(help: help("语言：zh 或 en。", "The language, zh or en."))
    var language: Language = Session.language
}
