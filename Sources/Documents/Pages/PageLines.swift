import Basics

/// Characters of a page put into lines and text, whatever their order in the file.
struct PageLine {
    /// Indices into the page's characters, from left to right.
    var characters: [Int32]
    var left: Float
    var right: Float
    var baseline: Float
    var size: Float

    var top: Float { baseline - size * 0.9 }
    var bottom: Float { baseline + size * 0.25 }

    /// The lines of these characters from top to bottom, without blanks at their ends.
    static func lines(of indices: [Int32], on page: PageContent) -> [PageLine] {
        guard !indices.isEmpty else { return [] }
        let all = page.characters
        let sorted = indices.sorted {
            let (a, b) = (all[Int($0)], all[Int($1)])
            return (a.baseline, a.left, $0) < (b.baseline, b.left, $1)
        }
        var out: [PageLine] = []
        var start = 0
        var i = 0
        while i <= sorted.count {
            if i < sorted.count {
                if i == start {
                    i += 1
                    continue
                }
                let (last, next) = (all[Int(sorted[i - 1])], all[Int(sorted[i])])
                // Raised and lowered signs belong to their line: each step is less than half a character.
                if next.baseline - last.baseline < max(last.size, next.size) * 0.42,
                    next.baseline - all[Int(sorted[start])].baseline < max(last.size, next.size) * 0.7
                {
                    i += 1
                    continue
                }
            }
            if let line = PageLine(Array(sorted[start..<i]), all) { out.append(line) }
            start = i
            i += 1
            if start >= sorted.count { break }
        }
        return out
    }

    private init?(_ indices: [Int32], _ all: [PageCharacter]) {
        var inOrder = indices.sorted { (all[Int($0)].left, $0) < (all[Int($1)].left, $1) }
        while let last = inOrder.last, all[Int(last)].isBlank { inOrder.removeLast() }
        if let first = inOrder.firstIndex(where: { !all[Int($0)].isBlank }) { inOrder.removeFirst(first) }
        // Some programs make bold by printing twice.
        var kept: [Int32] = []
        kept.reserveCapacity(inOrder.count)
        for index in inOrder {
            let character = all[Int(index)]
            let isTwin = kept.suffix(2).contains {
                let other = all[Int($0)]
                return other.scalar == character.scalar && abs(other.left - character.left) < character.size * 0.2
                    && abs(other.baseline - character.baseline) < character.size * 0.2
            }
            if !isTwin { kept.append(index) }
        }
        guard let first = kept.first, let last = kept.last else { return nil }
        characters = kept
        left = all[Int(first)].left
        right = kept.reduce(all[Int(last)].right) { max($0, all[Int($1)].right) }
        var greatest = all[Int(first)]
        for index in kept where all[Int(index)].size > greatest.size { greatest = all[Int(index)] }
        size = greatest.size
        baseline = greatest.baseline
    }

    /// The words of the line; a gap that no character fills is a blank between words of letters, or where it is wide.
    func text(on page: PageContent) -> Text {
        PageLine.text(of: characters[...], on: page)
    }

    static func text(of indices: ArraySlice<Int32>, on page: PageContent) -> Text {
        var out = Text()
        out.bytes.reserveCapacity(indices.count * 3)
        var before: PageCharacter?
        for index in indices {
            let character = page.characters[Int(index)]
            if let before, !before.isBlank, !character.isBlank {
                let gap = character.left - before.right
                let size = max(before.size, character.size)
                if gap > size * 2 {
                    out.append(0x20)
                    out.append(0x20)
                } else if gap > size * (isLetter(before.scalar) && isLetter(character.scalar) ? 0.18 : 1) {
                    out.append(0x20)
                }
            }
            out.append(character.scalar)
            before = character
        }
        return out
    }

    /// Runs of characters that stand apart by more than `gap` sizes.
    func segments(on page: PageContent, gap: Float) -> [ArraySlice<Int32>] {
        var out: [ArraySlice<Int32>] = []
        var start = 0
        var lastRight: Float?
        for (i, index) in characters.enumerated() {
            let character = page.characters[Int(index)]
            if character.isBlank { continue }
            if let lastRight, character.left - lastRight > gap * size {
                out.append(PageLine.trimmed(characters[start..<i], page))
                start = i
            }
            lastRight = character.right
        }
        out.append(PageLine.trimmed(characters[start...], page))
        return out
    }

    private static func trimmed(_ slice: ArraySlice<Int32>, _ page: PageContent) -> ArraySlice<Int32> {
        var slice = slice
        while let last = slice.last, page.characters[Int(last)].isBlank { slice.removeLast() }
        while let first = slice.first, page.characters[Int(first)].isBlank { slice.removeFirst() }
        return slice
    }
}

/// Letters and digits of scripts that part words by blanks.
func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x52F: true
    default: false
    }
}

/// How the lines of a cell or paragraph go together.
struct LineJoining {
    let page: PageContent

    /// Lines that the width broke are one again; the others stay apart by a line end.
    /// - Parameter width: that a line could take.
    func text(of lines: [PageLine], width: Float) -> Text {
        guard var out = lines.first?.text(on: page) else { return Text() }
        for (line, next) in zip(lines, lines.dropFirst()) {
            if wraps(line, next, width: width) {
                if let last = line.characters.last, let first = next.characters.first,
                    isLetter(page.characters[Int(last)].scalar), isLetter(page.characters[Int(first)].scalar),
                    !isDigits(line.characters), !isDigits(next.characters)
                {
                    out.append(0x20)
                }
            } else {
                out.append(0x0A)
            }
            out.append(next.text(on: page))
        }
        return out
    }

    /// Whether the next line's beginning had no room behind this one.
    func wraps(_ line: PageLine, _ next: PageLine, width: Float) -> Bool {
        guard abs(line.size - next.size) < max(line.size, next.size) * 0.25 else { return false }
        return (line.right - line.left) + firstUnit(of: next) > width - line.size * 0.15
    }

    /// The width of what cannot be broken: a run of letters, or a character with the closing marks behind it.
    func firstUnit(of line: PageLine) -> Float {
        guard let first = line.characters.first else { return 0 }
        let all = page.characters
        var end = all[Int(first)].right
        var before = all[Int(first)].scalar
        for index in line.characters.dropFirst() {
            let character = all[Int(index)]
            let goesOn =
                LineJoining.staysWithNext(before) && !character.isBlank && LineJoining.staysWithNext(character.scalar)
                || LineJoining.closing.contains(character.scalar) || LineJoining.opening.contains(before)
            guard goesOn else { break }
            end = character.right
            before = character.scalar
        }
        return end - all[Int(first)].left
    }

    private static func staysWithNext(_ scalar: UInt32) -> Bool { scalar > 0x20 && scalar < 0x7F }
    static let closing: Set<UInt32> = Set("，。、；：？！）》」』”’％)%,.;:".unicodeScalars.map(\.value))
    private static let opening: Set<UInt32> = Set("（《「『“‘(".unicodeScalars.map(\.value))

    private func isDigits(_ characters: [Int32]) -> Bool {
        characters.allSatisfy { page.characters[Int($0)].scalar < 0x3A }
    }
}
