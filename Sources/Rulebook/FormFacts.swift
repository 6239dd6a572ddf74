import Basics
import Forms
import Library

/// What the words of a form say, found once for all rules.
public struct FormFacts: Sendable {
    public let rows: [RowFacts]
    /// The families of the rows.
    let levels: [RowLevels]
    /// Which words the goals, duties, tasks and names of the form share with its rows.
    let body: WordPairs
    /// The pairs of words that any form may hold.
    private let anyForm = WordPairs.generic

    /// The goals, judged sentence by sentence.
    let goals: [Goals]

    init(_ form: Form, _ lexicon: Lexicon) {
        goals = Goals.of(form, lexicon)
        rows = form.indicators.map { RowFacts($0, lexicon) }
        levels = RowLevels.of(form.indicators)
        var room = 64
        for task in form.tasks { room += task.items.reduce(task.name.count) { $0 + $1.count } / 3 }
        for goal in form.objectives { room += goal.text.count / 3 }
        for duty in form.duties { room += duty.count / 3 }
        var body = WordPairs(room: room)
        for (i, task) in form.tasks.prefix(WordPairs.goalBit).enumerated() {
            body.add(task.name, bit: i)
            for item in task.items { body.add(item, bit: i) }
            if let expected = task.expected { body.add(expected, bit: i) }
        }
        for goal in form.objectives { body.add(goal.text, bit: WordPairs.goalBit) }
        for duty in form.duties { body.add(duty, bit: WordPairs.goalBit) }
        if let name = form.project?.name { body.add(name, bit: WordPairs.goalBit) }
        if let title = form.title { body.add(title, bit: WordPairs.goalBit) }
        for name in [form.body, form.reportedBy] {
            if let name { body.add(name, bit: WordPairs.genericBit) }
        }
        self.body = body
    }

    /// Whether a pair says nothing in this form: it may stand in any form, or in the name of the form's body.
    func isGeneric(_ pair: UInt32) -> Bool {
        anyForm[pair] != 0 || body[pair] & (1 << UInt64(WordPairs.genericBit)) != 0
    }

    /// Whether a pair stands in a goal, duty, task or name.
    func isSaid(_ pair: UInt32) -> Bool { body[pair] & ~(1 << UInt64(WordPairs.genericBit)) != 0 }
}

/// The pairs of neighbouring Chinese characters in a form's texts, and in which of them they stand. Two texts that share two such
/// pairs speak, as a rule, of one thing.
struct WordPairs: Sendable {
    /// The bit of goals, duties and names; the bits below are tasks.
    static let goalBit = 62
    /// The bit of the name of the form's body.
    static let genericBit = 63

    /// An open table: a pair of 0 is a free place.
    private var pairs: [UInt32]
    private var places: [UInt64]
    private var used = 0
    /// The length of all texts in characters, about.
    private(set) var count = 0

    init(room: Int) {
        var size = 64
        while size < room * 2 { size *= 2 }
        pairs = [UInt32](repeating: 0, count: size)
        places = [UInt64](repeating: 0, count: size)
    }

    mutating func add(_ text: Text, bit: Int) {
        count += text.count / 3
        let mark: UInt64 = 1 << UInt64(bit)
        let bytes = text.bytes
        var last: UInt32 = 0
        var i = 0
        while i < bytes.count {
            let (value, length) = decodeScalar(bytes, i)
            i += length
            let current = isHan(value) && value < 0x10000 ? value : 0
            if last != 0 && current != 0 { add(last << 16 | current, mark) }
            last = current
        }
    }

    private mutating func add(_ pair: UInt32, _ mark: UInt64) {
        var slot = WordPairs.slot(pair, pairs.count)
        while pairs[slot] != 0 && pairs[slot] != pair { slot = (slot + 1) & (pairs.count - 1) }
        if pairs[slot] == 0 {
            // A text longer than was told: what does not fit is not known.
            guard used * 4 < pairs.count * 3 else { return }
            used += 1
            pairs[slot] = pair
        }
        places[slot] |= mark
    }

    /// The texts in which a pair stands, as bits.
    subscript(pair: UInt32) -> UInt64 {
        var slot = WordPairs.slot(pair, pairs.count)
        while pairs[slot] != 0 {
            if pairs[slot] == pair { return places[slot] }
            slot = (slot + 1) & (pairs.count - 1)
        }
        return 0
    }

    private static func slot(_ pair: UInt32, _ size: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(pair) &* 0x9E37_79B9_7F4A_7C15) >> 40) & (size - 1)
    }

    static func each(of characters: [UInt32], _ use: (UInt32) -> Void) {
        var last: UInt32 = 0
        for value in characters {
            let current = isHan(value) && value < 0x10000 ? value : 0
            if last != 0 && current != 0 { use(last << 16 | current) }
            last = current
        }
    }

    /// How far into a text pairs are looked for, in characters.
    static let reach = 400

    /// The distinct pairs of some characters, in order.
    static func distinct(_ characters: some Sequence<UInt32>) -> [UInt32] {
        var out: [UInt32] = []
        each(of: Array(characters.prefix(reach))) { if !out.contains($0) { out.append($0) } }
        return out
    }

    /// Words that any form may hold.
    static let generic: WordPairs = {
        var out = WordPairs(room: 512)
        for word in [
            "工作", "建设", "提升", "提高", "管理", "推进", "质量", "发展", "水平", "服务", "保障", "项目", "完成", "开展", "实施", "加强", "全面",
            "推动", "促进", "改善", "优化", "完善", "增强", "强化", "确保", "落实", "组织", "持续", "不断", "有效", "进行", "相关", "各项", "任务",
            "重点", "年度", "数量", "人数", "人次", "次数", "达到", "及时", "时间", "时限", "指标", "资金", "支出", "经费", "预算", "成本", "控制",
            "覆盖", "情况", "体系", "机制", "制度", "能力", "社会", "群众", "满意", "意度", "单位", "部门", "新增", "增加", "减少", "标准", "规范",
            "以上", "不低", "低于", "计划", "方案", "统计", "报告", "分析", "核心", "推广", "提供", "年内", "累计", "处置", "使用", "运行", "专项",
            "综合", "全县", "全区", "全市", "全省", "区域", "县区", "市区",
        ] {
            out.add(Text(word), bit: genericBit)
        }
        return out
    }()
}
