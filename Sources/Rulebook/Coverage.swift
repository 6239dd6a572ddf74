import Basics
import Forms
import Library

/// Which tasks and goals the rows of a form measure.
///
/// Two texts speak of one thing where they share two pairs of neighbouring characters that are not in every form (造林 and 林面 of
/// 造林面积), or where a row counts the persons that a task is about. A row that lists the tasks to claim a number of them, a slogan
/// and the budget itself measure no task; a satisfaction row measures only the task that its name names.
struct Coverage {
    /// For each task, whether a row measures it.
    private(set) var isCovered: [Bool]

    init(_ subject: Subject) {
        let form = subject.form
        let facts = subject.facts
        let taskCount = min(form.tasks.count, WordPairs.goalBit)
        isCovered = [Bool](repeating: false, count: form.tasks.count)
        let names = form.tasks.map { WordPairs.distinct($0.name.scalars).filter { !facts.isGeneric($0) } }
        var people: [Text] = []
        for (i, row) in form.indicators.enumerated() {
            let words = facts.rows[i]
            if Coverage.isAggregate(row, words, subject) || words.isSlogan && row.value == nil { continue }
            let own = WordPairs.distinct(words.name.characters).filter { !facts.isGeneric($0) }
            // A name that shares a pair with a task's own name is meant for it.
            for (t, name) in names.enumerated() where !isCovered[t] && own.contains(where: name.contains) {
                isCovered[t] = true
            }
            if words.family == .satisfaction { continue }
            var shared = [Int](repeating: 0, count: taskCount)
            var seen: [UInt32] = []
            for text in [words.name.characters, words.explanation.characters] {
                Coverage.count(text, facts, form.tasks, isCovered, &seen, &shared)
            }
            for t in 0..<taskCount where shared[t] >= 2 { isCovered[t] = true }
            for person in Coverage.persons(words, subject.lexicon) where people.count < 64 && !people.contains(person) {
                people.append(person)
            }
        }
        // More tasks than bits: what is beyond them is not judged.
        for t in taskCount..<isCovered.count { isCovered[t] = true }
        for (t, task) in form.tasks.enumerated() where !isCovered[t] {
            isCovered[t] = people.contains { person in
                task.name.contains(person) || task.items.contains { $0.contains(person) }
            }
        }
    }

    /// Adds the pairs of a text that stand in the tasks too. Two that overlap count as two only where the task has all three
    /// characters in a row: 提高校园 shares 校园 with a task about 校园 and 高校, and nothing else.
    private static func count(
        _ text: [UInt32], _ facts: FormFacts, _ tasks: [WorkTask], _ isCovered: [Bool], _ seen: inout [UInt32],
        _ shared: inout [Int]
    ) {
        func places(_ i: Int) -> (UInt32, UInt64) {
            guard i + 1 < text.count, isHan(text[i]), isHan(text[i + 1]), text[i] < 0x10000, text[i + 1] < 0x10000
            else {
                return (0, 0)
            }
            let pair = text[i] << 16 | text[i + 1]
            return (pair, facts.body[pair] & (1 << UInt64(WordPairs.goalBit) - 1))
        }
        for i in 0..<min(text.count, WordPairs.reach) {
            let (pair, own) = places(i)
            if own == 0 || facts.isGeneric(pair) || seen.contains(pair) { continue }
            seen.append(pair)
            let next = places(i + 1).1
            var rest = own
            while rest != 0 {
                let t = rest.trailingZeroBitCount
                rest &= rest - 1
                guard t < shared.count else { break }
                if isCovered[t] { continue }
                if next & (1 << UInt64(t)) != 0, !holds(tasks[t], text[i...i + 2]) { continue }
                shared[t] += 1
            }
        }
    }

    private static func holds(_ task: WorkTask, _ characters: ArraySlice<UInt32>) -> Bool {
        var words = Text()
        for value in characters { words.append(value) }
        return task.name.contains(words) || task.items.contains { $0.contains(words) }
            || task.expected?.contains(words) == true
    }

    /// The persons whom a row is about, as words; those that any form speaks of (群众, 人员) left out.
    private static func persons(_ row: RowFacts, _ lexicon: Lexicon) -> [Text] {
        var out: [Text] = []
        for text in [row.name, row.explanation] {
            for hit in text.nouns where hit.end - hit.start >= 2 && lexicon.noun(hit).role == .person {
                let word = text.text(hit.start..<hit.end)
                if word == "群众" || word == "人员" || word == "干部" || word == "对象" || word == "居民" || word == "人口" {
                    continue
                }
                out.append(word)
            }
        }
        return out
    }

    /// Whether a row only claims a number of tasks: it names no thing of its own, or lists the names of most tasks.
    static func isAggregate(_ row: Indicator, _ facts: RowFacts, _ subject: Subject) -> Bool {
        if TaskCount.isAboutTasks(facts.name) { return true }
        let tasks = subject.form.tasks
        guard tasks.count >= 3, let explanation = row.explanation else { return false }
        let named = tasks.filter { task in
            let core = Coverage.core(task.name)
            return core.characterCount >= 2 && explanation.contains(core)
        }
        return named.count >= 3 && named.count * 2 > tasks.count
    }

    /// A task's name without 工作 at its end.
    static func core(_ name: Text) -> Text {
        name.hasSuffix("工作") && name.characterCount > 3 ? name.dropping(last: 6) : name
    }
}
