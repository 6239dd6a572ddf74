import Basics
import Foundation
import Testing

/// `biaochi worker`: a path a line in, a result a line out.
@Suite struct WorkerCommandTests {
    private func lines(_ input: String, _ options: String...) throws -> (run: Run, results: [JSON]) {
        let run = try Run(all: ["worker", "--as-of", "2026-11-24"] + options, input: Array(input.utf8))
        return (run, try run.out.split(separator: "\n").map { try JSON.parse(Data($0.utf8)) })
    }

    @Test("a line holds what check tells of the file, and its path and format besides")
    func sameAsCheck() throws {
        let path = Run.example("overall-2026.docx")
        let (run, results) = try lines(path + "\n")
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        let result = try #require(results.first)
        let check = try Run("check", path, "--format", "json", "--as-of", "2026-11-24")
        guard case .object(let told) = try JSON.parse(Data(check.out.utf8)) else {
            Issue.record("check gives no object")
            return
        }
        for member in told { #expect(result[member.key] == member.value, "\(member.key)") }
        #expect(result["path"] == .string(path))
        #expect(result["format"] == .string("docx"))
        #expect(result["fault"] == .null)
        #expect(
            result["about"]
                == .array([
                    .object([
                        .init("place", .string("临溪县")), .init("sector", .string("213 农林水")),
                        .init("year", .int(2026)),
                    ])
                ]))
    }

    @Test("bad files are told with their reason, in their line, and end nothing")
    func badFiles() throws {
        let folder = try Scratch()
        let letter = try folder.file("信.txt", Array("关于召开座谈会的通知\n".utf8))
        let broken = try folder.file("坏.docx", Array("PK".utf8) + [3, 4] + Array(repeating: 0x41, count: 80))
        let good = Run.example("project-2026.xlsx")
        let (run, results) = try lines("\(folder.path("没有.docx"))\n\(letter)\n\n\(broken)\n\(folder.path(""))\n\(good)")
        #expect(run.status == 0)
        #expect(results.count == 5)
        #expect(
            results.map { $0["fault"]?["message"]?["zh"]?.stringValue?.prefix(11) } == [
                "没有这个文件", "文件里没有找到绩效目标", "文件不完整：压缩包的末", "这是文件夹，不是文件", nil,
            ])
        #expect(results[0]["sha256"] == .null)
        #expect(results[1]["sha256"] == .string(SHA256.hex(of: Array("关于召开座谈会的通知\n".utf8))))
        #expect(results[1]["forms"] == .array([]))
        #expect(results[4]["forms"]?.elements.count == 1)
    }

    @Test("a line may be an object that says what its file is judged by")
    func options() throws {
        let path = Run.example("lukou-education-2026.txt")
        func request(_ more: String) -> String { "{\"path\":\(quoted(path))\(more)}\n" }
        let (_, results) = try lines(
            request("") + request(",\"select\":\"unit-missing\",\"asOf\":\"2026-03-01\"")
                + request(",\"profile\":\"nowhere\"")
                + request(",\"colour\":\"red\"") + path)
        #expect(results.count == 5)
        #expect(results[0] == results[4])
        #expect(results[1]["asOf"] == .string("2026-03-01"))
        let rules = results[1]["forms"]?.elements.flatMap { $0["findings"]?.elements ?? [] }.map { $0["rule"] } ?? []
        #expect(!rules.isEmpty && rules.allSatisfy { $0 == .string("unit-missing") })
        #expect(results[2]["fault"]?["message"]?["zh"] == .string("没有名为“nowhere”的审核口径。"))
        #expect(results[3]["fault"]?["message"]?["zh"] == .string("“colour”不能这样写。"))
    }

    @Test("a file that takes too long is stopped and told; the next one is read")
    func tooSlow() throws {
        let folder = try Scratch()
        // Far more than a second's work.
        let row = Array(String(repeating: "数量指标,", count: 60).utf8) + [0x0A]
        let slow = try folder.file("慢.csv", Array(repeating: row, count: 15_000).flatMap { $0 })
        let good = Run.example("project-2026.xlsx")
        let (run, results) = try lines("\(slow)\n\(good)\n", "--time-limit", "1")
        #expect(run.status == 0)
        #expect(results.count == 2)
        #expect(results[0]["path"] == .string(slow))
        #expect(results[0]["fault"]?["kind"] == .string("timeLimit"))
        #expect(results[0]["fault"]?["message"]?["zh"] == .string("读这个文件超过 1 秒的时限，已停止"))
        #expect(results[1]["path"] == .string(good))
    }

    @Test("a file that needs more memory than is allowed ends its process, not the run")
    func tooLarge() throws {
        let folder = try Scratch()
        let large = try folder.file("大.txt", Array(repeating: 0x41, count: 60 << 20))
        let good = Run.example("project-2026.xlsx")
        let (run, results) = try lines("\(good)\n\(large)\n\(good)\n", "--memory-limit", "64")
        #expect(run.status == 0)
        #expect(results.map { $0["fault"]?["kind"]?.stringValue } == [nil, "crashed", nil])
        #expect(results[1]["fault"]?["message"]?["zh"]?.stringValue?.contains("内存上限 64 MB") == true)
    }

    private func quoted(_ text: String) -> String { String(decoding: JSON.string(text).bytes(), as: UTF8.self) }
}
