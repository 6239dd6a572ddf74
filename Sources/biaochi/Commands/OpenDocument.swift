import ArgumentParser
import Documents

/// `biaochi open-document`: not for people. The program runs itself so to read files of hostile formats apart from its own process.
struct OpenDocument: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "open-document", shouldDisplay: false)

    /// The process that reads for this one; started when the first such file comes.
    static let worker = ReadingWorker(program: "/proc/self/exe", arguments: ["open-document"])

    func run() { ReadingWorker.serve() }
}
