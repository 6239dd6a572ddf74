import Basics
import Forms
import Foundation

/// Compares a reading with what its file must be read as.
public enum Comparison {
    public static func tally(_ reading: Reading, _ truth: Truth) -> Tally {
        var tally = Tally()
        tally.files = 1
        let read = reading.forms.map(\.json)
        let pairs = pairs(truth.forms, read)
        for (k, form) in truth.forms.enumerated() {
            tally.forms += 1
            guard let m = pairs[k] else {
                missing(form, k, nothingRead: reading.forms.isEmpty && !reading.notices.isEmpty, &tally)
                continue
            }
            tally.formsFound += 1
            let told = Told(reading.forms[m], at: m, notices: reading.notices)
            var comparison = FormComparison(form, read[m], place: "forms[\(m)]", telling: told.telling)
            comparison.compare()
            tally += comparison.tally
        }
        for m in read.indices where !pairs.values.contains(m) {
            tally.formsExtra += 1
            tally.rowsRead += read[m]["indicators"]?.elements.count ?? 0
            tally.amountsRead += FormComparison.amounts(read[m]["budget"]).count
        }
        return tally
    }

    /// A form that was not read: all its values are missing. They are told only where the reading says that it found no form.
    private static func missing(_ form: TrueForm, _ k: Int, nothingRead: Bool, _ tally: inout Tally) {
        var comparison = FormComparison(form, .object([]), place: "missing form \(k)") { _, _, _ in
            nothingRead ? .notice : nil
        }
        comparison.compare()
        comparison.tally.core = 0
        tally += comparison.tally
    }

    /// The form read for each true one: most rows in common, then reading order.
    private static func pairs(_ truth: [TrueForm], _ read: [JSON]) -> [Int: Int] {
        var scored: [(score: Double, k: Int, m: Int)] = []
        for (k, form) in truth.enumerated() {
            for (m, other) in read.enumerated() {
                let rows = other["indicators"]?.elements ?? []
                var score = Double(3 * form.pairs(rows, ["name", "value"]).count + form.pairs(rows, ["name"]).count)
                if Spelling.of("name", form.json["project"]?["name"]) == Spelling.of("name", other["project"]?["name"])
                {
                    score += 1
                }
                if form.json["kind"] == other["kind"] { score += 1 }
                scored.append((score - 0.01 * Double(abs(k - m)), k, m))
            }
        }
        var out: [Int: Int] = [:]
        for (_, k, m) in scored.sorted(by: { ($0.score, $1.k, $1.m) > ($1.score, $0.k, $0.m) })
        where out[k] == nil && !out.values.contains(m) { out[k] = m }
        return out
    }
}

/// Compares one form with what it must be read as.
struct FormComparison {
    private let truth: TrueForm
    private let read: JSON
    private let place: String
    private let telling: (_ path: String, _ texts: [String], _ got: String) -> Telling?
    var tally = Tally()

    /// `telling` is what tells of a value that should stand at a path, by its texts and what was read there.
    init(
        _ truth: TrueForm, _ read: JSON, place: String,
        telling: @escaping (_ path: String, _ texts: [String], _ got: String) -> Telling?
    ) {
        self.truth = truth
        self.read = read
        self.place = place
        self.telling = telling
    }

    mutating func compare() {
        let exactRows = rows()
        let exactMoney = money()
        let exactHead = head()
        if exactRows && exactMoney && exactHead { tally.core = 1 }
        lists()
        objectives()
        score()
    }

    // MARK: Rows

    private mutating func rows() -> Bool {
        guard !truth.isLost("indicators") else { return true }
        let read = read["indicators"]?.elements ?? []
        let right = truth.pairs(read, TrueForm.rowKeys)
        tally.rows += truth.rows.count
        tally.rowsRead += read.count
        tally.rowsRight += right.count
        let pairs = paired(read, truth.pairs(read, ["name"], besides: right))
        for j in truth.rows.indices {
            let before = tally.silent.count
            for key in TrueForm.rowKeys { field(j, key, pairs[j].map { ($0, read[$0]) }) }
            if tally.silent.count > before { tally.rowsSilent += 1 }
            for key in TrueForm.furtherKeys where isStated(j, key) { field(j, key, pairs[j].map { ($0, read[$0]) }) }
        }
        // A row that the form does not hold is one wrong value, at its place.
        for m in read.indices where !pairs.values.contains(m) {
            wrong("indicators[\(m)]", "no such row", Spelling.of("name", read[m]["name"]), [])
        }
        return right.count == truth.rows.count && right.count == read.count
    }

    private func isStated(_ j: Int, _ key: String) -> Bool {
        let value = truth.rows[j][key]
        return value != nil && value != .null && !truth.isLost("indicators[\(j)].\(key)")
    }

    /// Rows that agree in nothing are paired by their order between those that do.
    private func paired(_ read: [JSON], _ pairs: [Int: Int]) -> [Int: Int] {
        var pairs = pairs
        var used = Set(pairs.values)
        var after = -1
        for j in truth.rows.indices {
            if pairs[j] == nil {
                let next =
                    truth.rows.indices.dropFirst(j + 1).compactMap { pairs[$0] }.first { $0 > after } ?? read.count
                if let m = (after + 1..<max(next, after + 1)).first(where: { !used.contains($0) }) {
                    pairs[j] = m
                    used.insert(m)
                }
            }
            if let m = pairs[j] { after = max(after, m) }
        }
        return pairs
    }

    private mutating func field(_ j: Int, _ key: String, _ row: (at: Int, json: JSON)?) {
        let truthRow = truth.rows[j]
        let want = Spelling.of(key, truthRow[key])
        guard let row else {
            // A row that is missing is told by its name.
            if !want.isEmpty {
                tally.values += 1
                wrong("indicators", "\(want) (row \(j) \(key))", "", [truthRow["name"]?.stringValue ?? ""])
            }
            return
        }
        tally.values += 1
        guard !truth.isRight(j, key, row.json) else { return }
        var texts = [want]
        if ["operator", "value", "unit"].contains(key), let text = truthRow["text"]?.stringValue { texts.append(text) }
        wrong("indicators[\(row.at)].\(key)", want, Spelling.of(key, row.json[key]), texts)
    }

    private mutating func wrong(_ path: String, _ want: String, _ got: String, _ texts: [String]) {
        tally.wrong.append(
            Tally.Wrong(place: "\(place).\(path)", want: want, got: got, telling: telling(path, texts, got)))
    }

    // MARK: Money

    private static let amountColumns = ["amount", "annual", "adjusted", "executed"]

    /// An amount by its label and column.
    struct Amount: Hashable { let label, column, value: String }

    static func amounts(_ budget: JSON?) -> Set<Amount> {
        var out: Set<Amount> = []
        for entry in budget?.elements ?? [] {
            // A form with one amount column may call it either.
            let lone = Spelling.of("amount", entry["amount"]).isEmpty
            for column in amountColumns {
                let value = Spelling.of(column, entry[column])
                guard !value.isEmpty else { continue }
                let name = lone && column == "annual" ? "amount" : column
                out.insert(Amount(label: Spelling.label(entry["label"]), column: name, value: value))
            }
        }
        return out
    }

    private mutating func money() -> Bool {
        guard !truth.isLost("budget") else { return true }
        let readAmounts = FormComparison.amounts(read["budget"])
        let candidates = [truth.json["budget"] ?? .array([])] + (truth.accepted["budget"] ?? [])
        let distance: (JSON) -> Int = { FormComparison.amounts($0).symmetricDifference(readAmounts).count }
        guard let budget = candidates.min(by: { distance($0) < distance($1) }) else { return true }
        let trueAmounts = FormComparison.amounts(budget)
        tally.amounts += trueAmounts.count
        tally.amountsRead += readAmounts.count
        tally.amountsRight += trueAmounts.intersection(readAmounts).count
        entries(budget.elements)
        return trueAmounts == readAmounts
    }

    /// Each stated cell of the budget, and each amount that stands where the truth has none.
    private mutating func entries(_ truths: [JSON]) {
        let read = read["budget"]?.elements ?? []
        var left = Set(read.indices)
        let columns = FormComparison.amountColumns
        for entry in truths {
            let label = Spelling.label(entry["label"])
            let same: (Int) -> Int = { m in
                columns.count { Spelling.of($0, read[m][$0]) == Spelling.of($0, entry[$0]) }
            }
            let match = left.sorted().filter { Spelling.label(read[$0]["label"]) == label }
                .max { (same($0), $1) < (same($1), $0) }
            if let match { left.remove(match) }
            for column in columns + ["rate", "weight", "score", "forecast"] {
                // 全年预计执行数 is a number here, words in a row.
                let key = column == "forecast" ? "amount" : column
                let want = Spelling.of(key, entry[column])
                let got = match.map { Spelling.of(key, read[$0][column]) } ?? ""
                if !want.isEmpty || (entry[column] != nil && !got.isEmpty) { tally.values += 1 }
                let isAnnual = column == "amount" || column == "annual"
                if isAnnual, let match, annual(entry) == annual(read[match]) { continue }
                if want != got, !want.isEmpty || entry[column] != nil {
                    wrong(
                        match.map { "budget[\($0)].\(column)" } ?? "budget", "\(label) \(column) \(want)", got, [want])
                }
            }
        }
    }

    private func annual(_ entry: JSON) -> String {
        let amount = Spelling.of("amount", entry["amount"])
        let annual = Spelling.of("annual", entry["annual"])
        return amount.isEmpty ? annual : annual.isEmpty ? amount : amount + "|" + annual
    }

    // MARK: Head

    private mutating func head() -> Bool {
        var exact = true
        for key in TrueForm.headKeys where !truth.isLost(key) {
            if !single(key, key, truth.json[key], read[key]) { exact = false }
        }
        guard let project = truth.json["project"], project != .null else { return exact }
        for key in TrueForm.projectKeys where !truth.isLost("project.\(key)") {
            let stated = project[key] ?? .null
            guard key == "name" || stated != .null else { continue }
            if !single("project.\(key)", key, stated, read["project"]?[key]), key == "name" { exact = false }
        }
        return exact
    }

    /// Compares one value that is no row's.
    private mutating func single(_ path: String, _ key: String, _ want: JSON?, _ got: JSON?) -> Bool {
        let right = truth.right(path, key, want)
        let got = Spelling.of(key, got)
        tally.values += 1
        if right.contains(got) { return true }
        let want = Spelling.of(key, want)
        wrong(path, want, got, [want])
        return false
    }

    // MARK: Goals and tasks

    /// The items of a list in one spelling, each with its path.
    private typealias Items = [(path: String, text: String)]

    private mutating func lists() {
        if !truth.isLost("duties") { list("duties", duties(truth.json), duties(read)) }
        if !truth.isLost("tasks") { list("tasks", tasks(truth.json), tasks(read)) }
    }

    private func duties(_ form: JSON) -> Items {
        (form["duties"]?.elements ?? []).enumerated().map { ("duties[\($0)]", Spelling.item($1)) }
    }

    private func tasks(_ form: JSON) -> Items {
        (form["tasks"]?.elements ?? []).enumerated().flatMap { n, task -> Items in
            let items = (task["items"]?.elements ?? []).enumerated().map {
                ("tasks[\(n)].items[\($0)]", Spelling.item($1))
            }
            return [("tasks[\(n)].name", Spelling.item(task["name"]))] + items.filter { !$0.1.isEmpty }
        }
    }

    private mutating func list(_ name: String, _ want: Items, _ got: Items) {
        tally.values += want.count
        let joined = Spelling.joined(got.map(\.text))
        let onlyWordsCount = truth.accepted[name] == [.string("joined")]
        if onlyWordsCount, joined == Spelling.joined(want.map(\.text)) { return }
        var left = got
        var missing = want
        for item in want {
            guard let m = left.firstIndex(where: { $0.text == item.text }) else { continue }
            left.remove(at: m)
            missing.removeAll { $0.path == item.path }
        }
        for item in missing {
            if onlyWordsCount && joined.contains(Spelling.joined([item.text])) { continue }
            let got = left.first { $0.path == item.path }?.text ?? ""
            wrong(item.path, item.text, got, [item.text])
        }
        // A read item that no true one is tells the same fault again where one is missing; else it is too many.
        if missing.isEmpty { for item in left { wrong(item.path, "no such item", item.text, []) } }
    }

    private mutating func objectives() {
        guard !truth.isLost("objectives") else { return }
        let got = read["objectives"]?.elements ?? []
        for want in truth.json["objectives"]?.elements ?? [] {
            let m = got.firstIndex { $0["horizon"] == want["horizon"] }
            for key in ["text", "actual"] {
                let right = running(want[key])
                guard !right.isEmpty, !truth.isLost("objectives[*].\(key)") else { continue }
                tally.values += 1
                let read = m.map { running(got[$0][key]) } ?? ""
                if right != read {
                    wrong(
                        m.map { "objectives[\($0)].\(key)" } ?? "objectives", right, read,
                        [want[key]?.stringValue ?? ""])
                }
            }
        }
    }

    private func running(_ value: JSON?) -> String { Spelling.item(value).replacingOccurrences(of: "。", with: "") }

    private mutating func score() {
        guard let want = truth.json["score"], want != .null, !truth.isLost("score") else { return }
        _ = single("score.total", "total", want["total"], read["score"]?["total"])
        _ = single("score.grade", "grade", want["grade"], read["score"]?["grade"])
    }
}
