import Basics
import Library

/// A document that a rule rests on, and how its text is known.
public struct Citation: Sendable {
    /// Its number or name, with the article.
    public let source: String
    /// What data/sources.tsv knows of it; nil where the file does not have it.
    let document: SourceDocument?

    public var title: Text? { document?.title }
    /// `2015-05-21`, or only the year.
    public var date: Text? { document?.date }
    /// verified, second-hand or recalled; a document that the file does not have was not read.
    public var text: String { (document?.reading ?? .recalled).rawValue }
    /// Whether the text itself was read.
    public var isVerified: Bool { document?.reading == .verified }
}

extension Rule {
    /// The documents it rests on, in the order of `sources`.
    public static var citations: [Citation] {
        sources.map { Citation(source: $0, document: SourceDocuments.standard.document(Text($0))) }
    }
}
