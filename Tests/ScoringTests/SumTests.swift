import Basics
import Testing

@testable import Scoring

@Suite("Sums")
struct SumTests {
    private func sum(_ term: Term, _ decimals: Int = 2, inPercent: Bool = false) -> Sum? {
        Sum(term, decimals: decimals, inPercent: inPercent)
    }

    private func number(_ text: String) -> Term { .number(Number(text) ?? .zero) }

    @Test("A third times three is one: nothing is rounded on the way")
    func exact() {
        let third = Term.quotient(number("1"), number("3"))
        #expect(sum(.product(third, number("3")))?.value == Number(1))
        #expect(sum(.product(third, number("3")))?.isRounded == false)
        #expect(sum(third)?.value == Number("0.33"))
        #expect(sum(third)?.isRounded == true)
    }

    @Test("Halves go up", arguments: [("0.125", "0.13"), ("0.135", "0.14"), ("-0.125", "-0.13"), ("0.1249", "0.12")])
    func halves(_ pair: (String, String)) {
        #expect(sum(number(pair.0))?.value == Number(pair.1))
    }

    @Test("What divides by 0 or is out of range has no result")
    func undefined() {
        #expect(sum(.quotient(number("1"), number("0"))) == nil)
        let large = Term.number(Number(coefficient: 9_999_999_999_999_999_999_999_999_999_999_999_999, scale: 0))
        #expect(sum(.product(large, large)) == nil)
        #expect(Computed(.product(large, large)) == .unknown(.outOfRange))
        #expect(Computed(.quotient(number("1"), number("0"))).wording.zh.hasPrefix("算不出"))
    }

    @Test("The breakdown prints its operands, with brackets where they are needed")
    func printed() {
        let attainment = Term.quotient(
            .named(.actual, Number("93.6") ?? .zero), .named(.target, Number("96.5") ?? .zero))
        let score = Term.product(.named(.weight, Number(12)), .least(attainment, number("1")))
        #expect(sum(score)?.wording.zh == "分值 12 × min(完成 93.6 ÷ 目标 96.5, 1) ≈ 11.64")
        #expect(sum(score)?.wording.en == "weight 12 × min(actual 93.6 ÷ target 96.5, 1) ≈ 11.64")
        let mean = Term.quotient(.total([number("1"), number("2")]), .difference(number("5"), number("1")))
        #expect(sum(mean)?.wording.zh == "(1 + 2) ÷ (5 − 1) = 0.75")
        #expect(sum(.quotient(number("8"), .product(number("2"), number("2"))))?.wording.zh == "8 ÷ (2 × 2) = 2")
        #expect(sum(number("7.5"))?.wording.zh == "7.5")
        #expect(sum(.percent(Number(95)), inPercent: true)?.wording.zh == "95% = 95%")
    }
}
