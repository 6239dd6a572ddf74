import Basics

/// A document that rules rest on.
public struct SourceDocument: Sendable, Equatable {
    /// How the wording of the document is known to us.
    public enum Reading: String, Sendable {
        /// Read in the text itself.
        case verified
        /// Read in another text that tells of it.
        case secondHand = "second-hand"
        /// From memory.
        case recalled
    }

    /// Its number, or its name where it has none; an article behind it where only that was read.
    public let source: Text
    /// nil where the source is the title.
    public let title: Text?
    /// `2015-05-21`, or only the year; nil where it is not known.
    public let date: Text?
    public let reading: Reading
}

/// The documents of data/sources.tsv.
public struct SourceDocuments: Sendable {
    public static let standard = SourceDocuments(DataFile.sources.table)

    public let all: [SourceDocument]

    public init(_ table: DataTable) {
        all = table.rows.compactMap { row in
            guard row.count >= 4, let reading = SourceDocument.Reading(rawValue: row[3].string) else { return nil }
            return SourceDocument(
                source: row[0], title: row[1].isEmpty ? nil : row[1], date: row[2].isEmpty ? nil : row[2],
                reading: reading)
        }
    }

    /// The document that a rule names, with or without an article: of two that fit, the one that names the article.
    public func document(_ source: Text) -> SourceDocument? {
        all.filter { known in
            source == known.source
                || source.hasPrefix(known.source) && source.dropping(first: known.source.count).hasPrefix(" ")
        }.max { $0.source.count < $1.source.count }
    }
}
