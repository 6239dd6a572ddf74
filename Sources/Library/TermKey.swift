import Basics

/// The form of a term under which it is looked up: without blanks, full-width signs as ASCII, the traditional characters of the
/// headings as simplified ones, without the pinyin that some sites print behind them (`標(biāo)`).
public func termKey(_ text: Text) -> Text {
    let b = text.bytes
    // Most texts are their own key.
    var i = endOfPlain(b, 0)
    if i == b.count { return text }
    var out = Array(b[..<i])
    out.reserveCapacity(b.count)
    var afterHan = i > 0 && b[i - 1] >= 0x80
    while i < b.count {
        let (value, length) = decodeScalar(b, i)
        if isBlank(value) {
            i += length
        } else if value == 0x28 || value == 0xFF08, afterHan, let end = endOfPinyin(b, i + length) {
            i = end
        } else {
            let folded = foldedScalar(value)
            appendScalar(folded, to: &out)
            afterHan = isHan(folded)
            i += length
        }
        let end = endOfPlain(b, i)
        if end > i {
            out.append(contentsOf: b[i..<end])
            afterHan = b[end - 1] >= 0x80
            i = end
        }
    }
    return Text(bytes: out)
}

/// The end of the characters from `start` on that a key keeps as they are: Chinese ones of the headings' script, letters, digits, signs.
private func endOfPlain(_ b: [UInt8], _ start: Int) -> Int {
    var i = start
    while i < b.count {
        let byte = b[i]
        if byte < 0x80 {
            // A bracket may hold the pinyin of the character before.
            guard byte > 0x20, byte != 0x28, byte != 0x7F else { return i }
            i += 1
        } else {
            guard byte >= 0xE4, byte <= 0xE9, i + 2 < b.count, b[i + 1] & 0xC0 == 0x80, b[i + 2] & 0xC0 == 0x80 else {
                return i
            }
            let value = Int(byte & 0x0F) << 12 | Int(b[i + 1] & 0x3F) << 6 | Int(b[i + 2] & 0x3F)
            guard value >= 0x4E00, simplified[value - 0x4E00] == 0 else { return i }
            i += 3
        }
    }
    return i
}

/// The offset behind `biāo)`, where Latin letters, one of them with a tone mark, stand up to a closing bracket.
private func endOfPinyin(_ b: [UInt8], _ start: Int) -> Int? {
    var i = start
    var toned = false
    while i < b.count, i - start < 16 {
        let (value, length) = decodeScalar(b, i)
        switch value {
        case 0x61...0x7A: break
        case 0xE0...0xFC, 0x101...0x1DC: toned = true
        case 0x29, 0xFF09: return toned ? i + length : nil
        default: return nil
        }
        i += length
    }
    return nil
}

/// Full-width forms as ASCII; the other dashes, dots and quotes of the same meaning as one.
public func foldedScalar(_ value: UInt32) -> UInt32 {
    switch value {
    case 0..<0x80: return value
    case 0xFF01...0xFF5E: return value - 0xFEE0
    case 0x3014, 0xFE59: return 0x28
    case 0x3015, 0xFE5A: return 0x29
    case 0xFE6A: return 0x25
    case 0xFE55, 0xA789, 0x2236: return 0x3A
    case 0x2010...0x2015, 0x2212: return 0x2D
    case 0x4E00..<0xA000:
        let other = simplified[Int(value - 0x4E00)]
        return other == 0 ? value : UInt32(other)
    default: return value
    }
}

/// The characters of headings and terms in the other script, by their place behind U+4E00. Names and texts are never converted.
private let simplified: [UInt16] = {
    let pairs =
        "標标級级經经濟济產产數数質质時时會会滿满務务對对權权備备項项單单預预執执類类幣币額额資资總总決决狀状態态環环續续響响層层無无門门職职責责間间釋释據据準准實实際际運运絕绝點点線线員员補补貼贴萬万評评價价異异況况計计劃划達达長长優优復复該该導导屬属構构範范圍围號号稱称寫写審审見见報报負负聯联繫系話话電电學学設设來来財财專专戶户績绩結结構构組组協协辦办動动業业縣县區区國国營营採采購购費费債债貸贷銀银轉转撥拨億亿測测農农處处關关參参與与個个種种係系階阶節节約约護护綜综過过還还進进遠远適适選选調调請请說说識识論论證证許许內内應应徵征擬拟擴扩斷断條条極极樣样機机權权減减爭争獎奖現现當当確确碼码積积穩稳籌筹簡简終终給给統统維维網网編编織织規规視视觀观記记變变貫贯車车軍军轄辖輸输遞递鎮镇開开隊队難难領领頭头頻频顧顾顯显風风養养體体黨党歷历邊边淨净"
    var table = [UInt16](repeating: 0, count: 0x5200)
    let scalars = Array(pairs.unicodeScalars)
    for i in stride(from: 0, to: scalars.count - 1, by: 2) {
        let place = Int(scalars[i].value) - 0x4E00
        if table.indices.contains(place) { table[place] = UInt16(scalars[i + 1].value) }
    }
    return table
}()
