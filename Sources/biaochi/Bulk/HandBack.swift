import ArgumentParser
import Basics
import Documents
import Foundation
import Publishing
import Rulebook

/// What a bulk run hands back of each file beside its results: `--marked`, `--reviews`.
struct HandBackOptions: ParsableArguments {
    @Flag(help: help("每份文件出一份带批注的，放在 marked 里。", "A marked copy of each file, in marked."))
    var marked = false

    @Flag(help: help("每张目标表出一份审核表草稿，放在 reviews 里。", "A drafted review sheet of each form of targets, in reviews."))
    var reviews = false

    /// As a worker is told it.
    @Option(help: .hidden)
    var copies: String?

    func handBack(in folder: String?) -> HandBack? {
        guard marked || reviews, let folder else { return nil }
        return HandBack(folder: folder, marked: marked, reviews: reviews)
    }

    /// For the command line of a worker.
    func words(in folder: String) -> [String] {
        guard marked || reviews else { return [] }
        return ["--copies", folder] + (marked ? ["--marked"] : []) + (reviews ? ["--reviews"] : [])
    }
}

/// Writes the marked copy and the review sheet of a file into folders beside the results, each under the file's own path.
struct HandBack {
    var folder: String
    var marked: Bool
    var reviews: Bool

    /// - Throws: `DocumentFault` where a file cannot be written.
    func write(_ opened: OpenedForms, _ file: JudgedFile, _ day: Day, _ language: Language) throws(DocumentFault) {
        guard file.fault == nil else { return }
        let path = HandBack.inside(file.source)
        if marked {
            let ending = opened.marksInPlace ? "" : ".html"
            try put(opened.marked(file, day, least: .info, language), at: "marked/\(path)\(ending)")
        }
        if reviews, opened.reading.forms.contains(where: { ReviewPages.canReview($0) }) {
            try put(ReviewPages(file, kind: .general).bytes(.docx), at: "reviews/\(path).审核表.docx")
        }
    }

    /// A path that stays in the folder, wherever the file lies.
    static func inside(_ source: String) -> String {
        let steps = source.split(separator: "/").filter { $0 != "." }.map { $0 == ".." ? "上级" : String($0) }
        return steps.joined(separator: "/")
    }

    private func put(_ bytes: [UInt8], at path: String) throws(DocumentFault) {
        let whole = folder + "/" + path
        let parent = String(whole[..<(whole.lastIndex(of: "/") ?? whole.endIndex)])
        try? FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try Output.write(bytes, to: whole)
    }
}
