import Basics

/// The lists of numbers of OFD.
enum OfdNumbers {
    /// Numbers between blanks; what is none is left out.
    static func all(_ text: Text) -> [Float] { words(text).compactMap(number) }

    /// Steps from character to character; `g 5 3.2` stands for five of 3.2. No more than `count`.
    static func steps(_ text: Text, count: Int) -> [Float] {
        let parts = words(text)
        var out: [Float] = []
        var i = 0
        while i < parts.count, out.count < count {
            if parts[i] == "g", i + 2 < parts.count, let times = number(parts[i + 1]), let step = number(parts[i + 2]) {
                out += [Float](repeating: step, count: max(0, min(Int(max(0, min(times, 1e6))), count - out.count)))
                i += 3
            } else {
                if let step = number(parts[i]) { out.append(step) }
                i += 1
            }
        }
        return out
    }

    static func words(_ text: Text) -> [Substring] {
        text.string.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "," }
    }

    static func number(_ word: Substring) -> Float? { Float(word).flatMap { $0.isFinite ? $0 : nil } }
}
