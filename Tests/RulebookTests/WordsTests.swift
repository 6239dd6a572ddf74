import Basics
import Forms
import Testing

@testable import Rulebook

@Suite("Numbers and marks in words")
struct WordsTests {
    @Test(
        "A number in words counts, or is a time, a rank or part of a name",
        arguments: [
            ("完成23项重点工作", [PrintedNumber.Kind.count]), ("2026年完成23项", [.time, .count]), ("30天", [.time]),
            ("前2名", [.rank]),
            ("达到5A级", [.name]), ("PM2.5浓度", [.name]), ("“1+N”预案", [.name]), ("2023.07-2024.01", [.time]),
            ("202001-202012", [.time]), ("2026/10/20前", [.time]), ("1600人、200人", [.count, .count]),
            ("200-300人", [.count]),
            ("１２月底前", [.time]), ("2.5%", [.count]), ("3年级", [.name]),
        ])
    func kinds(text: String, kinds: [PrintedNumber.Kind]) {
        #expect(printedNumbers(in: Text(text)).map(\.kind) == kinds)
    }

    @Test(
        "Words beside a number bind it",
        arguments: [
            ("培训3000人次以上", true), ("不低于95%", true), ("控制在200万元以内", true), ("规模以上企业30家", false), ("完成23项", false),
            ("约5.5万人次", false), ("1600人以上、200人", false),
        ])
    func operators(text: String, bound: Bool) {
        #expect(OperatorWords.standard.bound(Text(text)) == bound)
    }

    @Test(
        "Marks of a template are told from words that hold the same letters",
        arguments: [
            ("建成20XX年项目", "20XX"), ("覆盖**个村", "**"), ("XX工程建设数量", "XX"), ("时间待定", "待定"), ("XXL号服装", nil),
            ("X光机购置", nil),
            ("★受益村数量", nil), ("1.5*2米展板", nil),
        ])
    func placeholders(text: String, mark: String?) {
        #expect(Placeholders.standard.inside(Text(text))?.string == mark)
    }

    @Test("A dash is a blank, and 无 is a target where accidents are counted")
    func wholes() {
        let marks = Placeholders.standard
        #expect(marks.whole(Text("—"), of: Text("培训人次")) == nil)
        #expect(marks.whole(Text("无"), of: Text("重大安全事故")) == nil)
        #expect(marks.whole(Text("无"), of: Text("培训人次"))?.string == "无")
        #expect(marks.whole(Text("#REF!"))?.string == "#REF!")
    }
}
