import Basics

/// 计量单位: one unit of measure.
public struct MeasuringUnit: Sendable, Hashable {
    /// The usual spelling: `平方米` of `㎡`.
    public let canonical: Text
    public let kind: UnitKind
    /// One of it is `scale` ÷ `divisor` of `base`: 1 亩 is 2000 ÷ 3 m². nil where it has no size (grades, dates).
    public let scale: Number?
    public let divisor: Number
    public let base: Text
    /// Whether it counts most things (个, 项, 次), not only some (辆, 座).
    public let isGeneral: Bool
    /// Whether it may follow a number in the value cell.
    public let mayFollowNumber: Bool
    /// Whether it says a period that the row does not (个/月).
    public let saysPeriod: Bool
    /// Whether it is a size without its noun (万).
    public let isTruncated: Bool
    /// What stands above the line of a compound unit: 元 of 元/人; nil for a simple one.
    public let numerator: Text?

    /// Whether an amount in this unit and one in `other` can be compared.
    public func isComparable(with other: MeasuringUnit) -> Bool {
        scale != nil && other.scale != nil && base == other.base && !base.isEmpty
    }

    /// `amount` of this unit in its base unit, to nine decimals.
    public func inBase(_ amount: Number) -> Number? {
        guard let scale else { return nil }
        return (amount * scale).divided(by: divisor, decimals: 9)
    }
}

/// All units that forms use, by every spelling.
public struct Units: Sendable {
    public static let standard = Units(DataFile.units.table)

    private var all: [MeasuringUnit] = []
    private var spellings = ByteTrie()

    init(_ table: DataTable) {
        guard let spelling = table.column("spelling"), let canonical = table.column("canonical"),
            let kind = table.column("kind"), let scale = table.column("scale"), let base = table.column("base"),
            let breadth = table.column("breadth"), let bare = table.column("bare"), let notes = table.column("notes")
        else { return }
        all.reserveCapacity(table.rows.count)
        for row in table.rows {
            guard let known = UnitKind(word: row[kind]) else { continue }
            let fraction = row[scale].split(at: UInt8(ascii: "/"))
            let unit = MeasuringUnit(
                canonical: row[canonical], kind: known, scale: fraction.first.flatMap { Number($0) },
                divisor: fraction.count > 1 ? Number(fraction[1]) ?? Number(1) : Number(1), base: row[base],
                isGeneral: row[breadth] == "general", mayFollowNumber: row[bare] == "yes",
                saysPeriod: row[notes].contains("unit-compound"),
                isTruncated: known == .none && row[notes].contains("unit-truncated"),
                numerator: Units.numerator(of: row[canonical], known))
            let key = Normal.form(of: row[spelling].bytes)
            guard !key.isEmpty else { continue }
            if spellings.add(key, Int32(all.count)) { all.append(unit) }
        }
    }

    private static func numerator(of canonical: Text, _ kind: UnitKind) -> Text? {
        switch kind {
        case .moneyPer, .perPeriod, .perThing: canonical.split(at: UInt8(ascii: "/")).first
        default: nil
        }
    }

    // MARK: Looking up

    /// The unit that a whole cell spells, whatever the width of its letters and its blanks; compound units (元/人·月) are taken
    /// apart. nil where it spells none.
    public func unit(_ text: Text) -> MeasuringUnit? { unit(normal: Normal.form(of: text.bytes)) }

    /// The same for bytes in normal spelling.
    public func unit(normal bytes: [UInt8]) -> MeasuringUnit? {
        guard !bytes.isEmpty, bytes.count <= 96 else { return nil }
        return exact(bytes[...]) ?? compound(bytes) ?? inBrackets(bytes)
    }

    /// The longest unit that begins at byte `offset` of a text as printed, and its length in bytes there; compound units too.
    /// With `afterNumber`, only units that may follow a number.
    public func longestPrefix(of bytes: [UInt8], at offset: Int, afterNumber: Bool = true) -> (
        unit: MeasuringUnit, length: Int
    )? {
        guard offset >= 0, let (first, end) = simplePrefix(bytes, offset, afterNumber) else { return nil }
        var best = first
        var bestEnd = end
        var spelling = Normal.form(of: Array(bytes[offset..<end]))
        // What follows a stroke is a denominator: 元/人·月.
        for _ in 0..<3 {
            guard bestEnd < bytes.count else { break }
            let (value, length) = decodeScalar(bytes, bestEnd)
            guard value == 0x2F || value == 0xFF0F || value == 0x6BCF || (best.numerator != nil && value == 0xB7),
                let (_, next) = simplePrefix(bytes, bestEnd + length, false)
            else { break }
            spelling += Normal.form(of: Array(bytes[bestEnd..<next]))
            guard let whole = unit(normal: spelling) else { break }
            best = whole
            bestEnd = next
        }
        return (best, bestEnd - offset)
    }

    private func simplePrefix(_ bytes: [UInt8], _ offset: Int, _ afterNumber: Bool) -> (MeasuringUnit, Int)? {
        var node = ByteTrie.root
        var i = offset
        var found: (MeasuringUnit, Int)?
        var scratch: [UInt8] = []
        while i < bytes.count {
            let (value, length) = decodeScalar(bytes, i)
            scratch.removeAll(keepingCapacity: true)
            Normal.append(value, to: &scratch)
            for byte in scratch {
                guard let next = spellings.step(node, byte) else { return found }
                node = next
            }
            i += length
            if !scratch.isEmpty, let at = spellings.value(node), !afterNumber || all[at].mayFollowNumber {
                found = (all[at], i)
            }
        }
        return found
    }

    private func exact(_ bytes: ArraySlice<UInt8>) -> MeasuringUnit? {
        spellings.find(bytes).map { all[$0] }
    }

    private func inBrackets(_ bytes: [UInt8]) -> MeasuringUnit? {
        guard bytes.count > 2, bytes.first == UInt8(ascii: "("), bytes.last == UInt8(ascii: ")") else { return nil }
        return unit(normal: Array(bytes[1..<bytes.count - 1]))
    }

    // MARK: Compound units

    /// NUM/DEN(·DEN), NUM每DEN and 每DEN每DEN NUM: the thing before the time.
    private func compound(_ bytes: [UInt8]) -> MeasuringUnit? {
        var parts = Units.parts(bytes)
        guard parts.count >= 2, parts.count <= 4 else { return nil }
        if bytes.starts(with: "每".utf8), let last = parts.popLast() {
            // 每人每月元: the last part may be glued to its denominator.
            if let (denominator, numerator) = cut(last) {
                parts = [numerator] + parts + [denominator]
            } else {
                parts.insert(last, at: 0)
            }
        }
        guard let above = exact(parts[0]), above.scale != nil, above.numerator == nil else { return nil }
        var below: [MeasuringUnit] = []
        for part in parts.dropFirst() {
            guard let unit = exact(part), unit.numerator == nil, unit.kind != .none, unit.kind != .share else {
                return nil
            }
            below.append(unit)
        }
        let times = below.filter { $0.kind == .time }
        let things = below.filter { $0.kind != .time }
        // 座/处 names two words for one thing; 个/村 is so many in each.
        if above.kind == .thing, things.count == 1, times.isEmpty, things[0].kind == .thing,
            !Units.isPlace(things[0].canonical)
        {
            return above
        }
        var canonical = above.canonical
        canonical.append(0x2F)
        for (i, unit) in (things + times).enumerated() {
            if i > 0 { canonical.append(0xB7) }
            canonical.append(unit.canonical)
        }
        let kind: UnitKind =
            above.kind == .money ? .moneyPer : things.isEmpty ? .perPeriod : .perThing
        var base = above.base
        base.append(canonical.dropping(first: above.canonical.count))
        return MeasuringUnit(
            canonical: canonical, kind: kind, scale: above.scale, divisor: above.divisor, base: base, isGeneral: false,
            mayFollowNumber: true, saysPeriod: kind == .perPeriod, isTruncated: false, numerator: above.canonical)
    }

    private func cut(_ part: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
        var at = part.startIndex + 1
        while at < part.endIndex {
            if part[at] & 0xC0 != 0x80, exact(part[..<at]) != nil, let after = exact(part[at...]), after.kind == .money
            {
                return (part[..<at], part[at...])
            }
            at += 1
        }
        return nil
    }

    private static func isPlace(_ canonical: Text) -> Bool {
        canonical == "村" || canonical == "乡镇" || canonical == "县" || canonical == "社区" || canonical == "校"
            || canonical == "企业" || canonical == "班" || canonical == "户" || canonical == "床" || canonical == "镇"
            || canonical == "乡" || canonical == "床位"
    }

    /// The parts between strokes, dots and 每; brackets left out.
    private static func parts(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = 0
        var i = 0
        func end(_ at: Int) { if at > start { parts.append(bytes[start..<at]) } }
        while i < bytes.count {
            let (value, length) = decodeScalar(bytes, i)
            switch value {
            case 0x2F, 0xB7, 0x2E, 0x2A, 0x3001, 0x6BCF, 0x28, 0x29:
                end(i)
                start = i + length
            default: break
            }
            i += length
        }
        end(bytes.count)
        return parts
    }
}
