import Basics
import Forms
import Library

/// A number as a form states it for a row: `37条`, `≥95%`, `1,208.03`.
struct StatedValue: Equatable {
    let value: Number
    /// What stands behind the number, in normal spelling; empty where nothing does.
    let unit: Text

    /// nil where anything else than a sign, one number and at most a short unit stands there.
    init?(_ text: Text) {
        var rest = Normal.form(of: text.bytes)[...]
        for sign in StatedValue.signs where rest.starts(with: sign) {
            rest = rest.dropFirst(sign.count)
            break
        }
        var digits: [UInt8] = []
        while let byte = rest.first {
            let isSign = byte == UInt8(ascii: "-") && digits.isEmpty
            if (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || isSign {
                digits.append(byte)
            } else if byte != UInt8(ascii: ",") || digits.isEmpty {
                break
            }
            rest = rest.dropFirst()
        }
        guard let value = Number(digits), rest.count <= 24, !rest.contains(where: { (0x30...0x39).contains($0) }) else {
            return nil
        }
        self.value = value
        unit = Text(rest)
    }

    private static let signs = ["≥", "≤", ">=", "<=", "≧", "≦", ">", "<", "="].map { Array($0.utf8) }

    /// The value in the unit of the row.
    func value(for row: Indicator, _ units: Units) -> Result<Number, UnknownError> {
        if unit.isEmpty { return checkingScale(of: value, row, units) }
        guard let printed = row.unit else { return .failure(.init(.unitsDiffer)) }
        if Normal.form(of: printed) == unit { return .success(value) }
        guard let own = units.unit(unit), let other = units.unit(printed) else { return .failure(.init(.unitsDiffer)) }
        if own.canonical == other.canonical { return .success(value) }
        guard own.isComparable(with: other), let base = own.inBase(value), let one = other.inBase(Number(1)),
            let converted = base.divided(by: one, decimals: 9)
        else { return .failure(.init(.unitsDiffer)) }
        return .success(converted)
    }

    /// A bare 0.96 against 95 % may be either.
    private func checkingScale(of value: Number, _ row: Indicator, _ units: Units) -> Result<Number, UnknownError> {
        if let target = row.value, value > .zero, value <= Number(1), target > Number(2),
            row.unit.flatMap({ units.unit($0) })?.kind == .share
        {
            return .failure(.init(.scaleInDoubt))
        }
        return .success(value)
    }
}

struct UnknownError: Error {
    let reason: Unknown
    init(_ reason: Unknown) { self.reason = reason }
}

extension Indicator {
    /// 完成值 in the unit of the target; nil where it is no number or does not compare.
    public func comparableActual(_ units: Units = .standard) -> Number? {
        try? stated(actualText, actual, units).get()
    }

    /// 全年预计完成情况 in the unit of the target, where it is a number.
    public func comparableForecast(_ units: Units = .standard) -> Number? {
        try? stated(forecast, nil, units).get()
    }

    func stated(_ text: Text?, _ number: Number?, _ units: Units) -> Result<Number, UnknownError> {
        guard let text, !text.isEmpty else {
            return number.map { .success($0) } ?? .failure(.init(.noActual))
        }
        guard let stated = StatedValue(text) else { return .failure(.init(.noActual)) }
        return stated.value(for: self, units)
    }
}
