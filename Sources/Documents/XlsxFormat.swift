import Basics

/// A number format, as far as it tells what a number is: a percentage, a day, or an amount with words beside it.
///
/// Rounding, thousands separators, colours and currency signs are looks, and are not followed: an amount is an amount.
struct XlsxFormat: Equatable, Sendable {
    /// One to four: for positive numbers, negative ones, zero, and text.
    private var sections: [XlsxFormatSection] = []

    static let general = XlsxFormat()

    private init() {}

    /// - Parameter code: as the workbook states it, `#,##0.00;[Red]-#,##0.00`.
    init(code: Text) { sections = XlsxFormatSection.split(code) }

    /// The formats that every workbook has without stating them; 27–36 and 50–58 as in Chinese editions.
    init(builtIn id: Int) {
        switch id {
        case 9: self.init(code: Text("0%"))
        case 10: self.init(code: Text("0.00%"))
        case 14, 15, 30, 31: self.init(code: Text("yyyy-mm-dd"))
        case 16, 28, 29, 51, 53, 54, 58: self.init(code: Text("mm-dd"))
        case 17, 27, 36, 50, 52, 57: self.init(code: Text("yyyy-mm"))
        case 18...21, 32...35, 45, 47, 55, 56: self.init(code: Text("hh:mm:ss"))
        case 22: self.init(code: Text("yyyy-mm-dd hh:mm"))
        case 46: self.init(code: Text("[h]:mm:ss"))
        default: self.init()
        }
    }

    /// A stored number as a person sees it.
    struct Shown: Equatable {
        var text: Text
        /// The plain number, where `text` shows another.
        var stored: Text?
        var traits: CellTraits
    }

    func show(_ number: XlsxDecimal, date1904: Bool) -> Shown {
        let plain = Text(bytes: number.plain())
        guard let section = section(for: number) else { return Shown(text: plain, traits: .numeric) }
        if let shape = section.date {
            guard let words = shape.words(days: number, date1904: date1904) else {
                return Shown(text: plain, traits: .numeric)
            }
            return Shown(text: Text(bytes: words), stored: plain, traits: .date)
        }
        if section.showsNothing { return Shown(text: plain, traits: [.numeric, .hidden]) }
        let text = section.words(number)
        return Shown(text: text, stored: text == plain ? nil : plain, traits: .numeric)
    }

    private func section(for number: XlsxDecimal) -> XlsxFormatSection? {
        // A section with a condition of its own is not looked up by sign.
        if sections.count < 2 || sections.contains(where: { $0.hasCondition }) { return sections.first }
        if number.isNegative { return sections[1] }
        return number.isZero && sections.count > 2 ? sections[2] : sections[0]
    }
}
