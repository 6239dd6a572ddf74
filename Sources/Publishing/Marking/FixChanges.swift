import Basics
import Documents
import Forms
import Rulebook

/// The corrections of a file as new words for its cells.
public struct FixChanges: Sendable {
    public private(set) var changes: [CellChange] = []
    /// Corrections for which the file has no cell, or whose old words do not stand in it.
    public private(set) var unplaced: [Fixes.Fix] = []

    /// - Parameters:
    ///   - document: the file, opened.
    ///   - before: its forms as read.
    ///   - fixes: for each form what is corrected.
    public init(document: Document, before: [Form], fixes: [Fixes], language: Language) {
        for (form, made) in zip(before, fixes) {
            for fix in made.applied {
                if !add(fix, form, made.form, document, language) { unplaced.append(fix) }
            }
        }
        // A cell may be corrected twice; each change goes on from the words as they were.
        changes.removeAll { $0.from == $0.to }
    }

    /// - Returns: whether every edit found its cell.
    private mutating func add(
        _ fix: Fixes.Fix, _ before: Form, _ after: Form, _ document: Document, _ language: Language
    ) -> Bool {
        var paths: [Path] = []
        for edit in fix.edits {
            paths.append(edit.path)
            // Sign, number and unit may stand in the value's own words.
            if edit.path.field == .indicators, edit.path.leaf.map(FixChanges.isTarget) ?? false {
                paths.append(Path(.indicators, edit.path.index, .text))
            }
        }
        var reasons = [fix.finding.message[language]]
        var told = false
        for path in paths {
            guard let old = before.words(at: path), let new = after.words(at: path) else { return false }
            if old == new { continue }
            let text = before.cells[Path(.indicators, path.index, .text)]
            let isTarget = path.leaf.map(FixChanges.isTarget) ?? false
            guard let cell = before.cells[path] else {
                if isTarget, path.leaf != .text { continue }
                return false
            }
            // The value's words tell all that stands in its cell.
            if isTarget, path.leaf != .text, cell == text { continue }
            guard let printed = document.words(at: cell.place), put(path, cell, printed, old, new, reasons, language)
            else { return false }
            told = true
            reasons = [fix.finding.message[language]]
        }
        return told || fix.edits.allSatisfy { before.words(at: $0.path) == after.words(at: $0.path) }
    }

    private static func isTarget(_ leaf: Field) -> Bool { [.text, .value, .operator, .unit].contains(leaf) }

    private mutating func put(
        _ path: Path, _ cell: CellReference, _ printed: String, _ old: Text, _ new: Text, _ reasons: [String],
        _ language: Language
    ) -> Bool {
        let known = changes.firstIndex { $0.place == cell.place }
        let words = known.map { changes[$0].to } ?? printed
        guard let changed = FixChanges.words(words, old, new, path) else { return false }
        let was = (Words.was[language] + (printed.isEmpty ? Words.blank[language] : printed))
        if let known {
            changes[known].to = changed
            for reason in reasons where !changes[known].note.contains(reason) { changes[known].note.append(reason) }
        } else {
            changes.append(CellChange(place: cell.place, from: printed, to: changed, note: [was] + reasons))
        }
        return true
    }

    /// Where words stand in others, nil where they do not stand there exactly once.
    private static func onlyPlace(of words: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
        guard !words.isEmpty, words.count <= text.count else { return nil }
        let places = (0...(text.count - words.count)).filter { text[$0..<($0 + words.count)].elementsEqual(words) }
        return places.count == 1 ? places[0] : nil
    }

    /// The words of a cell with a value changed in them; nil where the old value does not stand there, or not once.
    static func words(_ printed: String, _ old: Text, _ new: Text, _ path: Path) -> String? {
        let isBlank = printed.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
        if isBlank { return new.string }
        if let number = Number(printed.filter { $0 != "," && !$0.isWhitespace }), number == Number(old) {
            return new.string
        }
        // White space in a cell is not part of the value: it stays where nothing changes.
        let scalars = Array(printed.unicodeScalars)
        let solid = scalars.indices.filter { !scalars[$0].properties.isWhitespace }
        let from = old.solid
        if let start = onlyPlace(of: from, in: solid.map { scalars[$0] }) {
            let difference = TextDifference(from, new.solid)
            let (begin, end) = (start + difference.range.lowerBound, start + difference.range.upperBound)
            // What only comes stands right behind the character before it.
            let first = difference.range.isEmpty && begin > 0 ? solid[begin - 1] + 1 : solid[begin]
            let last = difference.range.isEmpty ? first : solid[end - 1] + 1
            var out = String.UnicodeScalarView(scalars[..<first])
            out.append(contentsOf: difference.words.unicodeScalars)
            out.append(contentsOf: scalars[last...])
            return String(out)
        }
        // A column that holds one word of a closed vocabulary may spell it in another way.
        let isWord = path.leaf.map { [.operator, .level1, .level2, .unit].contains($0) } ?? false
        return isWord ? new.string : nil
    }
}

extension Text {
    /// Its characters without white space.
    fileprivate var solid: [Unicode.Scalar] { string.unicodeScalars.filter { !$0.properties.isWhitespace } }
}

extension Document {
    /// The words of a cell or paragraph.
    func words(at place: DocumentPlace) -> String? {
        for block in blocks {
            switch (block, place) {
            case (.paragraph(let paragraph), .paragraph(let index)) where paragraph.index == index:
                return paragraph.text.string
            case (.table(let table), .cell(let index, let row, let column)) where table.index == index:
                return table.cells.first { $0.row == row && $0.column == column }?.text.string
            default: continue
            }
        }
        return nil
    }
}

private enum Words {
    static let was = Wording(zh: "原为：", en: "Was: ")
    static let blank = Wording(zh: "（空白）", en: "(blank)")
}
