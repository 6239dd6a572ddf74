import Basics
import Foundation
import Testing

@Suite("Numbers")
struct NumberTests {
    @Test("A tenth and two tenths are three tenths")
    func exactSums() {
        #expect(Number("0.1").map { $0 + Number("0.2")! } == Number("0.3"))
        #expect(Number("1208.03")! - Number("1203.03")! == Number(5))
    }

    @Test("Equal numbers are equal values whatever their print", arguments: ["5", "5.0", "5.00", "05", "+5"])
    func oneValue(_ print: String) {
        #expect(Number(print) == Number(5))
        #expect(Number(print)?.description == "5")
    }

    @Test(
        "What is no plain number is none",
        arguments: ["", ".", "5.", "-", "1,000", "1e3", "５", "1.2.3", "1234567890123456789"])
    func refused(_ print: String) { #expect(Number(print) == nil) }

    @Test("Decimals keep their leading zeros")
    func description() {
        #expect(Number("0.05")?.description == "0.05")
        #expect(Number("-0.5")?.description == "-0.5")
        #expect(Number("100")?.description == "100")
    }

    @Test("Quotients round half away from zero, and none by zero")
    func quotients() {
        #expect(Number(529).divided(by: Number(568), decimals: 4) == Number("0.9313"))
        #expect(Number(1).divided(by: Number(8), decimals: 2) == Number("0.13"))
        #expect(Number(-1).divided(by: Number(8), decimals: 2) == Number("-0.13"))
        #expect(Number(1).divided(by: .zero, decimals: 2) == nil)
        #expect(Number("2.345")?.rounded(2) == Number("2.35"))
    }

    @Test("Sums of the greatest numbers end at the end of the range instead of trapping")
    func saturation() {
        let great = Number("999999999999999999")!
        var sum = great * great
        for _ in 0..<200 { sum = sum + sum }
        #expect(sum > great)
        #expect(-sum < Number(0))
    }

    @Test("Order follows the value")
    func order() {
        #expect(Number("9.9")! < Number(10))
        #expect(Number("-1")! < Number("0.01")!)
    }
}

@Suite("Texts")
struct TextTests {
    @Test("Searching finds words and their offsets in bytes")
    func searching() {
        let text = Text("满意度指标满意")
        #expect(text.contains("指标"))
        #expect(text.firstIndex(of: "满意", from: 1) == 15)
        #expect(!text.contains("指示"))
        #expect(text.hasPrefix("满意度") && text.hasSuffix("满意") && !text.hasSuffix("满意度"))
    }

    @Test("Trimming takes every kind of blank and nothing else")
    func trimming() {
        #expect(Text("\u{3000}\u{A0} a b\u{FEFF}\n").trimmed() == Text("a b"))
        #expect(Text(" \t ").trimmed().isEmpty)
    }

    @Test("Damaged bytes count as one character each and stop nothing")
    func damaged() {
        let text = Text(bytes: [0xE6, 0xBB, 0x61, 0xFF])
        #expect(text.scalars == [0xFFFD, 0xFFFD, 0x61, 0xFFFD])
    }

    @Test("Replacing replaces every place")
    func replacing() { #expect(Text("甲、乙、丙").replacing("、", with: "/") == Text("甲/乙/丙")) }
}

@Suite("JSON")
struct JSONTests {
    @Test("Keys keep their order, numbers their digits, control characters are escaped")
    func writing() {
        let value = JSON.object([
            .init("b", .number(Number("92.1"))), .init("a", .array([.null, .bool(true)])),
            .init("c", .string("行\n\u{1}\"")),
        ])
        #expect(
            String(decoding: value.bytes(pretty: false), as: UTF8.self)
                == #"{"b":92.1,"a":[null,true],"c":"行\n\u0001\""}"#)
    }

    @Test("What is written is read back")
    func roundTrip() throws {
        let value = JSON.object([
            .init("a", .number(Number("0.1"))), .init("b", .array([.string("是"), .null, .object([])])),
        ])
        #expect(try JSON.parse(Data(value.bytes())) == value)
    }
}
