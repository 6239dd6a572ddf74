import Basics
import Testing

@testable import Library

@Suite("Lexicon") struct LexiconTests {
    let lexicon = Lexicon.standard

    func counted(_ name: String) -> CountedNoun? { lexicon.counted(in: lexicon.mark(Text(name))) }

    @Test("Every list has a bit of its own")
    func bits() {
        var seen: Set<UInt128> = []
        for list in WordList.allCases {
            let bit = WordLists(list).rawValue
            #expect(bit != 0)
            #expect(seen.insert(bit).inserted, "\(list)")
        }
    }

    @Test("A not- list takes back the words it meets")
    func opposites() {
        #expect(lexicon.mark(Text("第一")).has(.rank))
        #expect(!lexicon.mark(Text("第一书记驻村")).has(.rank))
        #expect(lexicon.mark(Text("力争达到25亿元")).has(.stretch))
        #expect(!lexicon.mark(Text("争取资金到位")).has(.stretch))
    }

    @Test("A shape holds any run for … and any number for N")
    func shapes() {
        #expect(lexicon.mark(Text("以省统计局公布的数据为准")).isWhole(.evidenceSource))
        #expect(lexicon.mark(Text("较上年提升５％")).has(.notVague))
        let rank = lexicon.mark(Text("考核位列全省前12名"))
        #expect(rank.hits(of: .rank).contains { rank.text($0.start..<$0.end) == Text("前12名") })
    }

    @Test("Heads, tails and whole phrases count only in their place")
    func forms() {
        #expect(lexicon.mark(Text("提升治理水平")).begins(with: .sloganVerb))
        #expect(lexicon.mark(Text("明显")).isWhole(.vague))
        #expect(!lexicon.mark(Text("明显处设牌")).isWhole(.vague))
    }

    @Test("The longest noun at the end is what a name counts")
    func nouns() {
        #expect(counted("新建普通高级中学")?.word == Text("普通高级中学"))
        #expect(counted("学校维修数量")?.word == Text("学校"))
        #expect(counted("学校维修数量")?.isCertain == true)
        #expect(counted("造林成活率")?.noun?.role == .share)
        #expect(counted("公民素质水平") == nil)
        #expect(counted("") == nil)
    }

    @Test("A text of any bytes is searched without harm")
    func anyBytes() {
        for bytes: [UInt8] in [
            [0xFF], [0xE4, 0xB8], [0xF0, 0x9F, 0x98, 0x80], [0x28, 0x29], Array("（（）1.2.3,,".utf8),
        ] {
            let marked = lexicon.mark(Text(bytes: bytes))
            #expect(lexicon.counted(in: marked) == nil)
        }
    }
}

@Suite("Dates and periods") struct PeriodTests {
    @Test(
        "Dates and periods are known as they are printed",
        arguments: [
            "2023.07-2024.01", "2021年12月31日", "2025年年底前", "5月底前", "全年", "202001-202012", "第三季度", "2026年9月",
            "2026-12-31",
            "1-12月", "2026年1—12月", "12月31日前完成", "2024年1月至2024年12月", "年底前",
        ])
    func known(_ text: String) {
        #expect(PeriodParser.isDateOrPeriod(Text(text)))
    }

    @Test(
        "Numbers and other words are no dates",
        arguments: ["", "30", "98%", "3个月", "及时", "5.12", "前", "46387", "3-5次"])
    func others(_ text: String) {
        #expect(!PeriodParser.isDateOrPeriod(Text(text)))
    }

    @Test("Years, months and days are read")
    func parts() {
        #expect(
            PeriodParser.dates(in: Text("2026年9月30日前，10月底验收")).map { [$0.year ?? 0, $0.month ?? 0, $0.day ?? 0] } == [
                [2026, 9, 30], [0, 10, 0],
            ])
        #expect(PeriodParser.dates(in: Text("20211231")).first?.day == 31)
        #expect(PeriodParser.dates(in: Text("2021.13")).isEmpty)
    }
}
