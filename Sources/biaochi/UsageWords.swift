import Basics

/// The parser's complaints in the user's language, with what was probably meant.
enum UsageWords {
    /// - Parameter message: as the parser words it, in English.
    static func words(_ message: String, arguments: [String], _ language: Language) -> String {
        let quoted = quotedParts(message)
        var out = language == .en ? message : translated(message, quoted) ?? message
        if let hint = hint(message, quoted, arguments, language) { out += "\n" + hint[language] }
        return out + "\n" + see(arguments)[language]
    }

    private static func translated(_ message: String, _ quoted: [String]) -> String? {
        let first = quoted.first ?? ""
        if message.hasPrefix("Unknown option") { return "没有选项“\(first)”。" }
        if message.hasPrefix("Missing expected argument") { return "少了参数：\(first)。" }
        if message.hasPrefix("Missing value for") { return "选项“\(first)”后面要有值。" }
        if message.contains("Unexpected argument") || message.contains("unexpected arguments") {
            return "多出了参数：\(quoted.joined(separator: "、"))。"
        }
        if message.hasPrefix("The value"), quoted.count >= 2 {
            // Few choices are quoted; many stand in lines of their own.
            let listed = message.split(separator: "\n").compactMap { line in
                line.firstRange(of: "- ").map { String(line[$0.upperBound...]) }
            }
            let choices = quoted.count > 2 ? Array(quoted.dropFirst(2)) : listed
            return "“\(quoted[1])”不能是“\(first)”。" + (choices.isEmpty ? "" : "可以是：\(choices.joined(separator: "、"))。")
        }
        return nil
    }

    /// The parser hints at options itself, in English only; subcommands it takes for arguments.
    private static func hint(_ message: String, _ quoted: [String], _ arguments: [String], _ language: Language)
        -> Wording?
    {
        if message.hasPrefix("Unknown option"), let given = quoted.first,
            !(message.contains("Did you mean") && language == .en)
        {
            return Nearest.hint(given, among: Biaochi.optionNames)
        }
        if let first = arguments.first, !Biaochi.commandNames.contains(first), !first.hasPrefix("-") {
            return Nearest.hint(first, among: Biaochi.commandNames)
                ?? Wording(
                    zh: "命令有：\(Biaochi.commandNames.joined(separator: "、"))。",
                    en: "The commands are \(Biaochi.commandNames.joined(separator: ", ")).")
        }
        return nil
    }

    private static func see(_ arguments: [String]) -> Wording {
        let command = arguments.first.flatMap { Biaochi.commandNames.contains($0) ? " " + $0 : nil } ?? ""
        return Wording(zh: "用法：biaochi\(command) --help", en: "Usage: biaochi\(command) --help")
    }

    private static func quotedParts(_ message: String) -> [String] {
        message.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .compactMap { $0 % 2 == 1 ? String($1) : nil }
    }
}

/// What was meant by a name that is not there.
enum Nearest {
    static func hint(_ given: String, among names: [String]) -> Wording? {
        name(given, among: names).map { Wording(zh: "是不是要用“\($0)”？", en: "Did you mean “\($0)”?") }
    }

    /// The name with the fewest changes to the one given, where these are at most a third of it; or the one that begins with it.
    static func name(_ given: String, among names: [String]) -> String? {
        let given = String(given.prefix(64))
        let near = names.map { ($0, distance(Array(given.utf8), Array($0.utf8))) }.min { $0.1 < $1.1 }
        if let near, near.1 <= max(1, given.utf8.count / 3) { return near.0 }
        return given.utf8.count < 3 ? nil : names.first { $0.hasPrefix(given) } ?? names.first { $0.contains(given) }
    }

    /// Letters to add, drop, change, or swap with the neighbour.
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var rows = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count { rows[i][0] = i }
        for j in 0...b.count { rows[0][j] = j }
        for i in a.indices {
            for j in b.indices {
                var least = min(rows[i][j + 1] + 1, rows[i + 1][j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, rows[i - 1][j - 1] + 1) }
                rows[i + 1][j + 1] = least
            }
        }
        return rows[a.count][b.count]
    }
}
