import Basics

/// An exact fraction, in lowest terms: a sum is rounded once, at its end.
struct Ratio: Hashable, Sendable {
    let numerator: Int128
    /// Above 0.
    let denominator: Int128

    /// nil where `denominator` is 0.
    private init?(_ numerator: Int128, over denominator: Int128) {
        guard denominator != 0, numerator != .min, denominator != .min else { return nil }
        let common = Ratio.common(numerator.magnitude, denominator.magnitude)
        let sign: Int128 = denominator < 0 ? -1 : 1
        self.numerator = numerator / common * sign
        self.denominator = denominator / common * sign
    }

    init(_ number: Number) {
        var scale: Int128 = 1
        for _ in 0..<number.scale { scale *= 10 }
        let common = Ratio.common(number.coefficient.magnitude, scale.magnitude)
        numerator = number.coefficient / common
        denominator = scale / common
    }

    private static func common(_ a: UInt128, _ b: UInt128) -> Int128 {
        var (x, y) = (a, b)
        while y != 0 { (x, y) = (y, x % y) }
        // The greatest common divisor of two numbers within the range is within it.
        return Int128(clamping: max(x, 1))
    }

    // Every operation gives nil where the result is out of range.

    func plus(_ other: Ratio) -> Ratio? {
        let a = numerator.multipliedReportingOverflow(by: other.denominator)
        let b = other.numerator.multipliedReportingOverflow(by: denominator)
        let below = denominator.multipliedReportingOverflow(by: other.denominator)
        let above = a.partialValue.addingReportingOverflow(b.partialValue)
        guard !a.overflow, !b.overflow, !below.overflow, !above.overflow else { return nil }
        return Ratio(above.partialValue, over: below.partialValue)
    }

    func times(_ other: Ratio) -> Ratio? {
        let above = numerator.multipliedReportingOverflow(by: other.numerator)
        let below = denominator.multipliedReportingOverflow(by: other.denominator)
        guard !above.overflow, !below.overflow else { return nil }
        return Ratio(above.partialValue, over: below.partialValue)
    }

    var negated: Ratio? { Ratio(-numerator, over: denominator) }

    /// nil for 0 too.
    var inverse: Ratio? { Ratio(denominator, over: numerator) }

    var magnitude: Ratio? { numerator < 0 ? negated : self }

    /// nil where the two cannot be compared within the range.
    func isLess(than other: Ratio) -> Bool? {
        let a = numerator.multipliedReportingOverflow(by: other.denominator)
        let b = other.numerator.multipliedReportingOverflow(by: denominator)
        return a.overflow || b.overflow ? nil : a.partialValue < b.partialValue
    }

    /// To `decimals` places, half away from zero.
    func rounded(_ decimals: Int) -> Number? {
        var scale: Int128 = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = numerator.multipliedReportingOverflow(by: scale)
        guard !scaled.overflow else { return nil }
        let (quotient, rest) = scaled.partialValue.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
        let up = rest >= denominator.magnitude - rest ? quotient + 1 : quotient
        guard let whole = Int128(exactly: up) else { return nil }
        return Number(coefficient: scaled.partialValue < 0 ? -whole : whole, scale: decimals)
    }
}
