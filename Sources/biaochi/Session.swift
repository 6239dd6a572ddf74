import ArgumentParser
import Basics
import Documents
import Foundation
import Publishing

/// What a run takes from its surroundings: language, terminal, day. Nothing below the command line asks for these itself.
enum Session {
    /// The language of help, which is written before the command line is parsed.
    static let language = language(CommandLine.arguments, ProcessInfo.processInfo.environment)

    /// `--language` before `BIAOCHI_LANG` before Chinese.
    static func language(_ arguments: [String], _ environment: [String: String]) -> Language {
        var chosen = environment["BIAOCHI_LANG"].flatMap(Language.init(rawValue:)) ?? .zh
        for (i, argument) in arguments.enumerated() {
            if argument == "--language", i + 1 < arguments.count {
                chosen = Language(rawValue: arguments[i + 1]) ?? chosen
            } else if argument.hasPrefix("--language=") {
                chosen = Language(rawValue: String(argument.dropFirst(11))) ?? chosen
            }
        }
        return chosen
    }

    /// How pages look on standard output: as wide as the terminal, coloured only there and not with NO_COLOR; else plain, 100
    /// columns (or COLUMNS).
    static func appearance(_ language: Language, toFile: Bool) -> Appearance {
        let environment = ProcessInfo.processInfo.environment
        let terminal = isatty(1) == 1 && !toFile
        var width = environment["COLUMNS"].flatMap { Int($0) } ?? 100
        var size = winsize()
        if terminal, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { width = Int(size.ws_col) }
        let refused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return Appearance(
            width: toFile ? 100 : width, colour: terminal && !refused && environment["TERM"] != "dumb",
            language: language)
    }

    /// What converts old Office files; nil where LibreOffice is not installed.
    static let office: LibreOffice? = {
        let environment = ProcessInfo.processInfo.environment
        return LibreOffice.find(in: environment["PATH"] ?? "").map {
            LibreOffice(program: $0, temporary: environment["TMPDIR"] ?? "/tmp")
        }
    }()

    /// Today where the user is.
    static func today() -> Day {
        let day = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        guard let today = Day(day.year ?? 0, day.month ?? 0, day.day ?? 0) else {
            preconditionFailure("the machine's clock is outside 1949 to 2199")
        }
        return today
    }
}

/// Help in the language of the run.
func help(_ zh: String, _ en: String) -> ArgumentHelp {
    ArgumentHelp(stringLiteral: Wording(zh: zh, en: en)[Session.language])
}

extension Language: ExpressibleByArgument {}
