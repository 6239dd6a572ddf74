import Basics
import Foundation
import Testing

/// Profiles and the indicator library on the command line.
@Suite struct ProfileCommandTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/profiles").path
    private static let province = folder + "/yunling.yaml"

    @Test("profiles lists those built in, and shows one with the source of each fact")
    func show() throws {
        let list = try Run("profiles")
        #expect(list.status == 0)
        #expect(list.out.contains("national-2021") && list.out.contains("四川省"))
        let one = try Run("profiles", "sichuan")
        #expect(one.status == 0)
        #expect(one.out.contains("川财绩〔2025〕10号") && one.out.contains("未核对原文"))
        let data = try JSON.parse(Data(try Run("profiles", "sichuan", "--format", "json").out.utf8))
        let facts = data["profiles"]?.elements.first?["facts"]?.elements ?? []
        #expect(facts.first { $0["key"]?.stringValue == "progress-gap" }?["verified"] == .bool(false))
    }

    @Test("profiles check says that nothing is wrong, or all that is, with line and column")
    func check() throws {
        let sound = try Run("profiles", "check", Self.province)
        #expect(sound.status == 0)
        #expect(sound.out == "yunling：没有问题。规则 3 条，例子 8 个都对。\n")
        let broken = try Run("profiles", "check", Self.folder + "/broken/04-wrong-value.yaml")
        #expect(broken.status == 2)
        #expect(broken.out.contains("第 3 行第 29 列：") && broken.out.hasSuffix("共 3 处问题。\n"))
        #expect(try Run("profiles", "check", Self.folder + "/nowhere.yaml").status == 2)
    }

    @Test("check and rules judge by a profile in a file; a broken one stops the run")
    func judge() throws {
        let form = Self.folder + "/../../../examples/lukou-education-2026.txt"
        let run = try Run("check", form, "--profile", Self.province, "--format", "json")
        let data = try JSON.parse(Data(run.out.utf8))
        #expect(data["profile"]?.stringValue == "yunling")
        let rules = data["forms"]?.elements.first?["findings"]?.elements.compactMap { $0["rule"]?.stringValue } ?? []
        #expect(rules.contains("yl-school-safety") && !rules.contains("txt-list-number-restart"))
        let inForce = try Run("rules", "--profile", Self.province)
        #expect(inForce.status == 0)
        #expect(inForce.out.contains("yl-training-fee") && inForce.out.contains("停用"))
        #expect(try Run("rules", "yl-training-fee", "--profile", Self.province).out.contains("云财行〔2025〕8号"))
        let broken = try Run("check", form, "--profile", Self.folder + "/broken/06-unknown-name.yaml")
        #expect(broken.status == 2 && broken.out.isEmpty)
        #expect(broken.errors.contains("第 5 行第 16 列：没有“指标名”这个名称。是不是“指标名称”？"))
    }

    @Test("A profile may extend one that stands beside it")
    func beside() throws {
        let scratch = try Scratch()
        _ = try scratch.file("省.yaml", Array("name: 省\nfacts: {core-least: {value: 4, source: s}}\n".utf8))
        let city = try scratch.file("city.yaml", Array("name: city\nextends: 省\n".utf8))
        let run = try Run("profiles", city, "--format", "json")
        #expect(run.out.contains("\"value\": \"4\"") && run.out.contains("\"setBy\": \"省\""))
    }

    @Test("library search finds by words, suggest tells all about an indicator")
    func library() throws {
        let found = try Run("library", "search", "造林", "--family", "数量")
        #expect(found.status == 0 && found.out.contains("营造林完成面积"))
        let one = try Run("library", "suggest", "人员编制控制率", "--most", "1")
        #expect(one.status == 0 && one.out.hasPrefix("在职人员控制率") && one.out.contains("公式："))
        let data = try JSON.parse(Data(try Run("library", "suggest", "优良天数比例", "--format", "json").out.utf8))
        #expect(data["indicators"]?.elements.first?["unit"]?.stringValue == "%")
        #expect(try Run("library", "search", "量子纠缠").out == "指标库里没有找到。\n")
    }
}
