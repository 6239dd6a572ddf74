import Basics
import Forms

/// 词库: the word lists and the nouns of the field, ready to find all their words in a text at once.
public struct Lexicon: Sendable {
    public static let standard = Lexicon()

    public let units = Units.standard
    private(set) var phrases: [Phrase] = []
    private(set) var nouns: [Noun] = []
    /// What the search needs of each phrase, apart from its words.
    private var places: [PhrasePlace] = []
    private var nounLengths: [Int32] = []
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
        places = phrases.map { PhrasePlace(list: $0.list, form: $0.form, length: Int32(clamping: $0.length)) }
        nounLengths = nouns.map { Int32(clamping: $0.length) }
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

    /// What is read of one text, in characters: no cell of a form needs more.
    static let reach = 4000

    /// The same for characters in normal spelling.
    public func mark(characters: [UInt32]) -> MarkedText {
        let text = characters.count <= Lexicon.reach ? characters : Array(characters.prefix(Lexicon.reach))
        var marked = MarkedText(characters: text)
        guard !text.isEmpty else { return marked }
        var seenShapes: [Int32] = []
        automaton.scan(text) { word, end in
            useStarts.withUnsafeBufferPointer { starts in
                uses.withUnsafeBufferPointer { uses in
                    for i in Int(starts[Int(word)])..<Int(starts[Int(word) + 1]) {
                        let use = uses[i]
                        if use >= 0 {
                            let start = end - Int(nounLengths[Int(use)])
                            if start >= 0 { marked.nouns.append(NounHit(noun: use, start: start, end: end)) }
                        } else {
                            meet(-1 - use, end, &marked, &seenShapes)
                        }
                    }
                }
            }
        }
        marked.takeBackOpposites()
        return marked
    }

    /// A phrase ends at a position: notes it where its form allows that.
    private func meet(_ number: Int32, _ end: Int, _ marked: inout MarkedText, _ seenShapes: inout [Int32]) {
        let place = places[Int(number)]
        let start = end - Int(place.length)
        switch place.form {
        case .word: break
        case .whole where start == 0 && end == marked.count: break
        case .head where start == 0: break
        case .tail where end == marked.count: break
        case .shape:
            guard marked.count <= ShapeMatcher.longestText, !seenShapes.contains(number) else { return }
            seenShapes.append(number)
            guard let range = ShapeMatcher(text: marked.characters).match(phrases[Int(number)].shape) else { return }
            marked.add(WordHit(phrase: number, list: place.list, start: range.lowerBound, end: range.upperBound))
            return
        default: return
        }
        marked.add(WordHit(phrase: number, list: place.list, start: start, end: end))
    }

    public func noun(_ hit: NounHit) -> Noun { nouns[Int(hit.noun)] }
    /// The `value` of the line that a hit is of.
    public func value(_ hit: WordHit) -> Text { phrases[Int(hit.phrase)].value }
}
