import Basics

/// Pages of several forms amid tables and words that are none, each beginning inside its first form.
struct PageMaker {
    let samples: [Sample]

    func texts() -> [MadeText] {
        let first = samples.filter { $0.layouts.count == 1 && !$0.isRoster }
        return first.indices.map { n in page(n, first[n]) }
    }

    private func page(_ n: Int, _ first: Sample) -> MadeText {
        var chance = Chance(seed: "page \(first.id)")
        let how = Separated.allCases[n % Separated.allCases.count]
        let others = samples.filter { $0.id != first.id }.shuffled(using: &chance).prefix(
            Int.random(in: 1...3, using: &chance))
        var foreign = ForeignText.tables.shuffled(using: &chance)
        var (rows, draft) = PageMaker.cut(first, insideIndicators: n % 2 == 1)
        var lines = how.lines(rows)
        for other in others {
            if let table = foreign.popLast() { lines += [""] + how.lines(table) }
            lines += [""] + ForeignText.news.shuffled(using: &chance).prefix(1) + [""]
            rows = other.grid.rows.filter { $0.contains { !$0.isEmpty } }
            lines += how.lines(rows)
            draft.append(TruthDraft(other.truth))
        }
        if let table = foreign.popLast() { lines += [""] + how.lines(table) }
        lines += ForeignText.chrome
        let storage = Storage.page
        return MadeText(
            storage: storage, id: first.id, text: lines.joined(separator: "\n") + "\n",
            truth: draft.json(storage: storage.rawValue))
    }

    /// What is left of a form whose beginning is cut away: its first third, or all to its third indicator.
    private static func cut(_ sample: Sample, insideIndicators: Bool) -> (rows: [[String]], draft: TruthDraft) {
        let rows = sample.grid.rows
        let blocks = sample.grid.blocks
        let data = blocks.flatMap(\.data)
        let from = insideIndicators ? data[2] : rows.count / 3
        var draft = TruthDraft(sample.truth)
        draft.lose(0, TrueForm.headKeys + ["project", "duties", "tasks", "objectives", "budget"])
        draft.dropRows(0, first: data.count { $0 < from })
        for (column, key) in [(\SampleGrid.Block.level1Column, "level1"), (\.level2Column, "level2")] {
            // A level that stands before the cut cannot be known.
            for (j, r) in data.filter({ $0 >= from }).enumerated() {
                guard let block = blocks.first(where: { $0.data.contains(r) }), rows[r][block[keyPath: column]].isEmpty
                else { break }
                draft.accept(0, "indicators[\(j)].\(key)", .null)
            }
        }
        return (Array(rows[from...]), draft)
    }
}

/// What stands on pages beside forms.
enum ForeignText {
    static let news = [
        "近日，市财政局召开预算绩效管理工作推进会，要求各单位严格绩效目标审核，把数量指标、质量指标和满意度指标写实写细，切实提高财政资金使用效益。",
        "为进一步规范部门预算编制，现将有关事项公开如下，公众可在公开之日起二十个工作日内提出意见。",
        "本单位2025年共有编制人数46人，实有在职人员43人，离退休人员18人，公务用车3辆。",
    ]

    static let chrome = ["打印本页", "关闭窗口", "网站地图 | 联系我们 | 隐私声明", "主办单位：市人民政府办公室"]

    static let tables: [[[String]]] = [
        [
            ["2025年收支预算总表", "", "", ""],
            ["收入", "", "支出", ""],
            ["项目", "预算数（万元）", "项目", "预算数（万元）"],
            ["一、一般公共预算拨款收入", "2310.40", "一、基本支出", "1520.00"],
            ["二、政府性基金预算拨款收入", "0.00", "二、项目支出", "790.40"],
            ["本年收入合计", "2310.40", "本年支出合计", "2310.40"],
        ],
        [
            ["姓名", "科室", "职务", "考核得分", "考核等次"],
            ["张某", "办公室", "主任", "92", "优秀"],
            ["李某", "预算科", "科长", "88", "称职"],
            ["王某", "综合科", "科员", "85", "称职"],
        ],
        [
            ["“三公”经费预算表", "", "", ""],
            ["项目", "上年预算数", "本年预算数", "增减变化"],
            ["因公出国（境）费", "0", "0", "0"],
            ["公务接待费", "6.50", "5.80", "-0.70"],
            ["公务用车运行维护费", "12.00", "12.00", "0"],
        ],
        [
            ["序号", "采购项目名称", "采购目录", "数量", "预算金额（万元）"],
            ["1", "便携式计算机", "A02010105", "12台", "7.20"],
            ["2", "物业管理服务", "C21040000", "1项", "36.00"],
        ],
    ]
}
