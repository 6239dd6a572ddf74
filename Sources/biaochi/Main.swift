import ArgumentParser
import Basics
import Foundation

/// The one place where a run begins and where any error is turned into words and an exit status.
@main
struct Main {
    static func main() {
        // libzip asks for the local time of every entry; without TZ the C library looks up the zone's file each time.
        setenv("TZ", ":/etc/localtime", 0)
        let arguments = Array(CommandLine.arguments.dropFirst())
        let language = Session.language(arguments, ProcessInfo.processInfo.environment)
        do {
            var command = try Biaochi.parseAsRoot(arguments)
            defer { Session.office?.close() }
            try command.run()
        } catch {
            let ending = Ending(of: error, arguments: arguments, language: language)
            // Help is a result; anything else is told beside it.
            if ending.status == .done {
                try? Output.write(Array((ending.words + "\n").utf8), to: nil)
            } else {
                Output.tell(ending.words)
            }
            exit(ending.status.rawValue)
        }
    }
}

/// The exit statuses, a contract with scripts.
enum ExitStatus: Int32 {
    case done = 0
    /// `check`: at least one form fails.
    case formsFail = 1
    /// A file that cannot be read, or that holds no form.
    case inputFault = 2
    /// EX_USAGE: the command line is wrong.
    case usage = 64
    /// EX_SOFTWARE: our own fault.
    case internalFault = 70
}
