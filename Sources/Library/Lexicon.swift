import Basics
import Forms

/// 词库: the word lists and the nouns of the field, ready to find all their words in a text at once.
public struct Lexicon: Sendable {
    public static let standard = Lexicon()

    public let units = Units.standard
    private(set) var phrases: [Phrase] = []
    private(set) var nouns: [Noun] = []
    private var automaton = Automaton()
    /// What each word of the automaton is, from `useStarts[word]` on: a noun where ≥ 0, else the phrase -1 - use.
    private var uses: [Int32] = []
    private var useStarts: [Int32] = []

    public init() {
        var builder = Automaton.Builder()
        var pairs: [(word: Int32, use: Int32)] = []
        pairs.reserveCapacity(9000)
        Noun.load { word, noun in
            guard let number = builder.add(Normal.characters(of: word)) else { return }
            pairs.append((number, Int32(nouns.count)))
            nouns.append(noun)
        }
        let lists = WordList.byWord
        var lines = LineReader(.words)
        while lines.next() {
            guard let list = lists[lines[0]], let form = PhraseForm(word: lines[2]) else { continue }
            let printed = lines[1]
            let shape = form == .shape ? ShapePart.parts(of: printed) : []
            let anchor = form == .shape ? Lexicon.anchor(of: shape) : Normal.characters(of: printed)
            guard let number = builder.add(anchor) else { continue }
            pairs.append((number, -1 - Int32(phrases.count)))
            phrases.append(Phrase(list: list, form: form, value: lines[3], length: anchor.count, shape: shape))
        }
        automaton = Automaton(builder)
        useStarts = [Int32](repeating: 0, count: Int(builder.wordCount) + 1)
        for pair in pairs { useStarts[Int(pair.word) + 1] += 1 }
        for i in useStarts.indices.dropFirst() { useStarts[i] += useStarts[i - 1] }
        var next = useStarts
        uses = [Int32](repeating: 0, count: pairs.count)
        for pair in pairs {
            uses[Int(next[Int(pair.word)])] = pair.use
            next[Int(pair.word)] += 1
        }
    }

    /// The longest run of characters in a shape: it must stand in a text for the shape to stand there.
    private static func anchor(of shape: [ShapePart]) -> [UInt32] {
        var best: [UInt32] = []
        for case .characters(let literal) in shape where literal.count > best.count { best = literal }
        return best
    }

    /// Finds every word of the lists and every noun in a text.
    public func mark(_ text: Text) -> MarkedText { mark(characters: Normal.characters(of: text)) }

    /// The same for characters in normal spelling.
    public func mark(characters text: [UInt32]) -> MarkedText {
        var marked = MarkedText(characters: text)
        guard !text.isEmpty else { return marked }
        var seenShapes: [Int32] = []
        automaton.scan(text) { word, end in
            for i in Int(useStarts[Int(word)])..<Int(useStarts[Int(word) + 1]) {
                let use = uses[i]
                if use >= 0 {
                    let start = end - nouns[Int(use)].length
                    if start >= 0 { marked.nouns.append(NounHit(noun: use, start: start, end: end)) }
                    continue
                }
                let phrase = phrases[Int(-1 - use)]
                let start = end - phrase.length
                switch phrase.form {
                case .word: break
                case .whole where start == 0 && end == text.count: break
                case .head where start == 0: break
                case .tail where end == text.count: break
                case .shape:
                    guard !seenShapes.contains(use) else { continue }
                    seenShapes.append(use)
                    guard let range = ShapeMatcher(text: text).match(phrase.shape) else { continue }
                    marked.add(
                        WordHit(phrase: -1 - use, list: phrase.list, start: range.lowerBound, end: range.upperBound))
                    continue
                default: continue
                }
                marked.add(WordHit(phrase: -1 - use, list: phrase.list, start: start, end: end))
            }
        }
        marked.takeBackOpposites()
        return marked
    }

    public func noun(_ hit: NounHit) -> Noun { nouns[Int(hit.noun)] }
    /// The `value` of the line that a hit is of.
    public func value(_ hit: WordHit) -> Text { phrases[Int(hit.phrase)].value }
}
