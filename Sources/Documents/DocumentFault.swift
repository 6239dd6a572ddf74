import Basics

/// An input fault: why a file cannot be opened, where, and what to do about it. Never about the form in it.
public struct DocumentFault: Error, Equatable, Sendable {
    public enum Kind: String, Sendable {
        case empty, notAFile, missing, unreadable, unknownType, picture, truncated, damaged, encrypted, tooLarge,
            forbidden
        /// Reading it took longer than was allowed, or ended the process that read it.
        case timeLimit, crashed
        /// It was not the same when it was looked at again.
        case changed
    }

    public var kind: Kind
    /// What is wrong and where.
    public var message: Wording
    /// What to do.
    public var advice: Wording

    public init(_ kind: Kind, _ message: Wording, advice: Wording) {
        self.kind = kind
        self.message = message
        self.advice = advice
    }
}

/// Budgets that are checked while a file is expanded; the sizes that it declares are not believed.
public struct Limits: Equatable, Sendable {
    /// Bytes of the file itself.
    public var bytesIn = 64 << 20
    /// Bytes of all its parts, expanded.
    public var bytesOut = 256 << 20
    public var archiveEntries = 4_096
    /// Depth of nested elements and tables.
    public var depth = 256
    public var cells = 1_000_000
    public var rows = 1_048_576
    public var columns = 16_384
    /// Of files made of pages: their number, all characters, and the lines and shapes of one page.
    public var pages = 2_000
    public var characters = 4_000_000
    public var objects = 400_000

    public init() {}
    public static let standard = Limits()
}
