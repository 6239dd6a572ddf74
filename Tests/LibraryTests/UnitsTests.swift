import Basics
import Testing

@testable import Library

@Suite("Units") struct UnitsTests {
    func canonical(_ spelling: String) -> String? { Units.standard.unit(Text(spelling))?.canonical.string }

    @Test("Every spelling of a unit is the unit")
    func spellings() {
        #expect(canonical("％") == "%")
        #expect(canonical("㎡") == "平方米")
        #expect(canonical(" 人 次 ") == "人次")
        #expect(canonical("人/次") == "人次")
        #expect(canonical("（个）") == "个")
        #expect(canonical("标准") == nil)
        #expect(canonical("") == nil)
    }

    @Test("Compound units are taken apart: the thing stands before the time")
    func compounds() {
        #expect(canonical("元/月·人") == "元/人·月")
        #expect(canonical("万元/套·年") == "万元/套·年")
        #expect(canonical("每户每月元") == "元/户·月")
        #expect(Units.standard.unit(Text("万元/套·年"))?.kind == .moneyPer)
        #expect(Units.standard.unit(Text("篇/月"))?.kind == .perPeriod)
        #expect(Units.standard.unit(Text("座/处"))?.kind == .thing)
    }

    @Test("A mu is two thousand thirds of a square metre")
    func scales() {
        let mu = Units.standard.unit(Text("亩"))
        #expect(mu?.inBase(Number(3)) == Number(2000))
        #expect(mu.map { Units.standard.unit(Text("公顷"))?.isComparable(with: $0) } == true)
    }

    @Test("The longest unit after a number is found, with its denominator")
    func prefixes() {
        let bytes = Array("120平方米以上".utf8)
        let square = Units.standard.longestPrefix(of: bytes, at: 3)
        #expect(square?.unit.canonical == Text("平方米"))
        #expect(square?.length == 9)
        let money = Units.standard.longestPrefix(of: Array("元／人·月，".utf8), at: 0)
        #expect(money?.unit.canonical == Text("元/人·月"))
        #expect(money?.length == "元／人·月".utf8.count)
        #expect(Units.standard.longestPrefix(of: bytes, at: 99) == nil)
    }
}
