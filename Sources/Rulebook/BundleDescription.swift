import Basics
import Yams

/// What people write about a publication, before its files are read:
///
/// ```yaml
/// first-level-projects: 12
/// files:
///   - path: 部门整体.docx
///     approved: 2026-02-10            # 批复
///     published: 2026-02-25           # 公开
///     approved-form: 批复稿/部门整体.docx
///   - path: 项目.docx
///     explanation: 本单位无项目支出，此表为空表。
/// narrative: |
///   绩效目标设置情况：2026年实行绩效目标管理的项目12个，涉及资金327.23万元。
/// ```
public struct BundleDescription: Equatable, Sendable {
    public struct File: Equatable, Sendable {
        /// As written; relative to the place of the description.
        public var path: String
        public var approved: Day?
        public var published: Day?
        public var explanation: Text?
        /// The file that was approved, like `path`.
        public var approvedForm: String?
    }

    public private(set) var files: [File] = []
    public private(set) var firstLevelProjects: Int?
    /// nil where the key is not there.
    public private(set) var narrative: [Text]?

    /// The file cannot be understood.
    public struct Fault: Error, Equatable, Sendable {
        /// From 1; nil where it is of the whole file.
        public var line: Int?
        public var message: Wording
    }

    /// More bytes or brackets than a person writes.
    private static let mostBytes = 1 << 18
    private static let mostBrackets = 1_000

    /// - Throws: `Fault` at the first line that has no known key or no fitting value.
    public init(yaml bytes: [UInt8]) throws(Fault) {
        guard bytes.count <= BundleDescription.mostBytes,
            bytes.count(where: { $0 == 0x5B || $0 == 0x7B }) <= BundleDescription.mostBrackets,
            let text = String(validating: bytes, as: UTF8.self)
        else {
            throw Fault(
                line: nil,
                message: Wording(
                    zh: "公开材料清单应是不大于 256 KB 的 UTF-8 文字（YAML）。",
                    en: "The description of what was published is to be UTF-8 text (YAML) of at most 256 KB."))
        }
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw Fault(
                line: BundleDescription.line(of: error),
                message: Wording(
                    zh: "不是正确的 YAML（请检查缩进、冒号和引号）。", en: "It is no valid YAML (check indents, colons and quotes)."))
        }
        guard let mapping = root?.mapping else {
            throw Fault(
                line: nil,
                message: Wording(zh: "应有“files:”和其下的文件。", en: "It is to have \"files:\" and the files under it."))
        }
        for (key, value) in mapping { try set(key, value) }
        guard !files.isEmpty else {
            throw Fault(line: nil, message: Wording(zh: "“files:”下没有文件。", en: "There is no file under \"files:\"."))
        }
    }

    private mutating func set(_ key: Node, _ value: Node) throws(Fault) {
        let line = key.mark?.line
        switch key.scalar?.string {
        case "files":
            guard let entries = value.sequence else {
                throw Fault(
                    line: line,
                    message: Wording(
                        zh: "files 应是列表，每项以“- path: 文件”开头。",
                        en: "files is a list; each entry begins with \"- path: FILE\"."))
            }
            for entry in entries { files.append(try BundleDescription.file(entry)) }
        case "first-level-projects":
            guard let count = value.scalar.flatMap({ Int($0.string) }), count >= 0 else {
                throw Fault(
                    line: line,
                    message: Wording(
                        zh: "first-level-projects 应是个数，如 12。", en: "first-level-projects is a number, such as 12."))
            }
            firstLevelProjects = count
        case "narrative":
            if let paragraphs = value.sequence {
                narrative = paragraphs.flatMap { BundleDescription.paragraphs($0) }
            } else {
                narrative = BundleDescription.paragraphs(value)
            }
        case let name:
            throw Fault(
                line: line,
                message: Wording(
                    zh: "不认识“\(name ?? "")”；可写 files、first-level-projects、narrative。",
                    en: "there is no key \"\(name ?? "")\"; the keys are files, first-level-projects, narrative."))
        }
    }

    private static func paragraphs(_ node: Node) -> [Text] {
        (node.scalar?.string ?? "").split(whereSeparator: \.isNewline).map { Text(String($0)).trimmed() }
            .filter { !$0.isEmpty }
    }

    private static func file(_ entry: Node) throws(Fault) -> File {
        let line = entry.mark?.line
        var file = File(path: "")
        guard let mapping = entry.mapping else {
            throw Fault(
                line: line,
                message: Wording(zh: "这一项应以“path: 文件”开头。", en: "this entry is to begin with \"path: FILE\"."))
        }
        for (key, value) in mapping {
            // A scalar's own words: a date is not to come back as another type.
            let words = Text(value.scalar?.string ?? "").trimmed()
            let line = key.mark?.line ?? line
            switch key.scalar?.string {
            case "path": file.path = words.string
            case "approved-form": file.approvedForm = words.isEmpty ? nil : words.string
            case "explanation": file.explanation = words.isEmpty ? nil : words
            case "approved": file.approved = try day(words, "approved", line)
            case "published": file.published = try day(words, "published", line)
            case let name:
                throw Fault(
                    line: line,
                    message: Wording(
                        zh: "不认识“\(name ?? "")”；可写 path、approved、published、approved-form、explanation。",
                        en: "there is no key \"\(name ?? "")\"; the keys are path, approved, published, approved-form, "
                            + "explanation."))
            }
        }
        guard !file.path.isEmpty else {
            throw Fault(line: line, message: Wording(zh: "缺少 path。", en: "path is missing."))
        }
        return file
    }

    /// Blank is not known yet.
    private static func day(_ words: Text, _ key: String, _ line: Int?) throws(Fault) -> Day? {
        if words.isEmpty { return nil }
        guard let day = Day(words.string) else {
            throw Fault(
                line: line,
                message: Wording(
                    zh: "\(key) 要写成 2026-02-10 这样，此处是“\(words)”。",
                    en: "\(key) reads like 2026-02-10, here \"\(words)\"."))
        }
        return day
    }

    private static func line(of error: any Error) -> Int? {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: nil
        }
    }
}
