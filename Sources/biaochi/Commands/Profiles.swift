import ArgumentParser
import Basics
import Documents
import Library
import Publishing
import Rulebook

/// `biaochi profiles [NAME]` and `biaochi profiles check PATH`.
struct Profiles: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Wording(zh: "各地审核口径：列出、细看、检查自己的。", en: "Profiles of places: shown, and your own tested.")[
                Session.language],
            discussion: Wording(
                zh: """
                    例子：
                      biaochi profiles sichuan
                      biaochi profiles check 本地口径.yaml

                    怎样写口径：docs/profiles.md。有错时退出码为 2。
                    """,
                en: """
                    Examples:
                      biaochi profiles sichuan
                      biaochi profiles check ours.yaml

                    How to write one: docs/profiles.en.md. The exit status is 2 where something is wrong.
                    """)[Session.language],
            subcommands: [ShowProfiles.self, CheckProfile.self], defaultSubcommand: ShowProfiles.self)
    }
}

struct ShowProfiles: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show", abstract: Wording(zh: "列出口径，或细看一个。", en: "All profiles, or one.")[Session.language])
    }

    @Argument(help: help("口径代号或文件；不写则全部列出。", "A profile's name or file; all of them without."))
    var name: String?

    @Option(help: help("输出格式。", "The output format."))
    var format: Profiles.Format = .text

    @OptionGroup var common: CommonOptions

    func run() throws {
        let one = try name.map { try Lookup.profile($0) }
        let profiles = one.map { [$0] } ?? Profile.shippedNames.compactMap { Profile.shipped($0) }
        let pages = ProfilePages()
        let bytes: [UInt8]
        switch format {
        case .json: bytes = pages.json(profiles).bytes() + [0x0A]
        case .text:
            let look = Session.appearance(common.language, toFile: common.out != nil)
            bytes = Array((one.map { pages.page(of: $0, look) } ?? pages.list(profiles, look)).utf8)
        }
        try Output.write(bytes, to: common.out)
    }
}

struct CheckProfile: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: Wording(zh: "检查一个口径文件，逐行说明问题，试它的例子。", en: "Tests a profile, its rules' examples too.")[
                Session.language])
    }

    @Argument(help: help("口径文件。", "The profile's file."))
    var path: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let (profile, faults) = try Lookup.checkedProfile(path)
        let language = common.language
        var lines = ProfilePages().faults(faults, language)
        let examples = profile.rules.reduce(0) { $0 + $1.examples.count }
        lines.append(
            faults.isEmpty
                ? Wording(
                    zh: "\(profile.name)：没有问题。规则 \(profile.rules.count) 条，例子 \(examples) 个都对。",
                    en:
                        "\(profile.name): nothing is wrong. \(profile.rules.count) rules; all \(examples) examples hold."
                )[language]
                : Wording(zh: "共 \(faults.count) 处问题。", en: "\(faults.count) faults.")[language])
        try Output.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: common.out)
        if !faults.isEmpty { throw Finished(status: .inputFault) }
    }
}
