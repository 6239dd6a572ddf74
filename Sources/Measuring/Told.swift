import Basics
import Forms
import Foundation

/// How a reading says that a value is in doubt, or that it left one out.
public enum Telling: String, Sendable, CaseIterable {
    case notice, confidence, repair, unread
}

/// All that a read form says about its own doubts.
struct Told {
    private var paths: [Telling: Set<String>] = [:]
    private let unread: [(whole: String, words: Set<String>)]
    /// Unread running text without its numbering, the longest first.
    private let parts: [String]
    private let hasNoRows: Bool

    init(_ form: Form, at index: Int, notices: [Notice]) {
        let notices = notices.filter { $0.form == index }
        paths[.notice] = Set(notices.compactMap { $0.path?.description })
        paths[.confidence] = Set(form.confidence.keys.map(\.description))
        paths[.repair] = Set(form.repairs.map { $0.path.description })
        unread = form.unread.map { entry in
            let text = entry.text.string
            let words = text.split(whereSeparator: \.isWhitespace).map { Told.needle(String($0)) }
            return (Told.needle(text), Set(words))
        }
        parts = form.unread.map { Spelling.item(.string($0.text.string)) }.filter { $0.count > 3 }
            .sorted { ($1.count, $0) < ($0.count, $1) }
        hasNoRows = form.indicators.isEmpty && !notices.isEmpty
    }

    /// What tells of a value that should stand at `path`: an entry for that place, its row or its list, or unread text that holds
    /// one of `texts`, or all of it that `got` lacks. A repair of a list as a whole (a repeated heading left out) says nothing of
    /// its values.
    func telling(at path: String, texts: [String], got: String) -> Telling? {
        var places = [path]
        while let cut = places.last?.lastIndex(where: { $0 == "." || $0 == "[" }) {
            places.append(String(places[places.count - 1][..<cut]))
        }
        for way in [Telling.notice, .confidence, .repair] {
            let near = way == .repair && places.count > 1 ? places.dropLast() : places[...]
            if let paths = paths[way], near.contains(where: paths.contains) { return way }
        }
        if holds(texts) || texts.contains(where: { holdsParts($0, got) }) { return .unread }
        return hasNoRows && path.hasPrefix("indicators") ? .notice : nil
    }

    /// Whether unread text holds one of `texts`. A short text must stand there as a word of its own: `个` is in many words.
    private func holds(_ texts: [String]) -> Bool {
        texts.map(Told.needle).contains { text in
            !text.isEmpty
                && unread.contains { text.count < 4 ? $0.words.contains(text) : $0.whole.contains(text) }
        }
    }

    /// Whether a long text that was read in part, or not at all, stands in several unread lines.
    private func holdsParts(_ text: String, _ got: String) -> Bool {
        var rest = Spelling.item(.string(text))
        guard rest.count > 11 else { return false }
        let got = Spelling.item(.string(got))
        for part in [got] + parts where !part.isEmpty { rest = rest.replacingOccurrences(of: part, with: "") }
        return !rest.contains { $0.isLetter || $0.isNumber }
    }

    private static func needle(_ text: String) -> String {
        Spelling.plain(text).replacingOccurrences(of: ",", with: "")
    }
}
