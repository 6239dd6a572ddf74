import Basics

/// The value of a line of a profile, read as what its key asks for.
struct ProfileValue {
    let key: String
    let text: Text
    let line: Int

    /// Words parted by blanks.
    var words: [Text] { text.bytes.split(separator: 0x20).map { Text($0) } }

    /// A number that is not negative.
    func number() throws(Profile.Fault) -> Number { try number(text) }

    private func number(_ text: Text) throws(Profile.Fault) -> Number {
        guard let number = Number(text), number >= .zero else {
            throw Profile.Fault(line: line, message: .profileNumber(key, text))
        }
        return number
    }

    func whole() throws(Profile.Fault) -> Int {
        guard let whole = try number().whole else { throw Profile.Fault(line: line, message: .profileWhole(key, text)) }
        return whole
    }

    /// In per cent, from 0 to 100.
    func share() throws(Profile.Fault) -> Number {
        let share = try number()
        guard share <= Number(100) else { throw Profile.Fault(line: line, message: .profileShare(key, text)) }
        return share
    }

    func numbers() throws(Profile.Fault) -> [Number] {
        var numbers: [Number] = []
        for word in words { numbers.append(try number(word)) }
        return numbers
    }

    /// `成本指标 20 产出指标 40`.
    func weights() throws(Profile.Fault) -> [Profile.Weight] {
        let words = words
        guard words.count.isMultiple(of: 2) else { throw Profile.Fault(line: line, message: .profileWeights(key)) }
        var weights: [Profile.Weight] = []
        for i in stride(from: 0, to: words.count, by: 2) {
            weights.append(Profile.Weight(family: words[i], weight: try number(words[i + 1])))
        }
        return weights
    }

    /// Columns that a profile may make mandatory.
    func columns() throws(Profile.Fault) -> [String] {
        let columns = words.map(\.string)
        for column in columns where !Profile.knownColumns.contains(column) {
            throw Profile.Fault(line: line, message: .profileColumn(column))
        }
        return columns
    }
}

extension Wording {
    static let profileHeader = Wording(
        zh: "第一行应是表头：key、value、source、notes，用制表符隔开。",
        en: "The first line must be the header: key, value, source, notes, parted by tabs.")
    static let profileLineShort = Wording(
        zh: "这一行缺少值（键与值之间用制表符隔开）。", en: "This line has no value (a tab stands between key and value).")
    static let profileWithoutName = Wording(zh: "缺少 name 一行。", en: "The line \"name\" is missing.")
    static func profileTwice(_ key: String) -> Wording {
        Wording(zh: "“\(key)”写了两次。", en: "\"\(key)\" is set twice.")
    }
    static func profileNumber(_ key: String, _ value: Text) -> Wording {
        Wording(
            zh: "“\(key)”的值“\(value)”不是非负的数。", en: "The value \"\(value)\" of \"\(key)\" is no number of 0 or more.")
    }
    static func profileWhole(_ key: String, _ value: Text) -> Wording {
        Wording(zh: "“\(key)”的值“\(value)”不是整数。", en: "The value \"\(value)\" of \"\(key)\" is no whole number.")
    }
    static func profileShare(_ key: String, _ value: Text) -> Wording {
        Wording(zh: "“\(key)”是百分数，“\(value)”超过 100。", en: "\"\(key)\" is in per cent; \"\(value)\" is above 100.")
    }
    static func profileWeights(_ key: String) -> Wording {
        Wording(
            zh: "“\(key)”应是一级指标和分值成对：成本指标 20 产出指标 40。", en: "\"\(key)\" is pairs of family and weight: 成本指标 20 产出指标 40."
        )
    }
    static func profileColumn(_ column: String) -> Wording {
        Wording(zh: "没有“\(column)”这一列。", en: "There is no column \"\(column)\".")
    }
    static func profileKey(_ key: String) -> Wording {
        Wording(zh: "没有“\(key)”这个键。", en: "There is no key \"\(key)\".")
    }
}
