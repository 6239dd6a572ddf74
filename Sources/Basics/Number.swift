/// An exact decimal number: no binary rounding ever shows (0.1 + 0.2 is 0.3).
///
/// Amounts and target values have at most eighteen significant digits; text with more is no number to `init(_:)`. Sums of such
/// numbers are exact; a result outside the range stays at its end instead of trapping.
public struct Number: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The value is `coefficient` × 10^-`scale`; without trailing zeros, so that equal numbers are equal values.
    public let coefficient: Int128
    public let scale: Int

    static let greatestScale = 18
    static let greatestCoefficient: Int128 = 10_000_000_000_000_000_000_000_000_000_000_000_000

    public init(_ whole: Int) { self.init(coefficient: Int128(whole), scale: 0) }

    /// `coefficient` × 10^-`scale`, with `scale` from 0 to 18.
    public init(coefficient: Int128, scale: Int) {
        var c = coefficient
        var s = scale
        while s > Number.greatestScale {
            c /= 10
            s -= 1
        }
        while s > 0 && c % 10 == 0 {
            c /= 10
            s -= 1
        }
        self.coefficient = min(max(c, -Number.greatestCoefficient), Number.greatestCoefficient)
        self.scale = c == 0 ? 0 : s
    }

    /// Reads `-?digits[.digits]`, all of it and nothing else; nil for anything more, for no digit and for over eighteen digits.
    public init?(_ digits: some Sequence<UInt8>) {
        var c: Int128 = 0
        var scale = 0
        var count = 0
        var seen = false
        var point = false
        var negative = false
        var first = true
        var last: UInt8 = 0
        for byte in digits {
            defer {
                first = false
                last = byte
            }
            switch byte {
            case UInt8(ascii: "-") where first: negative = true
            case UInt8(ascii: "+") where first: break
            case UInt8(ascii: ".") where !point && seen: point = true
            case 0x30...0x39:
                seen = true
                if c != 0 || byte != 0x30 { count += 1 }
                if point { scale += 1 }
                guard count <= 18, scale <= Number.greatestScale else { return nil }
                c = c * 10 + Int128(byte - 0x30)
            default: return nil
            }
        }
        guard seen, last != UInt8(ascii: ".") else { return nil }
        self.init(coefficient: negative ? -c : c, scale: scale)
    }

    public init?(_ string: String) { self.init(Array(string.utf8)) }
    public init?(_ text: Text) { self.init(text.bytes) }

    public static let zero = Number(0)

    private static func power(_ n: Int) -> Int128 {
        var p: Int128 = 1
        for _ in 0..<n { p *= 10 }
        return p
    }

    private static func aligned(_ a: Number, _ b: Number) -> (Int128, Int128, Int) {
        if a.scale == b.scale { return (a.coefficient, b.coefficient, a.scale) }
        let s = max(a.scale, b.scale)
        return (raised(a.coefficient, s - a.scale), raised(b.coefficient, s - b.scale), s)
    }

    private static func raised(_ c: Int128, _ by: Int) -> Int128 {
        let (value, overflow) = c.multipliedReportingOverflow(by: power(by))
        return overflow ? (c < 0 ? -greatestCoefficient : greatestCoefficient) : value
    }

    public static func < (a: Number, b: Number) -> Bool {
        let (x, y, _) = aligned(a, b)
        return x < y
    }

    public static func + (a: Number, b: Number) -> Number {
        let (x, y, s) = aligned(a, b)
        let (sum, overflow) = x.addingReportingOverflow(y)
        return Number(coefficient: overflow ? (x < 0 ? -greatestCoefficient : greatestCoefficient) : sum, scale: s)
    }

    public static prefix func - (a: Number) -> Number { Number(coefficient: -a.coefficient, scale: a.scale) }
    public static func - (a: Number, b: Number) -> Number { a + -b }

    public static func * (a: Number, b: Number) -> Number {
        let (product, overflow) = a.coefficient.multipliedReportingOverflow(by: b.coefficient)
        guard !overflow, a.scale + b.scale <= 36 else {
            return Number(
                coefficient: (a < .zero) == (b < .zero) ? greatestCoefficient : -greatestCoefficient, scale: 0)
        }
        return Number(coefficient: product, scale: a.scale + b.scale)
    }

    /// The quotient to `decimals` places, half away from zero; nil where `divisor` is 0.
    public func divided(by divisor: Number, decimals: Int) -> Number? {
        guard divisor.coefficient != 0 else { return nil }
        let (x, y, _) = Number.aligned(self, divisor)
        let scaled = Number.raised(x, decimals)
        let half = y.magnitude / 2
        let quotient = Int128((scaled.magnitude + half) / y.magnitude)
        return Number(coefficient: (scaled < 0) != (y < 0) ? -quotient : quotient, scale: decimals)
    }

    /// Rounded to `decimals` places, half away from zero.
    public func rounded(_ decimals: Int) -> Number {
        guard scale > decimals else { return self }
        let p = Number.power(scale - decimals)
        let half = p / 2
        let c = coefficient < 0 ? (coefficient - half) / p : (coefficient + half) / p
        return Number(coefficient: c, scale: decimals)
    }

    public var magnitude: Number { coefficient < 0 ? -self : self }
    public var isWhole: Bool { scale == 0 }

    /// The value as an `Int`, where it is whole and fits one.
    public var whole: Int? { scale == 0 ? Int(exactly: coefficient) : nil }

    /// Plain digits, with a point where there are decimals: `1208.03`.
    public var description: String {
        guard scale > 0 else { return String(coefficient) }
        var digits = String(coefficient.magnitude)
        if digits.count <= scale { digits = String(repeating: "0", count: scale - digits.count + 1) + digits }
        digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
        return coefficient < 0 ? "-" + digits : digits
    }
}
