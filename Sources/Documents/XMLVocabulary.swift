/// The element names that a reader knows: the cases of `Word`, each with its name as raw value.
///
/// A name is looked up by its bytes as the parser hands them over; no `String` is made of it.
struct XMLVocabulary<Word: XMLWord>: Sendable {
    private let words: [Word]
    /// The names one behind the other, each ended by a zero byte, and where each begins.
    private let names: [UInt8]
    private let begins: [Int]
    /// For each hash the number of a word, -1 where there is none; a collision takes the next place.
    private let slots: [Int16]

    init() {
        let size = XMLVocabulary.mask + 1
        var slots = [Int16](repeating: -1, count: size)
        var names: [UInt8] = []
        var begins: [Int] = []
        // Half the places stay free, so that a search always ends.
        let words = Array(Word.allCases.prefix(size / 2))
        for (number, word) in words.enumerated() {
            begins.append(names.count)
            names += word.rawValue.utf8
            names.append(0)
            var slot = names[begins[number]...].withUnsafeBufferPointer { $0.baseAddress.map(XMLVocabulary.hash) ?? 0 }
            while slots[slot] >= 0 { slot = (slot + 1) & XMLVocabulary.mask }
            slots[slot] = Int16(number)
        }
        self.words = words
        self.names = names
        self.begins = begins
        self.slots = slots
    }

    /// The word that a name is, ended by a zero byte; nil for one that is not known.
    func word(_ name: UnsafePointer<UInt8>) -> Word? {
        var slot = XMLVocabulary.hash(name)
        while true {
            let number = Int(slots[slot])
            if number < 0 { return nil }
            var i = begins[number]
            var p = name
            while names[i] == p.pointee {
                if p.pointee == 0 { return words[number] }
                i += 1
                p += 1
            }
            slot = (slot + 1) & XMLVocabulary.mask
        }
    }

    private static var mask: Int { 255 }

    private static func hash(_ name: UnsafePointer<UInt8>) -> Int {
        var h: UInt32 = 0
        var p = name
        while p.pointee != 0 {
            h = h &* 31 &+ UInt32(p.pointee)
            p += 1
        }
        return Int(h ^ h >> 8) & mask
    }
}

/// A closed set of element names.
protocol XMLWord: RawRepresentable<String>, CaseIterable, Sendable {}
