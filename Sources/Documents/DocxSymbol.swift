import Basics

/// Characters that Word stores as a place in a symbol font (`w:sym`), given as what they show.
enum DocxSymbol {
    /// The character for a code in a font. Symbol fonts hold their glyphs at U+F000 and after, or as plain bytes; a glyph that is
    /// not known stays as it is coded, so that it is not lost.
    static func character(_ code: UInt32, font: Text) -> UInt32 {
        let byte = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code
        guard byte < 0x100 else { return code }
        if font == "Symbol" { return symbol(byte) ?? code }
        if font == "Wingdings" { return wingdings(byte) ?? code }
        if font == "Wingdings 2" { return wingdings2(byte) ?? code }
        return code < 0x20 ? 0xFFFD : code
    }

    private static func symbol(_ byte: UInt32) -> UInt32? {
        switch byte {
        case 0x2D: return 0x2D
        case 0x20, 0x21, 0x23, 0x25, 0x26, 0x28, 0x29, 0x2B, 0x2C, 0x2E...0x3F, 0x5B, 0x5D, 0x5F, 0x7B...0x7D:
            return byte
        case 0x61: return 0x3B1  // α
        case 0x62: return 0x3B2  // β
        case 0x6D: return 0x3BC  // μ
        case 0xA3: return 0x2264  // ≤
        case 0xA5: return 0x221E  // ∞
        case 0xB0: return 0xB0  // °
        case 0xB1: return 0xB1  // ±
        case 0xB3: return 0x2265  // ≥
        case 0xB4: return 0xD7  // ×
        case 0xB7: return 0x2022  // •
        case 0xB8: return 0xF7  // ÷
        case 0xB9: return 0x2260  // ≠
        case 0xBB: return 0x2248  // ≈
        case 0xBC: return 0x2026  // …
        case 0xD6: return 0x221A  // √
        case 0xE5: return 0x2211  // ∑
        default: return nil
        }
    }

    private static func wingdings(_ byte: UInt32) -> UInt32? {
        switch byte {
        case 0x6C: return 0x25CF  // ●
        case 0x6E: return 0x25A0  // ■
        case 0x6F, 0x70, 0x71, 0x72, 0xA8: return 0x2610  // ☐
        case 0x75: return 0x25C6  // ◆
        case 0xAB: return 0x2605  // ★
        case 0xD8: return 0x27A2  // ➢
        case 0xFB: return 0x2717  // ✗
        case 0xFC: return 0x2713  // ✓
        case 0xFD: return 0x2612  // ☒
        case 0xFE: return 0x2611  // ☑
        default: return nil
        }
    }

    private static func wingdings2(_ byte: UInt32) -> UInt32? {
        switch byte {
        case 0x4F, 0x51, 0x54: return 0x2612  // ☒
        case 0x50: return 0x2713  // ✓
        case 0x52, 0x53: return 0x2611  // ☑
        case 0x2A, 0xA3: return 0x2610  // ☐
        default: return nil
        }
    }
}
