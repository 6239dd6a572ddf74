import Basics
import Forms

/// The word lists of the field.
public struct Lexicon: Sendable {
    public static let standard = Lexicon()
}
