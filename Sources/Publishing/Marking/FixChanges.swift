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
            let pair = Pair(before: form, after: made.form, document: document)
            done = []
            for fix in made.applied where !add(fix, pair, language) { unplaced.append(fix) }
        }
        changes.removeAll { $0.from == $0.to }
    }

    /// A form as read and as corrected, and the file that it stands in.
    private struct Pair {
        var before: Form
        var after: Form
        var document: Document

        /// What is printed at the cell of a path; nil where it has none.
        func printed(_ path: Path) -> (cell: CellReference, words: String)? {
            guard let cell = before.cells[path], let words = document.words(at: cell.place) else { return nil }
            return (cell, words)
        }

        func changed(_ path: Path) -> (old: Text, new: Text)? {
            guard let old = before.words(at: path), let new = after.words(at: path), old != new else { return nil }
            return (old, new)
        }
    }

    /// What was written already: each value is written once, with all corrections in it.
    private var done: Set<Path> = []

    /// - Returns: whether every edit found its cell.
    private mutating func add(_ fix: Fixes.Fix, _ pair: Pair, _ language: Language) -> Bool {
        let reason = fix.finding.message[language]
        return fix.edits.allSatisfy { edit in
            if edit.path.field == .indicators, let index = edit.path.index, let leaf = edit.path.leaf,
                [.text, .value, .operator, .unit].contains(leaf)
            {
                return addTarget(index, pair, reason, language)
            }
            guard done.insert(edit.path).inserted, let (old, new) = pair.changed(edit.path) else { return true }
            guard let (cell, printed) = pair.printed(edit.path) else { return false }
            return put(cell, printed, FixChanges.Change(old, new, edit.path), reason, language)
        }
    }

    /// Writes sign, number and unit of a target, each where the form has it: in a cell of its own, or in the value's.
    private mutating func addTarget(_ index: Int, _ pair: Pair, _ reason: String, _ language: Language) -> Bool {
        let path = Path(.indicators, index, .text)
        guard done.insert(path).inserted else { return true }
        guard let (cell, printed) = pair.printed(path), let after = pair.after.words(at: path) else { return false }
        let text = pair.changed(path)
        for leaf in [Field.operator, .unit] {
            let path = Path(.indicators, index, leaf)
            let own = pair.printed(path).flatMap { $0.cell == cell ? nil : $0 }
            if let (old, new) = pair.changed(path) {
                if let own {
                    guard put(own.cell, own.words, Change(old, new, path), reason, language) else { return false }
                } else if text == nil {
                    // The value's words spell it in their own way.
                    guard leaf == .operator,
                        let words = FixChanges.signed(
                            printed, new.string, pair.after.words(at: Path(.indicators, index, .unit))?.string ?? ""),
                        put(cell, printed, Change(Text(printed), Text(words), path), reason, language)
                    else { return false }
                }
            } else if let own, text != nil, own.words.isEmpty, let words = pair.after.words(at: path), !words.isEmpty,
                after.firstIndex(of: words) == nil
            {
                // It was told by the value's words and is told there no longer.
                guard put(own.cell, "", Change(Text(), words, path), reason, language) else { return false }
            }
        }
        guard let (old, new) = text else { return true }
        return put(cell, printed, Change(old, new, path), reason, language)
    }

    /// Words with another sign: before the number, where theirs stood before or behind it. nil where they hold no number.
    private static func signed(_ printed: String, _ sign: String, _ unit: String) -> String? {
        let isDigit = { (c: Character) in c.isASCII && c.isNumber }
        guard let first = printed.firstIndex(where: isDigit) else { return nil }
        let rest = printed[first...]
        if !printed[..<first].allSatisfy(\.isWhitespace) { return sign + rest }
        let end = rest.firstIndex { !isDigit($0) && $0 != "." && $0 != "," } ?? rest.endIndex
        return sign + rest[..<end] + (rest[end...].hasPrefix(unit) ? unit : "")
    }

    private struct Change {
        var old: Text
        var new: Text
        var path: Path
        init(_ old: Text, _ new: Text, _ path: Path) { (self.old, self.new, self.path) = (old, new, path) }
    }

    private mutating func put(
        _ cell: CellReference, _ printed: String, _ change: Change, _ reason: String, _ language: Language
    ) -> Bool {
        let known = changes.firstIndex { $0.place == cell.place }
        let words = known.map { changes[$0].to } ?? printed
        guard let changed = FixChanges.words(words, change.old, change.new, change.path) else { return false }
        if let known {
            changes[known].to = changed
            if !changes[known].note.contains(reason) { changes[known].note.append(reason) }
        } else {
            let was = Words.was[language] + (printed.isEmpty ? Words.blank[language] : printed)
            changes.append(CellChange(place: cell.place, from: printed, to: changed, note: [was, reason]))
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
        let text = solid.map { scalars[$0] }
        let whole = TextDifference(old.solid, new.solid)
        // Numbering and the like that the reader took out may stand within: then the neighbours of what changes must do.
        let reaches = [old.count] + (4...12).reversed()
        for reach in reaches {
            let around = max(0, whole.range.lowerBound - reach)..<min(old.solid.count, whole.range.upperBound + reach)
            guard let start = onlyPlace(of: Array(old.solid[around]), in: text) else { continue }
            let difference = (
                range: whole.range.lowerBound - around.lowerBound..<whole.range.upperBound - around.lowerBound,
                words: whole.words
            )
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
