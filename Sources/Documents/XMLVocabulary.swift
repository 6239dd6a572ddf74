/// The element names that a reader knows, each with its number: its place in the list.
///
/// A name is looked up by its bytes as the parser hands them over; no `String` is made of it.
struct XMLVocabulary: Sendable {
    private let words: [StaticString]
    /// For each hash the number of a word, -1 where there is none; a collision takes the next place.
    private let slots: [Int16]
    private static let mask = 255

    /// - Parameter words: at most 128 names of ASCII characters.
    init(_ words: [StaticString]) {
        var slots = [Int16](repeating: -1, count: XMLVocabulary.mask + 1)
        for (number, word) in words.prefix(128).enumerated() {
            var slot = XMLVocabulary.hash(word.utf8Start)
            while slots[slot] >= 0 { slot = (slot + 1) & XMLVocabulary.mask }
            slots[slot] = Int16(number)
        }
        self.words = words
        self.slots = slots
    }

    /// The number of a name, ended by a zero byte; -1 for one that is not known.
    func number(of name: UnsafePointer<UInt8>) -> Int {
        var slot = XMLVocabulary.hash(name)
        while true {
            let number = Int(slots[slot])
            if number < 0 { return -1 }
            if XMLVocabulary.equal(words[number].utf8Start, name) { return number }
            slot = (slot + 1) & XMLVocabulary.mask
        }
    }

    private static func hash(_ name: UnsafePointer<UInt8>) -> Int {
        var h: UInt32 = 0
        var p = name
        while p.pointee != 0 {
            h = h &* 31 &+ UInt32(p.pointee)
            p += 1
        }
        return Int(h ^ h >> 8) & mask
    }

    static func equal(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>) -> Bool {
        var i = 0
        while a[i] == b[i] {
            if a[i] == 0 { return true }
            i += 1
        }
        return false
    }
}
