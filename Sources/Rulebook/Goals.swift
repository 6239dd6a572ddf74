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
        guard sentence.hasDigit else { return false }
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

    private static func opening(_ text: Text, _ length: Int) -> Text {
        var out = Text()
        for value in text.scalars.prefix(length) { out.append(value) }
        return out
    }
}
