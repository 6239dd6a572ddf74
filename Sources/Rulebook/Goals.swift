import Basics
import Forms
import Library

/// A goal of the form, judged sentence by sentence.
struct Goals: Sendable {
    let path: Path
    var sentences = 0
    var duties = 0
    var firstDuty = Text()
    var hasNumber = false
    var hasDeliverable = false
    /// Its first words, as printed.
    let beginning: Text

    /// Mostly standing duties.
    var isDuties: Bool { duties >= 2 && duties * 10 >= sentences * 6 }

    /// The objectives; the duties where the form has no other place for its goal.
    static func of(_ form: Form, _ lexicon: Lexicon) -> [Goals] {
        if !form.objectives.isEmpty {
            return form.objectives.enumerated().compactMap { i, goal in
                goal.text.isEmpty ? nil : Goals(Path(.objectives, i), [goal.text], lexicon)
            }
        }
        guard !form.duties.isEmpty else { return [] }
        return [Goals(Path(.duties), form.duties, lexicon)]
    }

    private init(_ path: Path, _ texts: [Text], _ lexicon: Lexicon) {
        self.path = path
        beginning = Goals.opening(texts[0], 20)
        for text in texts {
            let characters = Normal.characters(of: text)
            var start = 0
            for i in 0...characters.count {
                guard i == characters.count || characters[i] == 0x3002 || characters[i] == 0x3B else { continue }
                if i - start > 3 { judge(lexicon.mark(characters: Array(characters[start..<i]))) }
                start = i + 1
            }
        }
    }

    private mutating func judge(_ sentence: MarkedText) {
        sentences += 1
        let numbered = Goals.hasNumber(sentence)
        if numbered { hasNumber = true }
        if sentence.has(.deliverableVerb) { hasDeliverable = true }
        guard !numbered, sentence.has(.dutyVerb) else { return }
        duties += 1
        if firstDuty.isEmpty { firstDuty = Goals.opening(sentence.whole, 16) }
    }

    /// A number that is neither a year nor part of a date or a document's number.
    private static func hasNumber(_ sentence: MarkedText) -> Bool {
        guard sentence.hasDigit else { return hasNumeral(sentence.characters) }
        let dates = PeriodParser.dates(inCharacters: sentence.characters)
        return sentence.numbers.contains { number in
            if dates.contains(where: { $0.start <= number.start && number.end <= $0.end }) { return false }
            guard number.end < sentence.count else { return true }
            let next = sentence.characters[number.end]
            let previous = number.start > 0 ? sentence.characters[number.start - 1] : 0
            // 〔2015〕88号, 第3条, 1.2级
            return next != 0x53F7 && next != 0x29 && previous != 0x7B2C
        }
    }

    /// A number in Chinese numerals: 四百七十人, 九成以上, 百分之九十. A lone numeral is as a rule part of a word (一批, 四个意识), and so is a
    /// number without a unit (二十大, 十四五).
    private static func hasNumeral(_ text: [UInt32]) -> Bool {
        var i = 0
        while i < text.count {
            guard isChineseNumeral(text[i]) else {
                i += 1
                continue
            }
            let start = i
            while i < text.count, isChineseNumeral(text[i]) || i > start && (text[i] == 0x4E07 || text[i] == 0x4EBF) {
                i += 1
            }
            if start > 0, text[start - 1] == 0x7B2C { continue }
            let rest = text[i..<min(text.count, i + 8)]
            if isShare(text[start..<i], rest) { return true }
            guard i - start >= 2, rest.first != 0x5C4A else { continue }
            var words = Text()
            for value in rest { words.append(value) }
            guard let unit = Units.standard.longestPrefix(of: words.bytes, at: 0)?.unit else { continue }
            if UnitKinds.counts.union(.money).union(.extents).contains(unit.kind) { return true }
        }
        return false
    }

    /// 九成以上, 百分之九十.
    private static func isShare(_ numeral: ArraySlice<UInt32>, _ rest: ArraySlice<UInt32>) -> Bool {
        guard let next = rest.first else { return false }
        if numeral.elementsEqual([0x767E]), rest.starts(with: [0x5206, 0x4E4B]) {
            return rest.dropFirst(2).first.map { isChineseNumeral($0) } ?? false
        }
        // 一成不变, 三成员.
        guard next == 0x6210, numeral.count == 1 else { return false }
        let behind = rest.dropFirst().first
        return behind == nil || behind == 0x4EE5 || behind == 0x2C
    }

    private static func opening(_ text: Text, _ length: Int) -> Text {
        var out = Text()
        for value in text.scalars.prefix(length) { out.append(value) }
        return out
    }
}
