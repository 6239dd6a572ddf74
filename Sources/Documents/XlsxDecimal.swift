/// A stored number as an exact decimal: `coefficient` × 10^`exponent`, with a sign.
struct XlsxDecimal: Equatable {
    private(set) var isNegative = false
    private(set) var coefficient: UInt64 = 0
    private(set) var exponent = 0

    var isZero: Bool { coefficient == 0 }

    /// Reads `-12.5`, `1E-3` and the like. A number with a point or an exponent is rounded to fifteen significant digits: that is
    /// what Excel keeps, and the digits behind are noise of binary arithmetic (92.09999999999999 is 92.1). A whole number is taken
    /// to the last digit. Nil for what is no number, or one too large or small to be written out.
    init?(_ bytes: [UInt8]) {
        var i = 0
        var digits = 0
        var dropped = 0
        var seen = false
        var point = false
        var isWhole = true
        if i < bytes.count, bytes[i] == 0x2D || bytes[i] == 0x2B {
            isNegative = bytes[i] == 0x2D
            i += 1
        }
        loop: while i < bytes.count {
            switch bytes[i] {
            case 0x30...0x39:
                seen = true
                if digits < 19 {
                    coefficient = coefficient * 10 + UInt64(bytes[i] - 0x30)
                    if coefficient != 0 { digits += 1 }
                    if point { exponent -= 1 }
                } else {
                    dropped += 1
                    if !point { exponent += 1 }
                }
            case 0x2E where !point:
                point = true
                isWhole = false
            default: break loop
            }
            i += 1
        }
        guard seen else { return nil }
        if i < bytes.count {
            guard bytes[i] | 0x20 == 0x65, let power = XlsxDecimal.power(bytes[(i + 1)...]) else { return nil }
            exponent += power
            isWhole = false
        }
        if isWhole {
            guard dropped == 0 else { return nil }
        } else {
            round()
        }
        while coefficient != 0, coefficient % 10 == 0 {
            coefficient /= 10
            exponent += 1
        }
        if coefficient == 0 {
            exponent = 0
            isNegative = false
        }
        guard abs(exponent) <= 330 else { return nil }
    }

    private static func power(_ bytes: ArraySlice<UInt8>) -> Int? {
        var digits = bytes
        let negative = digits.first == 0x2D
        if negative || digits.first == 0x2B { digits = digits.dropFirst() }
        guard !digits.isEmpty, digits.count <= 4, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return negative ? -value : value
    }

    private mutating func round() {
        let limit: UInt64 = 1_000_000_000_000_000
        var unit: UInt64 = 1
        while coefficient / unit >= limit { unit *= 10 }
        guard unit > 1 else { return }
        let (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: unit)
        coefficient = quotient + (rest >= unit / 2 ? 1 : 0)
        while unit > 1 {
            exponent += 1
            unit /= 10
        }
    }

    /// The number times 10^`places`.
    func shifted(_ places: Int) -> XlsxDecimal {
        var result = self
        if !isZero { result.exponent += places }
        return result
    }

    /// Plain digits, with at least so many decimals.
    func plain(decimals: Int = 0) -> [UInt8] {
        var out: [UInt8] = isNegative ? [0x2D] : []
        let digits = Array(String(coefficient).utf8)
        let behind = max(0, -exponent)
        if exponent >= 0 {
            out += digits
            out += repeatElement(0x30, count: exponent)
        } else if digits.count > behind {
            out += digits[..<(digits.count - behind)]
        } else {
            out.append(0x30)
        }
        guard behind > 0 || decimals > 0 else { return out }
        out.append(0x2E)
        if behind > digits.count { out += repeatElement(0x30, count: behind - digits.count) }
        if behind > 0 { out += digits[max(0, digits.count - behind)...] }
        if decimals > behind { out += repeatElement(0x30, count: decimals - behind) }
        return out
    }

    /// As a binary number, where that is near enough: for days and times.
    var double: Double { Double(String(decoding: plain(), as: UTF8.self)) ?? 0 }
}
