import Basics
import Foundation
import Rulebook
import Testing

@testable import Publishing

@Suite("Pages of the rules")
struct RulePagesTests {
    @Test(
        "Every page tells what, why, whether it corrects, its examples, how mature it is, and its sources",
        arguments: Language.allCases)
    func complete(_ language: Language) throws {
        let pages = RulePages(.standard)
        for rule in Rulebook.standard.rules {
            let page = pages.page(of: rule, Appearance(width: 200, language: language))
            let markdown = pages.markdown([rule], language)
            let data = try #require(pages.json([rule])["rules"]?.elements.first)
            let maturity =
                rule.maturity == .stable ? ["稳定", "stable"] : ["试行", "preview"]
            for text in [page, markdown] {
                #expect(text.contains(rule.name), "\(rule.name)")
                #expect(text.contains(maturity[language == .zh ? 0 : 1]), "\(rule.name)")
                #expect(text.contains(language == .zh ? "可直接更正：" : "Corrections: "), "\(rule.name)")
                for source in rule.sources {
                    // The title stands between the number and the article.
                    let number = source.range(of: " 第").map { source[..<$0.lowerBound] } ?? source[...]
                    #expect(text.contains(number), "\(rule.name): \(source)")
                }
            }
            #expect(markdown.contains(rule.what[language]) && markdown.contains(rule.why[language]), "\(rule.name)")
            for example in rule.examples { #expect(markdown.contains(example.note[language]), "\(rule.name)") }
            #expect(data["maturity"]?.stringValue == rule.maturity.rawValue)
            let told = (data["examples"]?.elements ?? []).filter { $0["told"]?.elements.isEmpty == false }
            #expect(told.count == rule.examples.filter { !$0.expected.isEmpty }.count, "\(rule.name)")
        }
    }

    @Test("The index lists every rule once, under its aspect")
    func index() {
        let index = RulePages(.standard).index()
        for rule in Rulebook.standard.rules {
            #expect(index.components(separatedBy: "](\(rule.name).md)").count == 2, "\(rule.name)")
        }
        #expect(
            index.split(separator: "\n").filter { $0.hasPrefix("| [") }.allSatisfy { line in
                line.filter { $0 == "|" }.count - line.components(separatedBy: "\\|").count + 1 == 6
            })
    }

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
