import Basics

/// The parser's help in Chinese: its own words are English whatever ours are.
enum HelpText {
    static func localised(_ help: String, _ language: Language) -> String {
        guard language == .zh else { return help }
        return help.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            words.reduce(String(line)) { text, pair in
                guard let range = text.firstRange(of: pair.en) else { return text }
                return text.replacingCharacters(in: range, with: pair.zh)
            }
        }.joined(separator: "\n")
    }

    private static let words: [(en: String, zh: String)] = [
        ("OVERVIEW: ", ""), ("USAGE: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
        ("SUBCOMMANDS:", "命令："), ("Show help information.", "显示帮助。"), ("Show the version.", "显示版本。"),
        ("See 'biaochi help <subcommand>' for detailed help.", "各命令的详细帮助：biaochi help 命令"),
        ("(values: ", "(可选："), ("; default: ", "；默认："), ("(default: ", "(默认："),
    ]
}
