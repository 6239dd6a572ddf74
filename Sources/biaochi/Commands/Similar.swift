import ArgumentParser
import Basics
import Documents
import Foundation
import Publishing
import Rulebook

/// `biaochi similar PATH…`: near-duplicate targets and indicators across many forms.
struct Similar: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Wording(zh: "在许多表里找相近的目标和指标。", en: "Finds near-duplicate targets and indicators across forms.")[
                Session.language],
            discussion: Wording(
                zh: """
                    例子：
                      biaochi similar examples
                      biaochi similar examples Tests/Fixtures --least 90 --kind goals --format json

                    文件夹连同其中的文件夹一起看；相近的程度是逐对数出来的，不是估计。年份不同不算不同。
                    """,
                en: """
                    Examples:
                      biaochi similar examples
                      biaochi similar examples Tests/Fixtures --least 90 --kind goals --format json

                    Folders are searched with all that is in them. Every likeness told was counted, not estimated; a
                    form's year does not count.
                    """)[Session.language])
    }

    @Argument(help: ArgumentHelp(help("文件或文件夹。", "Files or folders.").abstract, valueName: "path"))
    var paths: [String]

    @Option(help: ArgumentHelp(help("相近到百分之几才算，50 到 100。", "The least likeness, 50 to 100.").abstract, valueName: "80"))
    var least: Int = 80

    @Option(help: help("只找一种：目标、指标表、指标名称；不写则找前两种。", "One kind only; goals and indicators without."))
    var kind: SimilarForms.Kind?

    @Option(help: help("最多列出几组（json 全列）。", "The number of groups shown (json has all)."))
    var limit: Int = 20

    @Option(help: help("输出格式。", "The output format."))
    var format: Format = .text

    @OptionGroup var common: CommonOptions

    func run() throws {
        let language = common.language
        guard (50...100).contains(least), limit >= 0 else {
            throw UsageFault(
                message: Wording(
                    zh: "--least 应为 50 到 100，--limit 不小于 0。", en: "--least is from 50 to 100, --limit not below 0."),
                hint: nil
            )
        }
        var search = SimilarForms(least: least, kinds: kind.map { [$0] } ?? [.goals, .indicators])
        var status = ExitStatus.done
        for path in paths {
            let files = FolderFiles.under(path)
            for file in files ?? [path] {
                do throws(DocumentFault) {
                    let opened = try OpenedForms(path: file)
                    for (i, form) in opened.reading.forms.enumerated() { search.add(form, source: file, index: i) }
                    // In a folder there may be other things than forms; a file that was named is meant.
                    if files == nil, let fault = opened.noForms { throw fault }
                } catch {
                    if files != nil && error.kind == .unknownType { continue }
                    Output.tell(Faults.words(error, at: file, language))
                    status = .inputFault
                }
            }
        }
        let groups = search.groups()
        let bytes: [UInt8]
        switch format {
        case .json: bytes = search.json(groups).bytes() + [0x0A]
        case .text:
            let page = SimilarPage(groups: groups, forms: search.forms, least: least, limit: limit)
            bytes = Array(page.text(Session.appearance(language, toFile: common.out != nil)).utf8)
        }
        try Output.write(bytes, to: common.out)
        if status != .done { throw Finished(status: status) }
    }
}

extension SimilarForms.Kind: ExpressibleByArgument {}

/// The files of a folder.
enum FolderFiles {
    /// All ordinary files in a folder and the folders in it, by name; hidden ones are left out. nil where it is no folder.
    static func under(_ path: String) -> [String]? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            return nil
        }
        guard let all = FileManager.default.enumerator(atPath: path) else { return [] }
        let base = path.hasSuffix("/") ? path : path + "/"
        var files: [String] = []
        for case let name as String in all where !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
            var status = stat()
            if stat(base + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG { files.append(base + name) }
        }
        // By their bytes: the same order on every machine, whatever its language.
        return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
