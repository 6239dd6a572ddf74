/// A place of a document: a cell of a table, or a paragraph outside tables, as `Document` counts them.
public enum DocumentPlace: Hashable, Sendable {
    case cell(table: Int, row: Int, column: Int)
    case paragraph(Int)
}

/// Something to be said at a place of a user's own file.
public struct Remark: Equatable, Sendable {
    /// How grave it is, which gives its colour.
    public enum Level: Int, Sendable {
        case high, middle, low
    }

    public var place: DocumentPlace
    public var level: Level
    /// Its first words, which are set off: the level and the number.
    public var head: String
    /// What it says, a line each.
    public var lines: [String]

    public init(place: DocumentPlace, level: Level, head: String, lines: [String]) {
        self.place = place
        self.level = level
        self.head = head
        self.lines = lines
    }
}

/// The list behind the last page or sheet, whose entries lead to their places.
public struct RemarkList: Equatable, Sendable {
    public struct Section: Equatable, Sendable {
        public var title: String
        public var entries: [Entry]
        public init(title: String, entries: [Entry]) {
            self.title = title
            self.entries = entries
        }
    }

    public struct Entry: Equatable, Sendable {
        public var place: DocumentPlace
        public var level: Remark.Level
        /// What is shown of it: one text for each of the list's columns. The second leads to the place.
        public var columns: [String]
        public init(place: DocumentPlace, level: Remark.Level, columns: [String]) {
            self.place = place
            self.level = level
            self.columns = columns
        }
    }

    public var title: String
    public var columns: [String]
    public var sections: [Section]

    public init(title: String, columns: [String], sections: [Section]) {
        self.title = title
        self.columns = columns
        self.sections = sections
    }
}

/// By what our own marks in a user's file are told from everything else in it. Readers leave them out; marking anew replaces them.
enum OwnMarks {
    /// The author of comments, notes and tracked changes.
    static let author = "标尺"
    /// The bookmark around the list of findings in a docx.
    static var list: StaticString { "biaochi_list" }
    /// What the names of all our bookmarks begin with.
    static let bookmark = "biaochi_"
    /// The name of the sheet that lists the findings.
    static var sheet: StaticString { "标尺审核意见" }
}

extension Remark.Level {
    /// The colour of its words, as six hexadecimal digits: dark enough to be read on white.
    var ink: String {
        switch self {
        case .high: "A40E26"
        case .middle: "8A5300"
        case .low: "0550AE"
        }
    }

    /// The colour of the paper of a note.
    var paper: String {
        switch self {
        case .high: "FFD9DC"
        case .middle: "FFF1C7"
        case .low: "DCEBFF"
        }
    }
}
