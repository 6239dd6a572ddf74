import Basics
import Testing

@testable import Library

@Suite("Profiles")
struct ProfileTests {
    @Test("The shipped profile is whole")
    func national() {
        #expect(Profile.faults(in: Array(DataFile.nationalProfile2021.bytes)) == [])
        let profile = Profile.national2021
        #expect(profile.name == "national-2021")
        #expect(profile.families.map(\.string) == ["成本指标", "产出指标", "效益指标", "满意度指标"])
        #expect(profile.leastSatisfaction == Number(90))
        #expect(profile.leastIndicators == 3)
        #expect(profile.amountTolerance == Number("0.01"))
    }

    @Test("The families' weights and that of the execution make the greatest total")
    func weights() {
        let profile = Profile.national2021
        for set in [profile.weightsWithCost, profile.weightsWithoutCost] {
            let sum = set.reduce(profile.executionWeight) { $0 + $1.weight }
            #expect(sum == profile.weightTotals.max())
        }
    }

    @Test("A place's profile keeps the national values that it does not set")
    func local() throws {
        let profile = try Profile(Array("key\tvalue\tsource\nname\t某省\t\nsatisfaction-least\t85\t\n".utf8))
        #expect(profile.name == "某省")
        #expect(profile.leastSatisfaction == Number(85))
        #expect(profile.longestName == 100)
    }

    @Test(
        "What is wrong in a profile is told with its line",
        arguments: [
            ("key\tvalue\nname\ta\nquantified-share\tmany\n", 3, "不是非负的数"),
            ("key\tvalue\nname\ta\nquantified-share\t160\n", 3, "超过 100"),
            ("key\tvalue\nname\ta\nindicators-least\t2.5\n", 3, "不是整数"),
            ("key\tvalue\nname\ta\nno-such-key\t1\n", 3, "没有“no-such-key”这个键"),
            ("key\tvalue\nname\ta\nname\tb\n", 3, "写了两次"),
            ("key\tvalue\nname\ta\nweights-with-cost\t产出指标 50 效益指标\n", 3, "成对"),
            ("key\tvalue\nname\ta\ncolumns\tname colour\n", 3, "没有“colour”这一列"),
            ("key\tvalue\nname\ta\ncore-least\n", 3, "缺少值"),
            ("key\tvalue\ncore-least\t1\n", 1, "缺少 name"),
            ("name\ta\n", 1, "表头"),
        ])
    func faults(text: String, line: Int, words: String) throws {
        let fault = try #require(Profile.faults(in: Array(text.utf8)).first)
        #expect(fault.line == line)
        #expect(fault.message.zh.contains(words))
    }

    @Test("All faults of a profile are told, not only the first")
    func allFaults() {
        let text = "key\tvalue\nname\ta\nindicators-least\tx\ncore-least\t-1\n"
        #expect(Profile.faults(in: Array(text.utf8)).map(\.line) == [3, 4])
    }
}
