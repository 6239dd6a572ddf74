import Basics
import Rulebook
import Testing

@testable import Publishing

@Suite("The pages of the rules")
struct RulePagesTests {
    private func sources(of name: String, _ language: Language) throws -> String {
        let rule = try #require(Rulebook.standard.rules.first { $0.name == name })
        let markdown = RulePages(.standard).markdown([rule], language)
        return try #require(markdown.split(separator: "\n").last.map(String.init))
    }

    @Test("A source whose text was not read is shown as such, beside one that was")
    func unverified() throws {
        #expect(
            try sources(of: "fund-total-missing", .zh)
                == "依据：财预〔2015〕88号《中央部门预算绩效目标管理办法》（未核对原文）；预算法实施条例 第6条")
        #expect(
            try sources(of: "fund-expense-sum", .en)
                == "Sources: 预算法实施条例 第6条")
    }

    @Test("A rule that rests on no document says so")
    func consistency() throws {
        #expect(try sources(of: "fund-nonneg", .zh) == "依据：表内应当一致")
        #expect(try sources(of: "fund-nonneg", .en) == "Sources: a form should agree with itself")
    }

    @Test("Programs are told the documents and how their text is known")
    func citations() throws {
        let rule = try #require(Rulebook.standard.rules.first { $0.name == "fund-total-missing" })
        let entry = try #require(RulePages(.standard).json([rule])["rules"]?.elements.first)
        let citations = try #require(entry["citations"]?.elements)
        #expect(citations.map { $0["text"]?.stringValue } == ["recalled", "verified"])
        #expect(citations.map { $0["date"]?.stringValue } == ["2015-05-21", "2020-08-03"])
    }
}
