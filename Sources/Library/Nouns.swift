import Basics
import Forms

/// What a noun of `nouns.tsv` does in a name.
public enum NounRole: UInt8, Sendable {
    /// 率, 度: measured in %.
    case share
    /// 面积, 人数: tells its own unit.
    case measure
    case person
    /// 学校, 道路.
    case thing
    /// 培训, 演出.
    case activity
    /// 数量: what is counted stands before it.
    case before
    /// 建设, 发放: what is acted on stands before or after it.
    case action

    init?(word: Text) {
        if word == "share" {
            self = .share
        } else if word == "measure" {
            self = .measure
        } else if word == "person" {
            self = .person
        } else if word == "thing" {
            self = .thing
        } else if word == "activity" {
            self = .activity
        } else if word == "before" {
            self = .before
        } else if word == "action" {
            self = .action
        } else {
            return nil
        }
    }
}

/// Whether per cent may measure a noun.
public enum PercentFit: UInt8, Sendable {
    case yes, no
    /// Only as a share done.
    case weak
}

/// A noun and the units that count it.
public struct Noun: Sendable {
    public let role: NounRole
    /// Its length in characters.
    public let length: Int
    /// Canonical units, best first.
    public let units: [Text]
    public let kinds: UnitKinds
    public let typical: Text
    public let percent: PercentFit
    public let mayPass100: Bool
    /// Whether more of it is better, or less; nil where neither can be said.
    public let direction: Direction?

    /// Reads the file; calls `each` with the word of each noun.
    static func load(_ each: (Text, Noun) -> Void) {
        var unitLists: [Text: [Text]] = [:]
        var kindLists: [Text: UnitKinds] = [:]
        var lines = LineReader(.nouns)
        while lines.next() {
            guard let role = NounRole(word: lines[1]) else { continue }
            let word = lines[0]
            let unitCell = lines[2]
            let kindCell = lines[3]
            let units = unitLists[unitCell] ?? unitCell.split(at: UInt8(ascii: ","))
            unitLists[unitCell] = units
            let kinds = kindLists[kindCell] ?? UnitKinds(list: kindCell)
            kindLists[kindCell] = kinds
            let percent = lines[5]
            each(
                word,
                Noun(
                    role: role, length: word.characterCount, units: units, kinds: kinds, typical: lines[4],
                    percent: percent == "yes" ? .yes : percent == "weak" ? .weak : .no, mayPass100: lines[6] == "yes",
                    direction: lines[7] == "higher" ? .positive : lines[7] == "lower" ? .negative : nil))
        }
    }
}
