import Basics

/// The relationships of a part: where its neighbours stand in the archive.
struct ArchiveRelations {
    struct Relation {
        var id: Text
        /// The last word of its type, which is the same in the transitional and the strict kind: `worksheet`, `styles` …
        var type: Text
        var path: String
    }

    private(set) var all: [Relation] = []

    /// Reads the relationships of `part` (empty: of the package); none where the archive states none.
    static func of(
        _ part: String, in archive: inout ArchiveReader, limits: Limits
    ) throws(DocumentFault) -> ArchiveRelations {
        let name = Package.relationsPart(of: part)
        guard let bytes = try archive.read(name) else { return ArchiveRelations() }
        return try read(bytes, name: name, of: part, limits: limits)
    }

    static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, name: String, of part: String, limits: Limits
    ) throws(DocumentFault) -> ArchiveRelations {
        let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
        let reading = try XMLReader.read(bytes, name: name, limits: limits, into: RelationsReading(folder: folder))
        return ArchiveRelations(all: reading.all)
    }

    func path(ofType type: StaticString) -> String? { all.first { $0.type == type }?.path }
    func relation(_ id: Text) -> Relation? { all.first { $0.id == id } }

    /// A target as a path from the root of the archive: `../a.xml` seen from `xl/worksheets/` is `xl/a.xml`.
    static func resolve(_ target: String, in folder: String) -> String {
        var steps: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for step in target.split(separator: "/") {
            if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}

private struct RelationsReading: XMLConsumer {
    enum Word: String, XMLWord { case relationship = "Relationship" }
    static let vocabulary = XMLVocabulary<Word>()
    let folder: String
    var all: [ArchiveRelations.Relation] = []

    init(folder: String) { self.folder = folder }

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        // What stands outside the archive is never followed.
        guard word == .relationship, let id = attributes["Id"]?.text, let type = attributes["Type"]?.text,
            let target = attributes["Target"]?.text, !(attributes["TargetMode"].map { $0 == "External" } ?? false)
        else { return true }
        let last = type.bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        all.append(
            .init(
                id: id, type: type.dropping(first: last),
                path: ArchiveRelations.resolve(target.string, in: folder)))
        return true
    }
}
