import Basics
import Forms

/// Near-duplicates among the goals, the tables of indicators, and the single indicators of many forms.
public struct SimilarForms: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// 总体目标
        case goals
        /// 绩效指标: all rows of a form together, names and targets
        case indicators
        /// 三级指标: the names of single rows
        case names
    }

    /// Where a text stands.
    public struct Place: Sendable {
        public var kind: Kind
        /// The file, as the caller names it.
        public var source: String
        /// The form's place in its file, from 0.
        public var form: Int
        public var body: Text?
        public var path: Path
        /// Its first characters.
        public var beginning: Text
    }

    /// Texts of one kind that are near-duplicates of the first of them.
    public struct Group: Sendable {
        public var kind: Kind
        /// The first of them leads; its likeness is 100.
        public var members: [(place: Place, likeness: Int)]
    }

    public let least: Int
    private var searches: [Kind: SimilarTexts] = [:]
    private var places: [Kind: [Place]] = [:]
    private let kinds: [Kind]
    public private(set) var forms = 0

    /// - Parameter least: from this likeness on, 50 to 100, two texts are near-duplicates.
    public init(least: Int = 80, kinds: Set<Kind> = [.goals, .indicators]) {
        let search = SimilarTexts(least: least)
        self.least = search.least
        self.kinds = Kind.allCases.filter { kinds.contains($0) }
        for kind in self.kinds { searches[kind] = search }
    }

    /// Shorter texts say the same by chance.
    private static func leastRuns(_ kind: Kind) -> Int { kind == .names ? 6 : 20 }

    public mutating func add(_ form: Form, source: String, index: Int) {
        forms += 1
        for kind in kinds {
            for (path, text) in SimilarForms.texts(kind, form) {
                let shingles = Shingles(text, years: [form.fiscalYear])
                guard shingles.count >= SimilarForms.leastRuns(kind) else { continue }
                searches[kind]?.add(shingles)
                var beginning = Text()
                for value in text.scalars.prefix(40) { beginning.append(value) }
                places[kind, default: []].append(
                    Place(
                        kind: kind, source: source, form: index, body: form.body ?? form.reportedBy, path: path,
                        beginning: beginning))
            }
        }
    }

    private static func texts(_ kind: Kind, _ form: Form) -> [(Path, Text)] {
        switch kind {
        case .goals: return form.objectives.enumerated().map { (Path(.objectives, $0), $1.text) }
        case .names: return form.indicators.enumerated().map { (Path(.indicators, $0, .name), $1.name) }
        case .indicators:
            var all = Text()
            for row in form.indicators {
                all.append(row.name)
                all.append(row.text)
                // A sign between the rows, so that the end of one and the beginning of the next make no words.
                all.append(0x7C)
            }
            return [(Path(.indicators), all)]
        }
    }

    /// The largest groups first.
    public func groups() -> [Group] {
        var groups: [Group] = []
        for kind in kinds {
            guard let search = searches[kind], let places = places[kind] else { continue }
            groups += search.groups().map { group in
                Group(
                    kind: kind,
                    members: [(places[group.leader], 100)] + group.members.map { (places[$0.text], $0.likeness) })
            }
        }
        // Sorting is stable by the place in this list: kinds in their order, each by its first text.
        return groups.enumerated().sorted {
            ($1.element.members.count, $0.offset) < ($0.element.members.count, $1.offset)
        }.map(\.element)
    }

    /// `biaochi.similar/1` as data.
    public func json(_ groups: [Group]) -> JSON {
        .object([
            .init("schema", .string("biaochi.similar/1")), .init("least", .int(least)), .init("forms", .int(forms)),
            .init(
                "groups",
                .array(
                    groups.map { group in
                        .object([
                            .init("kind", .string(group.kind.rawValue)), .init("count", .int(group.members.count)),
                            .init("beginning", .text(group.members.first?.place.beginning)),
                            .init(
                                "members",
                                .array(
                                    group.members.map {
                                        .object([
                                            .init("source", .string($0.place.source)),
                                            .init("form", .int($0.place.form)), .init("body", .text($0.place.body)),
                                            .init("path", .string($0.place.path.description)),
                                            .init("likeness", .int($0.likeness)),
                                        ])
                                    })),
                        ])
                    })),
        ])
    }
}
