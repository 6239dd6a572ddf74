import ArgumentParser
import Basics
import Documents

/// A run ends with this status; what there was to say has been said.
struct Finished: Error {
    var status: ExitStatus
}

/// The command line asks for what there is not, found after parsing: an unknown rule or profile.
struct UsageFault: Error {
    var message: Wording
    var hint: Wording?
}

/// How a run ends: any error as words and an exit status.
struct Ending {
    var status: ExitStatus
    var words: String

    init(of error: any Error, arguments: [String], language: Language) {
        switch error {
        case let finished as Finished:
            status = finished.status
            words = ""
        case let fault as DocumentFault:
            status = .inputFault
            words = Faults.words(fault, language)
        case let fault as UsageFault:
            status = .usage
            words = Words.prefix[language] + fault.message[language] + (fault.hint.map { "\n" + $0[language] } ?? "")
        case is CleanExit:
            (status, words) = (.done, HelpText.localised(Biaochi.fullMessage(for: error, columns: 160), language))
        default:
            // Parsing errors and requests for help come as the parser's own type; it tells them apart by exit code.
            switch Biaochi.exitCode(for: error) {
            case .success:
                (status, words) = (.done, HelpText.localised(Biaochi.fullMessage(for: error, columns: 160), language))
            case .validationFailure:
                status = .usage
                words =
                    Words.prefix[language]
                    + UsageWords.words(Biaochi.message(for: error), arguments: arguments, language)
            default:
                status = .internalFault
                words = Words.ours(error)[language]
            }
        }
    }
}

private enum Words {
    static let prefix = Wording(zh: "命令行有误：", en: "The command line is wrong: ")

    static func ours(_ error: any Error) -> Wording {
        Wording(
            zh: "标尺自身出错，不是您的文件有问题：\(error)\n请把这段话和所用的命令报告给项目（文件若涉密，请勿附上）。",
            en: "A fault of biaochi itself, not of your file: \(error)\n"
                + "Please report these words and the command to the project (without the file if it is confidential).")
    }
}

/// Input faults in words.
enum Faults {
    static func words(_ fault: DocumentFault, at source: String? = nil, _ language: Language) -> String {
        let place = source.map { $0 + (language == .zh ? "：" : ": ") } ?? ""
        let advice = fault.advice[language]
        return place + fault.message[language] + (advice.isEmpty ? "" : "\n  " + advice)
    }
}
