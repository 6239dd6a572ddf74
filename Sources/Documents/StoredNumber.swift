import Basics
import Glibc

/// Numbers as a workbook stores them: the text of a binary number.
enum StoredNumber {
    /// The decimal that was meant: `92.09999999999999` is 92.1, `1E-3` is 0.001. Text that is no number stays as it is.
    static func plain(_ bytes: [UInt8]) -> Text {
        let digits = bytes.reduce(0) { (0x30...0x39).contains($1) ? $0 + 1 : $0 }
        if digits <= 15, !bytes.contains(UInt8(ascii: "E")), !bytes.contains(UInt8(ascii: "e")) {
            return Number(bytes).map { Text($0.description) } ?? Text(bytes: bytes)
        }
        var text = bytes.map { CChar(bitPattern: $0) }
        text.append(0)
        var end: UnsafeMutablePointer<CChar>?
        let (value, whole) = text.withUnsafeMutableBufferPointer { buffer -> (Double, Bool) in
            let value = strtod(buffer.baseAddress!, &end)
            return (value, end == buffer.baseAddress! + bytes.count)
        }
        guard whole, value.isFinite, value.magnitude < 1e18 else { return Text(bytes: bytes) }
        return decimal(value)
    }

    /// To fifteen significant digits, which is what a binary number holds, without an exponent.
    private static func decimal(_ value: Double) -> Text {
        guard value != 0 else { return Text("0") }
        let exponent = Int(floor(log10(value.magnitude)))
        let decimals = min(18, max(0, 14 - exponent))
        var buffer = [CChar](repeating: 0, count: 64)
        withVaList([Int32(decimals), value]) { _ = vsnprintf(&buffer, buffer.count, "%.*f", $0) }
        var bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        if bytes.contains(UInt8(ascii: ".")) {
            while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
            if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
        }
        return Text(bytes: bytes)
    }

    /// `2025-09-30` for 45930; nil where the number is no day since 1900.
    static func date(_ stored: Text, epoch1904: Bool) -> Text? {
        let whole = stored.bytes.prefix { $0 != UInt8(ascii: ".") }
        guard let serial = Int(String(decoding: whole, as: UTF8.self)), serial >= 1, serial < 2_958_466 else { return nil }
        // Day 60 of the 1900 epoch is a leap day that never was.
        let days = epoch1904 ? serial + 1_462 - 25_569 : serial > 60 ? serial - 25_569 : serial - 25_568
        let (year, month, day) = civil(days)
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        return Text("\(year)-\(two(month))-\(two(day))")
    }

    /// The day of the calendar `days` after 1970-01-01.
    private static func civil(_ days: Int) -> (Int, Int, Int) {
        let z = days + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let doe = z - era * 146_097
        let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
        let mp = (5 * doy + 2) / 153
        let month = mp < 10 ? mp + 3 : mp - 9
        return (yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1)
    }
}
