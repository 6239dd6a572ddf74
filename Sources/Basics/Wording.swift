/// Words for a person in both languages, 中文 first.
public struct Wording: Hashable, Sendable {
    public let zh: String
    public let en: String

    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    public subscript(language: Language) -> String { language == .zh ? zh : en }
    public var json: JSON { .object([.init("zh", .string(zh)), .init("en", .string(en))]) }
}

public enum Language: String, Sendable, CaseIterable { case zh, en }
