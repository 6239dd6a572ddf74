import Basics

extension Form {
    /// The words at a place, as printed; empty where it is blank. nil where the form has no such place, or it holds no one value.
    public func words(at path: Path) -> Text? {
        let i = path.index ?? -1
        switch path.field {
        case .title: return title ?? Text()
        case .body: return body ?? Text()
        case .reportedBy: return reportedBy ?? Text()
        case .moneyUnit: return moneyUnit ?? Text()
        case .duties: return duties.indices.contains(i) ? duties[i] : nil
        case .objectives:
            guard objectives.indices.contains(i) else { return nil }
            return path.leaf == .actual ? objectives[i].actual ?? Text() : objectives[i].text
        case .tasks: return tasks.indices.contains(i) ? tasks[i].words(at: path) : nil
        case .budget:
            guard budget.indices.contains(i), let leaf = path.leaf else { return nil }
            if leaf == .label { return budget[i].label }
            return budget[i].columns.contains(leaf) ? Form.printed(budget[i][leaf]) : nil
        case .indicators:
            guard indicators.indices.contains(i), let leaf = path.leaf else { return nil }
            return indicators[i].words(at: leaf)
        default: return nil
        }
    }

    /// Puts other words at a place.
    /// - Returns: false, and nothing is changed, where the form has no such place or the words are none that it can hold.
    public mutating func put(_ words: Text, at path: Path) -> Bool {
        guard self.words(at: path) != nil else { return false }
        let blank = words.isEmpty ? nil : words
        let i = path.index ?? -1
        switch path.field {
        case .title: title = blank
        case .body: body = blank
        case .reportedBy: reportedBy = blank
        case .moneyUnit: moneyUnit = blank
        case .duties: duties[i] = words
        case .objectives:
            if path.leaf == .actual { objectives[i].actual = blank } else { objectives[i].text = words }
        case .tasks: return tasks[i].put(words, at: path)
        case .budget:
            if path.leaf == .label {
                budget[i].label = words
                return true
            }
            guard let leaf = path.leaf, let number = Form.number(words) else { return false }
            budget[i][leaf] = number.value
        case .indicators:
            guard let leaf = path.leaf else { return false }
            return indicators[i].put(words, at: leaf)
        default: return false
        }
        return true
    }

    static func printed(_ number: Number?) -> Text { number.map { Text($0.description) } ?? Text() }

    /// A number, or a blank that stands for none.
    struct Blankable {
        var value: Number?
    }

    /// The number that words are, blank as none; nil where they are no number.
    static func number(_ words: Text) -> Blankable? {
        if words.isEmpty { return Blankable(value: nil) }
        return Number(words).map { Blankable(value: $0) }
    }
}

extension WorkTask {
    fileprivate func words(at path: Path) -> Text? {
        switch path.leaf {
        case .name: name
        case .items: path.leafIndex.flatMap { items.indices.contains($0) ? items[$0] : nil }
        case .funding: Form.printed(funding)
        case .expected: expected ?? Text()
        default: nil
        }
    }

    fileprivate mutating func put(_ words: Text, at path: Path) -> Bool {
        switch path.leaf {
        case .name: name = words
        case .items:
            guard let k = path.leafIndex else { return false }
            items[k] = words
        case .funding:
            guard let number = Form.number(words) else { return false }
            funding = number.value
        default: expected = words.isEmpty ? nil : words
        }
        return true
    }
}

extension Indicator {
    fileprivate func words(at leaf: Field) -> Text? {
        switch leaf {
        case .level1: level1 ?? Text()
        case .level2: level2 ?? Text()
        case .name: name
        case .operator: comparison.map { Text($0.rawValue) } ?? Text()
        case .value: Form.printed(value)
        case .text: text
        case .unit: unit ?? Text()
        case .weight: Form.printed(weight)
        case .standard: standard ?? Text()
        case .explanation: explanation ?? Text()
        case .basis: basis ?? Text()
        case .remark: remark ?? Text()
        case .lastYear: lastYear ?? Text()
        case .actualText: actualText ?? Text()
        case .forecast: forecast ?? Text()
        case .score: Form.printed(score)
        case .deviation: deviation ?? Text()
        default: nil
        }
    }

    fileprivate mutating func put(_ words: Text, at leaf: Field) -> Bool {
        let blank = words.isEmpty ? nil : words
        switch leaf {
        case .level1: level1 = blank
        case .level2: level2 = blank
        case .name: name = words
        case .operator:
            guard let blank else {
                comparison = nil
                return true
            }
            guard let sign = Comparison.allCases.first(where: { Text($0.rawValue) == blank }) else { return false }
            if let old = comparison { swap(old, for: sign) }
            comparison = sign
            nature = .quantitative
        case .value: return putValue(words)
        case .text:
            text = words
            if let number = Number(words) { value = number }
        case .unit:
            // The value's own words keep to it where they end in the old one.
            if let old = unit, !old.isEmpty, text.hasSuffix(old), value != nil {
                text = text.dropping(last: old.count)
                text.append(words)
            }
            unit = blank
        case .standard: standard = blank
        case .explanation: explanation = blank
        case .basis: basis = blank
        case .remark: remark = blank
        case .lastYear: lastYear = blank
        case .actualText:
            actualText = blank
            actual = Number(words)
        case .forecast: forecast = blank
        case .deviation: deviation = blank
        case .weight, .score:
            guard let number = Form.number(words) else { return false }
            if leaf == .weight { weight = number.value } else { score = number.value }
        default: return false
        }
        return true
    }

    /// The sign in the value's own words, where they begin with it.
    private mutating func swap(_ old: Comparison, for new: Comparison) {
        let sign = Text(old.rawValue)
        guard text.hasPrefix(sign) else { return }
        text = Text(new.rawValue) + text.dropping(first: sign.count)
    }

    private mutating func putValue(_ words: Text) -> Bool {
        guard let number = Form.number(words) else { return false }
        let old = Form.printed(value)
        // The words are changed where they hold the number once; where they do not, they become the number.
        if let at = old.isEmpty ? nil : text.firstIndex(of: old), text.firstIndex(of: old, from: at + 1) == nil {
            text = text[0..<at] + words + text.dropping(first: at + old.count)
        } else {
            text = words
        }
        value = number.value
        return true
    }
}

extension Text {
    fileprivate static func + (a: Text, b: Text) -> Text {
        var out = a
        out.append(b)
        return out
    }
}
