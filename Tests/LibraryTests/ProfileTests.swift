import Basics
import Foundation
import Testing

@testable import Library

@Suite("Profiles")
struct ProfileTests {
    @Test("Every profile that is built in is whole", arguments: Profile.shippedNames)
    func shipped(name: String) throws {
        let bytes = try #require(Profile.shippedBytes(name))
        #expect(Profile.faults(in: bytes) == [])
        #expect(Profile.shipped(name)?.name == name)
        #expect(Profile.shipped(name)?.facts.values.allSatisfy { !$0.source.isEmpty } == true)
    }

    @Test("The national profile says what it said")
    func national() {
        let profile = Profile.national2021
        #expect(profile.families.map(\.string) == ["成本指标", "产出指标", "效益指标", "满意度指标"])
        #expect(profile.leastSatisfaction == Number(90))
        #expect(profile.leastIndicators == 3)
        #expect(profile.amountTolerance == Number("0.01"))
        #expect(profile.monitoringDue == (8, 31))
        #expect(profile.executionLines.isEmpty && profile.progressGap == nil && profile.executionReasonLine == nil)
        #expect(profile.facts[.families]?.isVerified == false)
    }

    @Test("The families' weights and that of the execution make the greatest total", arguments: Profile.shippedNames)
    func weights(name: String) throws {
        let profile = try #require(Profile.shipped(name))
        for set in [profile.weightsWithCost, profile.weightsWithoutCost] where !set.isEmpty {
            let sum = set.reduce(profile.executionWeight) { $0 + $1.weight }
            #expect(sum == profile.weightTotals.max())
        }
        #expect(profile.weightTotals.contains(Number(100) - profile.executionWeight))
    }

    @Test("A place's profile keeps the national values that it does not set")
    func local() throws {
        let profile = try Profile(
            Array("name: 某省\nfacts:\n  满意度下限: {值: 85, 依据: 某〔2026〕1号, 已核对: 否}\n".utf8))
        #expect(profile.name == "某省")
        #expect(profile.parents == ["national-2021"])
        #expect(profile.leastSatisfaction == Number(85))
        #expect(profile.longestName == 100)
        #expect(profile.facts[.leastSatisfaction]?.profile == "某省")
        #expect(profile.facts[.leastSatisfaction]?.isVerified == false)
    }

    @Test("Sichuan has alert lines; the nation has none")
    func sichuan() throws {
        let profile = try #require(Profile.shipped("sichuan"))
        #expect(profile.executionLines.map(\.month) == [4, 6, 8, 10])
        #expect(profile.executionLines.map(\.least) == [25, 40, 60, 80].map { Number($0) })
        #expect(profile.progressGap == Number(10))
        #expect(profile.executionReasonLine == Number(90))
        #expect(profile.weightsWithCost.isEmpty)
    }

    @Test("Every fact of a profile can be set, and what is printed of it can be read again")
    func everyFact() throws {
        let values: [ProfileFact: String] = [
            .families: "[产出指标]", .optionalFamilies: "none", .columns: "[name, unit]", .weightTotals: "[100, 80]",
            .weightsWithCost: "{产出指标: 80}", .weightsWithoutCost: "none", .executionLines: "{6: 45, 3: 20}",
            .satisfactionSteps: "{80: 60, 90: 100}", .executionSteps: "none", .lateSteps: "{30: 50, 10: 80}",
            .overAchievementMarkdown: "[130, 80]", .executionMarked: "[80, 120]", .monitoringDue: "7-31",
            .grades: "{甲: 85, 乙: 0}", .longestName: "none",
            .spendingStandards: "[{words: 会议, most: 450, unit: 元/人·天}]",
        ]
        var yaml = "name: a\nfacts:\n"
        for fact in ProfileFact.allCases { yaml += "  \(fact.rawValue): {value: \(values[fact] ?? "7"), source: s}\n" }
        let profile = try Profile(Array(yaml.utf8))
        #expect(profile.facts.count == ProfileFact.allCases.count)
        #expect(profile.facts.values.allSatisfy { $0.profile == "a" })
        #expect(profile.executionLines.map(\.month) == [3, 6])
        #expect(profile.progressGap == Number(7) && profile.executionReasonLine == Number(7))
        #expect(profile.grades.map(\.name.string) == ["甲", "乙"])
        #expect(profile.monitoringDue == (7, 31) && profile.longestName == .max && profile.alertDays == 7)
        #expect(profile.scoring.satisfactionSteps.map(\.least) == [90, 80].map { Number($0) })
        #expect(
            profile.scoring.lateSteps.map(\.days) == [10, 30] && profile.scoring.overAchievement?.least == Number(80))
        #expect(profile.spendingStandards.first?.most == Number(450))
        #expect(ProfileFact.allCases.allSatisfy { !profile.printed($0).isEmpty })
    }

    @Test("A profile may extend one that stands beside it; its hash is of both")
    func parents() throws {
        func read(_ parent: String) throws -> Profile {
            try Profile(Array("name: city\nextends: province\n".utf8)) { name in
                name == "province" ? Array(parent.utf8) : Profile.shippedBytes(name)
            }
        }
        let profile = try read("name: province\nfacts: {core-least: {value: 4, source: s}}\n")
        #expect(profile.leastCoreIndicators == 4)
        #expect(profile.parents == ["province", "national-2021"])
        let other = try read("name: province\nfacts: {core-least: {value: 5, source: s}}\n")
        #expect(profile.digest != other.digest)
        let circle = Profile.faults(in: Array("name: city\nextends: province\n".utf8)) { _ in
            Array("name: province\nextends: city\n".utf8)
        }
        #expect(circle.first?.message.zh.contains("绕成了圈") == true)
        #expect(circle.first?.line == 2)
    }

    @Test("All faults of a profile are told, not only the first")
    func allFaults() {
        let text = "name: a\nfacts:\n  indicators-least: {value: x, source: s}\n  core-least: {value: -1, source: s}\n"
        #expect(Profile.faults(in: Array(text.utf8)).map(\.line) == [3, 4])
    }

    @Test("Whatever the bytes, a profile is read or refused in bounded time")
    func hostile() {
        let bombs = [
            "a: &a [x,x]\nb: [*a,*a]\n", "name: {a: &x 1}\n", String(repeating: "[", count: 60000),
            String(repeating: "- ", count: 30000), String(repeating: "- ", count: 990) + "a",
            String(repeating: "? ", count: 990) + "a",
            String(repeating: "? - ", count: 490) + "a", String(repeating: "{a: ", count: 2000), "\u{FEFF}name: a\n",
            "name: a\n" + String(repeating: "x", count: 300_000), "", "---\n---\n", "- a\n", "name: [a]\n",
            "name: !!binary x\n",
            "? [a]\n: b\n", "name: a\nname: b\n", "\tname: a\n", "rules: {}\n", "name: a\nrules: [{}]\n",
            "name: a\nfacts: [1]\n",
            "name: a\nseverities: x\n", "%YAML 1.1\n---\nname: a\n",
        ]
        for text in bombs { _ = Profile.faults(in: Array(text.utf8)) }
        _ = Profile.faults(in: [0xFF, 0xFE, 0x00, 0x41])
        for (i, bytes) in Profile.shippedNames.compactMap({ Profile.shippedBytes($0) }).enumerated() {
            for cut in stride(from: i, to: bytes.count, by: 97) { _ = Profile.faults(in: Array(bytes[..<cut])) }
        }
    }
}

@Suite("The indicator library")
struct IndicatorLibraryTests {
    private let library = IndicatorLibrary.standard

    @Test("All lines of its files are there, each whole")
    func whole() {
        #expect(library.entries.count == 1952)
        for entry in library.entries {
            #expect(!entry.name.isEmpty && !entry.formula.isEmpty && !entry.evidence.isEmpty, "\(entry.name)")
            #expect(["≥", "≤", "=", "qualitative"].contains(entry.direction.string), "\(entry.name)")
            #expect((entry.direction == "qualitative") == entry.unit.isEmpty, "\(entry.name)")
        }
    }

    @Test(
        "Words of two characters find indicators by name, alias, field and sector",
        arguments: [
            ("造林", "营造林完成面积"), ("优良天数", "空气质量优良天数比率"), ("PM2.5", "细颗粒物年均浓度"), ("教师 培训", "教师培训结业合格率"),
            ("造林面积", "营造林完成面积"),
        ])
    func search(words: String, expected: String) {
        #expect(library.search(words).contains { $0.entry.name.string == expected })
    }

    @Test("Sector and family narrow a search; nothing found is nothing")
    func narrowed() {
        let all = library.search("培训")
        let output = library.search("培训", sector: "教育", family: "质量")
        #expect(!output.isEmpty && output.count < all.count)
        #expect(output.allSatisfy { $0.entry.sector == "教育" && $0.entry.level2 == "质量指标" })
        #expect(
            library.search("培训", sector: "205").map(\.entry.name)
                == library.search("培训", sector: "教育").map(\.entry.name))
        #expect(library.search("量子纠缠").isEmpty)
        #expect(library.search("", sector: "国防").count == 26)
    }

    @Test(
        "What an indicator should be called comes first",
        arguments: [
            ("人员编制控制率", "在职人员控制率"), ("在职人员控制率", "在职人员控制率"), ("优良天数比例", "空气质量优良天数比率"),
            ("三公经费变动率", "“三公经费”变动率"),
        ])
    func suggest(name: String, expected: String) {
        #expect(library.suggestions(for: name).first?.entry.name.string == expected)
    }

    @Test("Names that are like none yield nothing")
    func nothing() {
        #expect(library.suggestions(for: "量子纠缠态").isEmpty)
        #expect(library.suggestions(for: "").isEmpty)
        #expect(library.suggestions(for: "率").isEmpty)
    }
}
