import Basics
import Foundation
import Yams

/// A value of a YAML file and where it stands: texts, lists and maps, and nothing else. Profiles come from strangers, so their
/// size and depth are bounded, and anchors and aliases, by which a short file can become endless, are not taken.
struct YAMLTree: Sendable {
    indirect enum Content: Sendable {
        case text(String)
        case list([YAMLTree])
        case map([(key: YAMLTree, value: YAMLTree)])
    }

    let content: Content
    /// From 1.
    let line: Int
    let column: Int
    /// Where a text of one line begins after its quotation mark: what is wrong within it can be told by its column.
    var textColumn: Int?

    static let mostBytes = 256 << 10
    static let deepest = 12
    static let mostNodes = 20_000

    var text: String? {
        if case .text(let text) = content { return text }
        return nil
    }

    /// - Throws: the first fault of the file as YAML.
    static func read(_ bytes: [UInt8]) throws(Profile.Fault) -> YAMLTree {
        guard bytes.count <= mostBytes else {
            throw Profile.Fault(line: 1, message: .yamlLarge(mostBytes >> 10))
        }
        guard let yaml = String(validating: bytes, as: UTF8.self) else {
            throw Profile.Fault(line: 1, message: .yamlEncoding)
        }
        try refuseAliases(bytes)
        let root: Node?
        do {
            root = try Parser(yaml: yaml).singleRoot()
        } catch {
            throw fault(of: error)
        }
        guard let root else { throw Profile.Fault(line: 1, message: .yamlEmpty) }
        var nodes = 0
        return try tree(root, depth: 0, &nodes)
    }

    private static func tree(_ node: Node, depth: Int, _ nodes: inout Int) throws(Profile.Fault) -> YAMLTree {
        nodes += 1
        let (line, column) = (node.mark?.line ?? 1, node.mark?.column ?? 1)
        guard depth <= deepest, nodes <= mostNodes else {
            throw Profile.Fault(line: line, column: column, message: .yamlDeep(deepest))
        }
        switch node {
        case .scalar(let scalar):
            var textColumn: Int?
            switch scalar.style {
            case .plain: textColumn = column
            case .doubleQuoted, .singleQuoted: textColumn = column + 1
            default: break
            }
            if scalar.string.contains("\n") { textColumn = nil }
            return YAMLTree(content: .text(scalar.string), line: line, column: column, textColumn: textColumn)
        case .sequence(let sequence):
            var list: [YAMLTree] = []
            for item in sequence { list.append(try tree(item, depth: depth + 1, &nodes)) }
            return YAMLTree(content: .list(list), line: line, column: column)
        case .mapping(let mapping):
            var map: [(key: YAMLTree, value: YAMLTree)] = []
            for (key, value) in mapping {
                map.append((try tree(key, depth: depth + 1, &nodes), try tree(value, depth: depth + 1, &nodes)))
            }
            return YAMLTree(content: .map(map), line: line, column: column)
        case .alias:
            throw Profile.Fault(line: line, column: column, message: .yamlAlias)
        }
    }

    /// Anything that may be an anchor or an alias, wherever it stands: `&` or `*` where a value can begin, with no blank after it.
    private static func refuseAliases(_ bytes: [UInt8]) throws(Profile.Fault) {
        var (line, start, depth) = (1, 0, 0)
        for (i, byte) in bytes.enumerated() {
            switch byte {
            case 0x0A: (line, start) = (line + 1, i + 1)
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            case UInt8(ascii: "&"), UInt8(ascii: "*"):
                let before = i == 0 ? 0x0A : bytes[i - 1]
                let after = i + 1 < bytes.count ? bytes[i + 1] : 0x0A
                if before <= 0x20 || before == UInt8(ascii: ",") || before == UInt8(ascii: "[")
                    || before == UInt8(ascii: "{") || before == UInt8(ascii: ":"), after > 0x20
                {
                    throw Profile.Fault(line: line, column: columns(bytes[start..<i]) + 1, message: .yamlAlias)
                }
            default: break
            }
            // The parser goes into brackets by calling itself.
            guard depth <= 64, i - start <= 4000 else {
                throw Profile.Fault(line: line, column: columns(bytes[start..<i]) + 1, message: .yamlDeep(deepest))
            }
        }
    }

    private static func columns(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

    private static func fault(of error: any Error) -> Profile.Fault {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
            .composer(_, let problem, let mark, _)?:
            return Profile.Fault(line: mark.line, column: mark.column, message: .yamlSyntax(problem))
        case .duplicatedKeysInMapping(let duplicates, let context)?:
            return Profile.Fault(
                line: context.mark.line, column: context.mark.column,
                message: .profileTwice(duplicates.joined(separator: "、")))
        default: return Profile.Fault(line: 1, message: .yamlSyntax("unreadable"))
        }
    }
}

extension Wording {
    static func yamlLarge(_ kilobytes: Int) -> Wording {
        Wording(
            zh: "文件超过 \(kilobytes) KB，口径文件不该这么大。",
            en: "The file is larger than \(kilobytes) KB: too large for a profile.")
    }
    static let yamlEncoding = Wording(
        zh: "文件不是 UTF-8 编码，请另存为 UTF-8。", en: "The file is not in UTF-8; please save it as UTF-8.")
    static let yamlEmpty = Wording(zh: "文件是空的。", en: "The file is empty.")
    static func yamlDeep(_ most: Int) -> Wording {
        Wording(
            zh: "层次或内容太多，最多 \(most) 层，一行最多 4000 字节。",
            en: "Too deep or too much: \(most) levels and 4000 bytes a line at most.")
    }
    static let yamlAlias = Wording(
        zh: "不接受 YAML 的锚点和别名（& 和 *）；若是乘号，请在后面空一格。",
        en: "YAML's anchors and aliases (& and *) are not taken; put a blank after a sign of multiplication.")
    static func yamlSyntax(_ problem: String) -> Wording {
        Wording(
            zh: "YAML 写法有误（\(problem)）。常见原因：冒号后没空格、缩进不齐、用了制表符、含冒号或 # 的文字没加引号。",
            en:
                "Not YAML (\(problem)). Often: no blank after a colon, uneven indents, tabs, or a text with a colon or # without quotes."
        )
    }
}
