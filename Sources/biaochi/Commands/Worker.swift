import ArgumentParser
import Basics
import Documents
import Foundation
import Library
import Publishing

/// What bulk runs take besides: limits for a file.
struct LimitOptions: ParsableArguments {
    @Option(help: help("每个文件最多用多少秒。", "The most seconds that a file may take."))
    var timeLimit: Int = 120

    @Option(help: help("每个文件最多用多少 MB 内存。", "The most MB of memory that a file may take."))
    var memoryLimit: Int = 2048

    func validate() throws {
        guard (1...86_400).contains(timeLimit), (64...1_048_576).contains(memoryLimit) else {
            throw ValidationError("--time-limit is from 1 to 86400, --memory-limit from 64 to 1048576")
        }
    }

    var limits: FileLimits { FileLimits(time: timeLimit, memory: memoryLimit) }
}

/// `biaochi worker`: a path a line in, a result a line out.
struct Worker: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Wording(zh: "逐行收路径，逐行出结果，供集群使用。", en: "A path a line in, a result a line out.")[Session.language],
            discussion: Wording(
                zh: """
                    例子：
                      find 目标表 -type f | biaochi worker > 结果.ndjson
                      echo '{"path":"examples/lukou-education-2026.txt","profile":"national-2021"}' | biaochi worker

                    每行一个路径，或者 {"path":…,"profile":…,"asOf":…,"select":…,"ignore":…}。
                    每行输出一个 JSON，内容与 check --format json 相同，另有 path、format、about、fault。
                    读不出来的文件，原因写在 fault 里，后面的照常进行。
                    """,
                en: """
                    Examples:
                      find forms -type f | biaochi worker > results.ndjson
                      echo '{"path":"examples/lukou-education-2026.txt","profile":"national-2021"}' | biaochi worker

                    A line is a path, or {"path":…,"profile":…,"asOf":…,"select":…,"ignore":…}.
                    A line out is the JSON of check --format json, with path, format, about and fault besides.
                    Why a file cannot be read stands in fault; the next one follows.
                    """)[Session.language])
    }

    @OptionGroup var judging: JudgingOptions

    @OptionGroup var limiting: LimitOptions

    @OptionGroup(visibility: .hidden) var copies: HandBackOptions

    @Option(help: help("语言：zh 或 en。", "The language, zh or en."))
    var language: Language = Session.language

    /// The process that reads the files; its output is for the one that started it.
    @Flag(help: .hidden)
    var inner = false

    func run() throws {
        let (profile, choice, day) = try judging.open()
        let judge = FileJudge(
            profile: profile, choice: choice, day: day, language: language, handBack: copies.handBack(in: copies.copies)
        )
        if inner {
            try InnerWorker(judge: judge, limits: limiting.limits).run()
            return
        }
        let pool = WorkerPool(
            count: 1, arguments: judging.workerArguments(day, limiting, language, []), limits: limiting.limits)
        while let line = readLine() {
            guard !line.isEmpty else { continue }
            let path = (try? WorkRequest(line: line))?.path ?? line
            try pool.start(WorkerPool.Work(number: 0, path: path, line: Array(line.utf8) + [0x0A]))
            while !pool.isIdle {
                for (_, outcome) in try pool.wait(atMost: 60) {
                    let record =
                        switch outcome {
                        case .record(let record): record
                        case .fault(let fault): judge.record(of: path, fault: fault)
                        }
                    try Output.write(record.result + [0x0A], to: nil)
                }
            }
        }
    }
}

extension JudgingOptions {
    /// The command line of a process that reads files as this one would.
    func workerArguments(_ day: Day, _ limiting: LimitOptions, _ language: Language, _ copies: [String]) -> [String] {
        var words = ["worker", "--inner", "--profile", profile, "--as-of", day.description]
        if let select { words += ["--select", select] }
        if let ignore { words += ["--ignore", ignore] }
        return words + [
            "--time-limit", String(limiting.timeLimit), "--memory-limit", String(limiting.memoryLimit), "--language",
            language.rawValue,
        ] + copies
    }
}
