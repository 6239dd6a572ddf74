import Basics
import Documents
import Forms
import Library

/// Text whose cells stand one behind the other with nothing between: lines that hold a run of headings, and what belongs to such a
/// form, are cut at what the closed vocabularies hold (headings, levels, signs with their numbers and units, labels). Rows get the
/// columns that their headings have; a form's head becomes a label a line. All other text stays as it is.
struct GluedText {
    private let builder: IndicatorBuilder
    private var out: [RawRow] = []
    /// The headings under which the rows stand, in order; the first ones may be those of a project (`rosterCount`).
    private var columns: [Meanings] = []
    private var rosterCount = 0
    private var table = 1_000_000
    /// Whether each row of the table has a line of its own.
    private var hasLines = false
    /// What stood before the table: names of indicators stand there in sentences.
    private var told: [UInt8] = []
    private var level1: Text?

    private init(_ builder: IndicatorBuilder) { self.builder = builder }

    /// The rows with those of glued forms cut; nil where there are none.
    static func cut(_ rows: [RawRow], _ builder: IndicatorBuilder) -> [RawRow]? {
        guard rows.contains(where: { holdsHeading($0, builder.vocabulary) }) else { return nil }
        var cutter = GluedText(builder)
        for row in rows { cutter.take(row) }
        return cutter.out
    }

    private static func holdsHeading(_ row: RawRow, _ vocabulary: Vocabulary) -> Bool {
        guard row.grid == nil || row.grid == .spaced else { return false }
        return row.cells.contains { cell in
            let text = cell.text
            guard text.count >= (row.grid == nil ? 30 : 300), let first = text.firstIndex(of: "指标"),
                let second = text.firstIndex(of: "指标", from: first + 6),
                text.firstIndex(of: "指标", from: second + 6) != nil
            else { return false }
            return GluedLine(text, vocabulary).firstHeading(from: 0) != nil
        }
    }

    private mutating func take(_ row: RawRow) {
        if row.grid == .spaced, GluedText.holdsHeading(row, builder.vocabulary) {
            // Blanks somewhere in the one line of a page.
            for cell in row.cells where !cell.text.isEmpty { take(RawRow(paragraph: cell)) }
            return
        }
        guard row.grid == nil, row.cells.count == 1, let cell = row.cells.first else {
            columns = []
            out.append(row)
            return
        }
        let line = GluedLine(cell.text, builder.vocabulary)
        var place = 0
        while place < line.count {
            if columns.isEmpty {
                let found = line.firstHeading(from: place)
                cutHead(line, place..<(found?.at ?? line.count), cell)
                place = found?.at ?? line.count
                if let found {
                    enter(found.heading, line, cell)
                    place = found.heading.end
                }
            } else if let heading = line.heading(at: place) {
                enter(heading, line, cell)
                place = heading.end
            } else if place == 0, let parts = line.subheading() {
                add(parts.enumerated().map { (columns.count + 200 + $0, $1) }, line, cell)
                place = line.count
            } else if isEnd(line, place) {
                columns = []
            } else if let next = readRow(line, place, cell) {
                place = next
            } else if hasLines, place == 0 {
                // A line of the table that is no row of its own.
                add([(columns.count + 100, 0..<line.count)], line, cell)
                place = line.count
            } else {
                columns = []
            }
        }
    }

    private mutating func enter(_ heading: GluedLine.Heading, _ line: GluedLine, _ cell: RawRow.RawCell) {
        columns = heading.cells.map(\.meanings)
        rosterCount = 0
        if columns.contains(where: { $0.label == .projectName }) {
            rosterCount = columns.firstIndex { $0.column != nil && $0.label != .projectName } ?? 0
        }
        table += 1
        hasLines = heading.end == line.count
        level1 = nil
        add(heading.cells.enumerated().map { ($0, $1.range) }, line, cell)
    }

    private mutating func add(_ cells: [(column: Int, range: Range<Int>)], _ line: GluedLine, _ cell: RawRow.RawCell) {
        let raw = cells.filter { !$0.range.isEmpty }.sorted { $0.column < $1.column }.map { column, range in
            var part = cell
            part.text = line.print(range)
            part.column = column
            part.columnEnd = column + 1
            return part
        }
        guard !raw.isEmpty else { return }
        out.append(RawRow(cells: raw, grid: .exact, table: table))
    }

    // MARK: The head

    /// A label a line, its value behind it.
    private mutating func cutHead(_ line: GluedLine, _ range: Range<Int>, _ cell: RawRow.RawCell) {
        guard !range.isEmpty else { return }
        told = Array((told + line.key[range]).suffix(12_000))
        var place = range.lowerBound
        var label: Meanings?
        func add(_ end: Int) {
            let text = line.print(place..<end)
            place = end
            guard !text.isEmpty else { return }
            var part = cell
            part.text = text
            out.append(RawRow(paragraph: part))
        }
        while place < range.upperBound {
            if let end = endOfTitle(line, place, range.upperBound) ?? endOfYear(line, place) {
                add(end)
                label = nil
                continue
            }
            if let term = headTerm(line, place), term.end <= range.upperBound {
                let isNumber = line.has("(", at: term.end) && endOfNumber(line.key, term.end) != nil
                let end = isNumber ? term.end : min(range.upperBound, line.behindBracket(term.end))
                label = term.meanings
                if line.has(":", at: end) {
                    // The label and its value are one paragraph.
                    add(endOfValue(line, end + 1, range.upperBound, label))
                } else {
                    add(end)
                }
                continue
            }
            add(endOfValue(line, place, range.upperBound, label))
        }
    }

    private func headTerm(_ line: GluedLine, _ place: Int) -> (meanings: Meanings, end: Int)? {
        var at = place
        if line.has("其中:", at: at) { at += 7 }
        if line.has("*", at: at) { at += 1 }
        if line.isDigit(at), let end = endOfNumber(line.key, at), end < line.count { at = end }
        let term = line.term(at: at) {
            $0.label != nil || $0.money != nil || $0.amount != nil || $0.group != nil || $0.block != nil
        }
        // 目标1： numbers an item.
        guard let term, !(line.isDigit(term.end) && line.has(":", at: term.end + 1)) else { return nil }
        return term
    }

    /// Where the value that begins at a place ends: at the next label that does not stand inside a sentence.
    private func endOfValue(_ line: GluedLine, _ start: Int, _ limit: Int, _ label: Meanings?) -> Int {
        if label?.label == .projectAttribute {
            var place = start
            while place < min(limit, start + 24) {
                if line.has("项目", at: place) { return place + 6 }
                place = line.next(place)
            }
        }
        // The full marks and the score: `10098.83`.
        if label?.label == .total, line.has("100", at: start), line.isDigit(start + 3) { return start + 3 }
        let isText = label?.label?.announcesText ?? false
        var isSentence = isText
        var place = line.isDigit(start) ? endOfAmount(line, start, limit) : start
        if place > start, place < limit, headTerm(line, place) != nil { return place }
        while place < limit {
            let next = line.next(place)
            if line.has("，", at: place) || line.has(",", at: place) && !line.isDigit(place + 1) { isSentence = true }
            let endsSentence = line.has("。", at: place) || line.has("；", at: place)
            if endsSentence { isSentence = false }
            place = next
            guard place < limit, !isSentence, place - start >= 3 else { continue }
            if isText && !endsSentence { continue }
            if let term = headTerm(line, place), term.end - place >= 12 || line.has(":", at: term.end) { return place }
            if endOfTitle(line, place, limit) != nil, endsSentence { return place }
        }
        return limit
    }

    /// Behind a number and its per cent sign.
    private func endOfAmount(_ line: GluedLine, _ start: Int, _ limit: Int) -> Int {
        guard let (_, end) = leadingNumber(line.key[start..<limit]) else { return start }
        return line.has("%", at: end) ? end + 1 : end
    }

    private func endOfTitle(_ line: GluedLine, _ start: Int, _ limit: Int) -> Int? {
        var place = start
        while place < min(limit, start + 150) {
            if line.has("表", at: place), TitleReading(line.print(start..<place + 3)) != nil {
                let end = place + 3
                let behind = line.behindBracket(end)
                return behind > end && firstYear(line.word(end..<behind)) != nil ? behind : end
            }
            if line.has("。", at: place) || line.has(":", at: place) || line.has("%", at: place)
                || line.sign(at: place).map({ $0.isMark || $0.end - place > 6 }) ?? false
            {
                return nil
            }
            place = line.next(place)
        }
        return nil
    }

    private func endOfYear(_ line: GluedLine, _ start: Int) -> Int? {
        let end = line.behindBracket(start)
        return end > start && yearLine(line.word(start..<end)) != nil ? end : nil
    }

    // MARK: Rows

    private func index(_ role: ColumnRole) -> Int? { columns.firstIndex { $0.column == role } }

    /// Whether the table ends at a place: at a label of another part of the form, or at the next title.
    private func isEnd(_ line: GluedLine, _ place: Int) -> Bool {
        if endOfTitle(line, place, line.count) != nil { return true }
        guard let term = line.term(at: place, where: { $0.label != nil }), term.meanings.level1 == nil,
            term.meanings.level2 == nil, let label = term.meanings.label
        else { return false }
        if rosterCount > 0 { return label == .other && line.has(":", at: line.behindBracket(term.end)) }
        return label != .projectAttribute && label != .money && label != .projectTerm
    }

    private struct Target {
        var at: Int
        /// 定量, 定性.
        var type: Range<Int>?
        var sign: Range<Int>?
        var number: Range<Int>?
        var unit: Range<Int>?
        /// The whole of what says the target.
        var end: Int
    }

    /// Reads the row at a place and tells the place behind it.
    private mutating func readRow(_ line: GluedLine, _ start: Int, _ cell: RawRow.RawCell) -> Int? {
        guard let name = index(.name) ?? index(.content),
            let value = index(.value) ?? index(.standard) ?? index(.actual)
        else { return nil }
        var cells: [(column: Int, range: Range<Int>)] = []
        var place = start
        if rosterCount > 0 {
            place = rosterEnd(line, start)
            cells += rosterCells(line, start..<place)
        }
        var levels: [(column: Int?, range: Range<Int>)] = []
        func level(_ first: Bool) -> Range<Int>? {
            levelTerm(line, place, first: first).map { place..<line.behindBracket($0) }
        }
        var known = level1
        if let first = level(true) {
            place = first.upperBound
            if let second = level(false) {
                levels = [(index(.level1), first), (index(.level2), second)]
                known = line.word(first)
                place = second.upperBound
            } else if levelTerm(line, first.lowerBound, first: false) != nil, level1?.hasPrefix("产出") ?? false,
                line.has("成本", at: first.lowerBound)
            {
                levels = [(index(.level2), first)]
            } else {
                levels = [(index(.level1), first)]
                known = line.word(first)
            }
        } else if let second = level(false) {
            levels = [(index(.level2), second)]
            place = second.upperBound
        }
        let found = target(line, place, line.count)
        // A name that is a level's word too: 读者满意度.
        if let found, found.at - place < 9, let last = levels.popLast() { place = last.range.lowerBound }
        guard var target = found, target.at > place else {
            guard rosterCount > 0, !cells.isEmpty, hasLines else { return nil }
            // A body's own line above its projects.
            add(cells, line, cell)
            return line.count
        }
        level1 = known
        for level in levels { if let column = level.column { cells.append((column, level.range)) } }
        var nameEnd = target.at
        if let past = index(.lastYear), past > name, past < value, target.sign == nil, target.number != nil,
            let second = number(line, target.end, target.end), second.unit != nil
        {
            // Last year's value and this year's, without a sign between.
            cells.append((past, target.at..<target.end))
            target = second
        } else if let past = index(.lastYear), past > name, past < value, let cut = lastYear(line, place..<target.at) {
            cells.append((past, cut..<nameEnd))
            nameEnd = cut
        }
        cells.append((name, place..<nameEnd))
        let types = columns.indices.filter { columns[$0].column == .type }
        if let type = types.first, let word = target.type { cells.append((type, word)) }
        if let number = target.number {
            let from = target.sign?.lowerBound ?? number.lowerBound
            let unit = index(.unit)
            let signed = target.type == nil ? types.first : types.dropFirst().first
            if let type = signed, let sign = target.sign, unit != nil {
                cells.append((type, sign))
                cells.append((value, number))
            } else {
                cells.append((value, from..<(unit == nil ? target.end : number.upperBound)))
            }
            if let unit, let range = target.unit { cells.append((unit, range)) }
        } else {
            cells.append((value, (target.type?.upperBound ?? target.at)..<target.end))
        }
        let end = hasLines ? line.count : nextRow(line, target.end)
        cells += rest(line, target.end..<end, types.dropFirst().first)
        add(cells, line, cell)
        return end
    }

    /// Where last year's value begins that ends a range: `94.5%` of `视频监控完好率94.5%`.
    private func lastYear(_ line: GluedLine, _ range: Range<Int>) -> Int? {
        var place = range.lowerBound + 9
        while place < range.upperBound {
            if line.isDigit(place), !line.isDigit(place - 1), line.isStart(place) {
                let end = line.date(at: place) ?? number(line, place, place)?.end
                if end == range.upperBound { return place }
            }
            place += 1
        }
        return nil
    }

    /// Behind a level at a place: its whole name, or at least four characters of it.
    private func levelTerm(_ line: GluedLine, _ place: Int, first: Bool) -> Int? {
        line.term(at: place) { first ? $0.level1 != nil : $0.level2 != nil }.flatMap { term in
            line.word(place..<term.end).hasSuffix("指标") || term.end - place >= 12 ? term.end : nil
        }
    }

    /// The first target at or behind a place.
    private func target(_ line: GluedLine, _ start: Int, _ limit: Int) -> Target? {
        let hasType = index(.type) != nil
        var place = start
        var bare: Target?
        var isSentence = false
        while place < min(limit, start + 240) {
            if line.has("。", at: place) || line.has("；", at: place) { break }
            if line.has(",", at: place) { isSentence = true }
            if let sign = line.sign(at: place), sign.isMark || sign.end - place >= 6 {
                return number(line, place, sign.end)
            }
            if hasType, place > start,
                ["定量", "定性", "正向", "反向"].contains(where: { (word: StaticString) in line.has(word, at: place) })
            {
                var end = place + 6
                if line.has("指标", at: end) { end += 6 }
                if let sign = line.sign(at: end) {
                    var found = number(line, end, sign.end)
                    found?.at = place
                    found?.type = place..<end
                    return found
                }
                if line.has("定性", at: place) {
                    return Target(at: place, type: place..<end, end: endOfWords(line, end))
                }
            }
            if place > start + 6 {
                if let end = line.date(at: place), endsTime(line, place) { return Target(at: place, end: end) }
                if builder.vocabulary.beginsQuality(at: place, in: line.key), endsAspect(line, place) {
                    let found = Target(at: place, end: endOfWords(line, place))
                    if line.has(")", at: found.end - 1) { return found }
                    bare = bare ?? found
                }
                if bare != nil, levelTerm(line, place, first: true) ?? levelTerm(line, place, first: false) != nil {
                    break
                }
                if bare == nil, !isSentence, line.isDigit(place), !line.isDigit(place - 1),
                    let found = number(line, place, place),
                    found.unit != nil
                {
                    bare = found
                }
            }
            place = line.next(place)
        }
        return bare
    }

    private func number(_ line: GluedLine, _ at: Int, _ start: Int) -> Target? {
        guard let (_, end) = leadingNumber(line.key[start...]) else { return nil }
        var target = Target(at: at, number: start..<end, end: end)
        if start > at { target.sign = at..<start }
        if let found = builder.units.longestPrefix(of: line.key, at: end) {
            var behind = end + found.length
            // 人 of 人年内.
            let unit = line.word(end..<behind)
            if unit.hasSuffix("年") || unit.hasSuffix("月"), unit.count > 3,
                line.has("内", at: behind) || line.has("末", at: behind) || line.has("度", at: behind)
                    || line.has("均", at: behind) || line.has("底", at: behind) || line.has("平", at: behind),
                builder.units.unit(unit.dropping(last: 3)) != nil
            {
                behind -= 3
            }
            if line.has("/10万", at: behind) { behind += 6 } else if line.has("/万", at: behind) { behind += 4 }
            target.unit = end..<behind
            target.end = behind
        }
        for word in ["及以上", "以上", "以内", "以下", "之内"] as [StaticString] where line.has(word, at: target.end) {
            target.end += word.utf8CodeUnitCount
        }
        return target
    }

    private func endsTime(_ line: GluedLine, _ place: Int) -> Bool {
        ["时间", "日期", "期限", "时限", "进度", "节点"].contains { (word: StaticString) in
            line.has(word, at: place - word.utf8CodeUnitCount)
        }
    }

    private func endsAspect(_ line: GluedLine, _ place: Int) -> Bool {
        [
            "等级", "程度", "水平", "能力", "情况", "作用", "影响", "机制", "环境", "质量", "状况", "意识", "效果", "条件", "率",
            "度", "性", "力", "制度", "体系", "形象", "秩序",
        ].contains { (word: StaticString) in line.has(word, at: place - word.utf8CodeUnitCount) }
    }

    /// Behind a target in words: behind the scale in brackets, or before what cannot belong to it.
    private func endOfWords(_ line: GluedLine, _ start: Int) -> Int {
        var place = start
        while place < line.count {
            if line.has("(", at: place), let close = line.key[place...].prefix(120).firstIndex(of: UInt8(ascii: ")")) {
                return close + 1
            }
            if line.isDigit(place) || line.has("无", at: place) || line.has("√", at: place) { break }
            if place > start,
                levelTerm(line, place, first: true) ?? levelTerm(line, place, first: false) != nil
                    || isEnd(line, place) || standard(line, place) != nil
            {
                break
            }
            place = line.next(place)
        }
        return place
    }

    private func standard(_ line: GluedLine, _ place: Int) -> Int? {
        for word in ["预算支出标准", "行业标准", "历史标准", "计划标准", "国家标准", "地方标准", "其他标准"] as [StaticString]
        where line.has(word, at: place) { return place + word.utf8CodeUnitCount }
        return nil
    }

    private static let texts: [ColumnRole] = [.explanation, .content, .basis, .standard, .remark, .deviation]

    /// Where no line ends a row: the place at which the next one begins, or the table ends.
    private func nextRow(_ line: GluedLine, _ start: Int) -> Int {
        var place = start
        var isFree = true
        while place < line.count {
            if levelTerm(line, place, first: true) ?? levelTerm(line, place, first: false) != nil {
                let behind = levelTerm(line, place, first: true) ?? levelTerm(line, place, first: false) ?? place
                let follows = levelTerm(line, behind, first: false) != nil
                if follows || target(line, behind, line.count).map({ $0.at > behind }) ?? false {
                    if rosterCount > 0 {
                        let open = behindNumbers(line, start, place)
                        if line.characters(open..<place) >= 12 { return open }
                    }
                    return place
                }
            }
            if isFree, isEnd(line, place) { return place }
            if line.key[place] == UInt8(ascii: "*") || line.term(at: place, where: { $0.column == .level1 }) != nil,
                line.heading(at: place) != nil
            {
                return place
            }
            if place - start > 9, let sign = line.sign(at: place), sign.isMark {
                return nameStart(line, start, place)
            }
            isFree =
                line.isDigit(place) || line.has("%", at: place) || line.has("。", at: place) || line.has("√", at: place)
                || line.has(")", at: place) || line.has("准", at: place) || line.has("标", at: place)
                || line.has("成", at: place)
            place = line.next(place)
        }
        return line.count
    }

    /// Behind the numbers, units and closed words that a row ends with.
    private func behindNumbers(_ line: GluedLine, _ start: Int, _ end: Int) -> Int {
        var place = start
        while place < end {
            if let number = leadingNumber(line.key[place..<end]) {
                place = number.1
                if let unit = builder.units.longestPrefix(of: line.key, at: place) { place += unit.length }
            } else if let behind = standard(line, place) {
                place = behind
            } else if ["√", "/", "-", "%", "无", "反向指标", "正向指标", "已达成", "部分达成", "未达成", "达成"].contains(where: {
                (word: StaticString) in line.has(word, at: place)
            }) {
                place =
                    line.has("反向指标", at: place) || line.has("正向指标", at: place) || line.has("部分达成", at: place)
                    ? place + 12 : line.next(place)
            } else {
                break
            }
        }
        return place
    }

    /// Where a name begins that ends at `end`, behind the last row's open texts.
    private func nameStart(_ line: GluedLine, _ start: Int, _ end: Int) -> Int {
        let place = behindNumbers(line, start, end)
        let value = index(.value) ?? 0
        let open = columns.indices.contains { i in
            i > value && columns[i].column.map(GluedText.texts.contains) ?? false && columns[i].column != .remark
                && !(columns[i].column == .standard && index(.explanation) == nil)
        }
        guard open else { return place }
        // Behind the last mark that ends a text.
        var cut: Int?
        var i = place
        while i < end {
            let next = line.next(i)
            if ["。", "%", "止", "）", ")"].contains(where: { (word: StaticString) in line.has(word, at: i) })
                || line.has("值", at: i) && line.has("分", at: i - 3) || line.has("分", at: i) && line.has("扣", at: i - 3)
                || line.has("分", at: i) && line.has("得", at: i - 3)
                || line.has("准", at: i) && line.has("为", at: i - 3)
            {
                if line.characters(next..<end) >= 4 { cut = next }
            }
            i = next
        }
        if let cut { return cut }
        // The longest end that the form's goals have in their words.
        i = place
        while i < end, line.characters(i..<end) >= 4 {
            if contains(told, line.key[i..<end]) { return i }
            i = line.next(i)
        }
        // Behind the first word that may end a text.
        i = line.next(place)
        while i < end, line.characters(i..<end) >= 5 {
            let ends = ["数", "率", "量", "额", "积", "度", "长", "次", "期", "日", "间", "元"].contains { (word: StaticString) in
                line.has(word, at: i - 3)
            }
            if ends, line.characters(place..<i) >= 5 { cut = i }
            i = line.next(i)
        }
        return cut ?? place
    }

    private func contains(_ bytes: [UInt8], _ word: ArraySlice<UInt8>) -> Bool {
        Text(bytes: bytes).contains(Text(word))
    }

    /// What stands behind a row's target: results, weights and texts. What cannot be told apart goes to no column.
    private func rest(
        _ line: GluedLine, _ range: Range<Int>, _ direction: Int?
    ) -> [(column: Int, range: Range<Int>)] {
        var cells: [(column: Int, range: Range<Int>)] = []
        var place = range.lowerBound
        let value = max(index(.value) ?? 0, index(.unit) ?? 0)
        func later(_ role: ColumnRole) -> Int? { index(role).flatMap { $0 > value ? $0 : nil } }
        if index(.unit) == nil {
            for role in [ColumnRole.actual, .forecast] {
                guard let column = later(role), line.isDigit(place), let found = number(line, place, place),
                    found.unit != nil, found.end <= range.upperBound
                else { continue }
                cells.append((column, place..<found.end))
                place = found.end
            }
        }
        let numbers = [ColumnRole.actual, .forecast, .weight, .score].compactMap(later).filter { column in
            !cells.contains { $0.column == column }
        }.sorted()
        var end = place
        while end < range.upperBound, line.isDigit(end) || (line.has(".", at: end) && line.isDigit(end + 1)) {
            end += 1
        }
        if end > place {
            if numbers.count == 1 {
                cells.append((numbers[0], place..<end))
            } else if numbers.count == 2, let cut = onlyCut(line, place..<end) {
                cells.append((numbers[0], place..<cut))
                cells.append((numbers[1], cut..<end))
            } else {
                cells.append((columns.count + 100, place..<end))
            }
            place = end
        }
        if let direction, line.has("正向", at: place) || line.has("反向", at: place) {
            let end = min(range.upperBound, place + (line.has("指标", at: place + 6) ? 12 : 6))
            cells.append((direction, place..<end))
            place = end
        }
        if let column = later(.standard), let end = standard(line, place) {
            cells.append((column, place..<end))
            place = end
        }
        guard place < range.upperBound else { return cells }
        let texts = columns.indices.filter { i in
            i > value && columns[i].column.map(GluedText.texts.contains) ?? false
                && !cells.contains { $0.column == i } && columns[i].column != .remark
        }
        let only = texts.count == 1 && !line.has("√", at: place) ? texts[0] : columns.count + 101
        return cells + [(only, place..<range.upperBound)]
    }

    /// Where digits are a weight and a score not above it in one way only.
    private func onlyCut(_ line: GluedLine, _ range: Range<Int>) -> Int? {
        var found: Int?
        for cut in range.dropFirst() {
            let (first, second) = (line.word(range.lowerBound..<cut), line.word(cut..<range.upperBound))
            guard !first.hasSuffix("."), !second.hasPrefix("."),
                !first.hasPrefix("0"), !(second.hasPrefix("0") && second.count > 1 && !second.hasPrefix("0.")),
                let weight = Number(first), let score = Number(second), score <= weight, weight <= Number(100)
            else { continue }
            if found != nil { return nil }
            found = cut
        }
        return found
    }

    // MARK: One project a group of rows

    /// Where the levels begin in a line that a project's own cells may begin.
    private func rosterEnd(_ line: GluedLine, _ start: Int) -> Int {
        var place = start
        while place < line.count {
            if let first = levelTerm(line, place, first: true), levelTerm(line, first, first: false) != nil {
                return place
            }
            if place == start, levelTerm(line, place, first: false) != nil { return place }
            if !hasLines, place > start, isEnd(line, place) { return start }
            place = line.next(place)
        }
        return hasLines && target(line, start, line.count) == nil ? line.count : start
    }

    private func rosterCells(_ line: GluedLine, _ range: Range<Int>) -> [(column: Int, range: Range<Int>)] {
        guard !range.isEmpty else { return [] }
        func column(_ holds: (Meanings) -> Bool) -> Int? { columns[..<rosterCount].firstIndex(where: holds) }
        var cells: [(column: Int, range: Range<Int>)] = []
        var place = range.lowerBound
        // 661001-某某服务中心: the code and the body.
        var i = place
        while line.isDigit(i) { i += 1 }
        if i > place, line.has("-", at: i), let body = column({ $0.label == .body || $0.label == .reportedBy }) {
            var end: Int?
            while i < range.upperBound, !line.isDigit(i) {
                i = line.next(i)
                if end == nil || line.has("局", at: i - 3), isBodyName(line.word(place..<i)),
                    line.characters(place..<i) > 8
                {
                    let more = ["局", "中心", "站", "院", "馆", "所", "厅", "校", "队"].contains { (word: StaticString) in
                        line.has(word, at: i - word.utf8CodeUnitCount)
                    }
                    if more { end = i }
                }
            }
            if let end {
                cells.append((body, place..<end))
                place = end
            }
        }
        i = place
        while i < range.upperBound, !line.isDigit(i) { i = line.next(i) }
        if i > place, let name = column({ $0.label == .projectName }) { cells.append((name, place..<i)) }
        let money = amountEnd(line, i, range.upperBound)
        if money > i, let sum = column({ $0.money != nil || $0.amount != nil || $0.label == .money }) {
            cells.append((sum, i..<money))
        }
        if money < range.upperBound,
            let goal = column({ $0.label == .objectiveAnnual || $0.label == .objective || $0.label == .objectiveLong })
        {
            cells.append((goal, money..<range.upperBound))
        }
        return cells
    }

    /// Behind an amount that a text with a year may follow: `2,997,270` of `2,997,2702023年`.
    private func amountEnd(_ line: GluedLine, _ start: Int, _ limit: Int) -> Int {
        var i = start
        while i < limit, line.isDigit(i) { i += 1 }
        var grouped = false
        while line.has(",", at: i), (1...3).allSatisfy({ line.isDigit(i + $0) }) {
            i += 4
            grouped = true
        }
        if line.has(".", at: i), line.isDigit(i + 1), line.isDigit(i + 2) { return i + 3 }
        if !grouped, line.has("年", at: i), i - start > 4 { return i - 4 }
        return min(i, limit)
    }
}
