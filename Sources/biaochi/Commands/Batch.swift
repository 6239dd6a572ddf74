import ArgumentParser
import Basics
import Documents
import Foundation
import Library
import Publishing
import Rulebook

/// `biaochi batch PATH… --out DIR`: any number of files.
struct Batch: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Wording(zh: "批量审核：文件夹、清单，多少份都行。", en: "Judges whole folders, any number of files.")[
                Session.language],
            discussion: Wording(
                zh: """
                    例子：
                      biaochi batch examples --out 审核结果
                      biaochi batch 各单位报送 清单.txt --out 审核结果 --jobs 4 --resume

                    清单是文本文件，每行一个路径。文件夹连同其中的文件夹一起读，隐藏文件除外。
                    写出 results.ndjson（全部结果）、findings.csv（全部问题）、failed.tsv（没能审核的文件和原因）、
                    summary.xlsx 和 summary.html（汇总，可打印）。
                    --marked、--reviews 另出带批注的文件和审核表草稿。
                    一份文件坏了不影响别的。中途停下后，用同样的命令加 --resume 接着做，结果与一次做完的相同。
                    内容完全相同的文件只审一次，另一份注明是谁的副本。
                    有“必改”时退出码为 1，有文件没能审核为 2。
                    """,
                en: """
                    Examples:
                      biaochi batch examples --out judged
                      biaochi batch forms list.txt --out judged --jobs 4 --resume

                    A list is a text file with a path a line. Folders are read with those in them, but for hidden files.
                    Writes results.ndjson (all results), findings.csv (all findings), failed.tsv (what could not be
                    judged, and why), summary.xlsx and summary.html (to print).
                    --marked and --reviews add marked copies and drafted review sheets.
                    A bad file stops no other. After an interruption the same command with --resume goes on, and gives
                    what an undisturbed run gives. Equal contents are judged once, the others told as copies.
                    The exit status is 1 where a form fails, 2 where a file could not be judged.
                    """)[Session.language])
    }

    @Argument(help: help("文件夹、文件或清单。", "Folders, files or lists of files."))
    var paths: [String]

    @Option(help: ArgumentHelp(help("结果放在这个文件夹。", "The folder for the results.").abstract, valueName: "dir"))
    var out: String

    @Option(help: help("同时读几个文件。", "The number of files read at a time."))
    var jobs: Int = max(1, ProcessInfo.processInfo.activeProcessorCount)

    @Flag(help: help("接着上次没做完的做。", "Go on where an earlier run was stopped."))
    var resume = false

    @OptionGroup var judging: JudgingOptions

    @OptionGroup var limiting: LimitOptions

    @OptionGroup var copies: HandBackOptions

    @Option(help: help("语言：zh 或 en。", "The language, zh or en."))
    var language: Language = Session.language

    func validate() throws {
        guard (1...1024).contains(jobs) else { throw ValidationError("--jobs is from 1 to 1024") }
    }

    func run() throws {
        var (profile, choice, day) = try judging.open()
        try BatchFolder.make(out)
        let place = BatchFolder.journal(in: out)
        if !resume, Journal.exists(place) {
            throw DocumentFault(
                .unreadable,
                Wording(zh: "\(out) 里有一次没做完的批量审核", en: "an unfinished batch stands in \(out)"),
                advice: Wording(
                    zh: "接着做请加 --resume；从头做请换一个 --out，或先删去 \(BatchFolder.work(in: out))。",
                    en:
                        "Go on with --resume; to start anew choose another --out or remove \(BatchFolder.work(in: out))."
                )
            )
        }
        let journal = try Journal(path: place, heading: heading(profile, day))
        // A run that goes on judges by the day on which it began.
        if judging.asOf == nil,
            let began = (try? JSON.parse(Data(journal.heading)))?["asOf"]?.stringValue.flatMap({ Day($0) })
        {
            day = began
        }
        guard journal.heading == heading(profile, day) else {
            throw DocumentFault(
                .unreadable,
                Wording(
                    zh: "\(out) 里没做完的那次用的是别的口径、规则或日期",
                    en: "the unfinished batch in \(out) judges by another profile, other rules or another day"),
                advice: Wording(
                    zh: "请用与那次相同的选项和程序，或换一个 --out。",
                    en: "Use the options and program of that run, or choose another --out."
                ))
        }
        if resume {
            Output.tell(
                Wording(zh: "上次已完成 \(journal.count) 份。", en: "Finished before: \(journal.count).")[language])
        }
        StopSignal.watch()
        let run = try BatchRun(
            BatchRun.Settings(
                paths: paths, out: out,
                judge: FileJudge(profile: profile, choice: choice, day: day, language: language), language: language,
                jobs: jobs, limits: limiting.limits,
                arguments: judging.workerArguments(day, limiting, language, copies.words(in: out))), journal: journal)
        guard try run.read() else {
            Output.tell(
                Wording(
                    zh: "已停下，进度已保存。用同样的命令加 --resume 接着做。",
                    en: "Stopped; all progress is kept. The same command with --resume goes on.")[
                        language])
            StopSignal.end()
            return
        }
        let counts = try run.write()
        BatchFolder.clear(out)
        Output.tell(counts.words(out: out, language))
        if counts.faults > 0 { throw Finished(status: .inputFault) }
        if counts.hasFailingForm { throw Finished(status: .formsFail) }
    }

    /// What the results of a run depend on besides the files.
    private func heading(_ profile: Profile, _ day: Day) -> [UInt8] {
        JSON.object([
            .init("schema", .string("biaochi.batch/1")), .init("version", .string(Biaochi.configuration.version)),
            .init("rulebook", .string(Rulebook.standard.hash(with: profile))), .init("asOf", .string(day.description)),
            .init("select", .string(judging.select ?? "")), .init("ignore", .string(judging.ignore ?? "")),
            .init("language", .string(language.rawValue)),
            .init("copies", .string(copies.words(in: "").joined(separator: " "))),
        ]).bytes(pretty: false)
    }
}
