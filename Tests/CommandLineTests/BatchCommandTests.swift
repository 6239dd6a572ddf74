import Basics
import Foundation
import Testing

/// `biaochi batch`: folders and lists, any number of files.
@Suite struct BatchCommandTests {
    static let outputs = ["failed.tsv", "findings.csv", "results.ndjson", "summary.html", "summary.xlsx"]

    /// A folder of forms: three contents, one of them twice, and two files at fault.
    private func forms() throws -> Scratch {
        let folder = try Scratch()
        for name in ["a", "a.b"] {
            try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
        }
        let text = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Run.example("lukou-education-2026.txt"))))
        _ = try folder.file("a/表.txt", text)
        _ = try folder.file("a.b/副本.txt", text)
        let docx = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Run.example("overall-2026.docx"))))
        _ = try folder.file("a/整体.docx", docx)
        _ = try folder.file("a/断.docx", Array(docx.prefix(docx.count / 2)))
        _ = try folder.file(
            "z.xlsx", [UInt8](try Data(contentsOf: URL(fileURLWithPath: Run.example("project-2026.xlsx")))))
        _ = try folder.file("空.txt", [])
        _ = try folder.file(".隐藏.txt", [])
        _ = try folder.file("~$整体.docx", [1, 2, 3])
        return folder
    }

    private func batch(_ arguments: [String]) throws -> Run {
        try Run(all: ["batch"] + arguments + ["--as-of", "2026-11-24"])
    }

    private func bytes(_ folder: String) throws -> [String: Data] {
        var all: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            all[name] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
        }
        return all
    }

    @Test("all files of a folder, by the bytes of their paths; copies and bad files are told")
    func folder() throws {
        let folder = try forms()
        let out = try Scratch()
        let run = try batch([folder.folder.path, "--out", out.path("o"), "--jobs", "2"])
        #expect(run.status == 2)
        #expect(run.out.isEmpty)
        #expect(
            run.errors == """
                共 6 个文件，读出 3 张表：通过 2，不通过 1。未审 2 个文件，副本 1 个。
                结果在 \(out.path("o"))：summary.html 可打印，failed.tsv 是没能审核的文件和原因。

                """)
        #expect(try bytes(out.path("o")).keys.sorted() == BatchCommandTests.outputs)
        let results = try String(contentsOfFile: out.path("o/results.ndjson"), encoding: .utf8)
            .split(separator: "\n").map { try JSON.parse(Data($0.utf8)) }
        // A folder's slash stands behind a point: a.b before a/.
        #expect(
            results.map { $0["path"]?.stringValue }
                == [
                    "a.b/副本.txt", "a/整体.docx", "a/断.docx", "a/表.txt", "z.xlsx", "空.txt",
                ].map { folder.path($0) })
        #expect(results[3]["copyOf"] == .string(folder.path("a.b/副本.txt")))
        #expect(results[3]["sha256"] == results[0]["sha256"])
        #expect(results[3]["forms"] == nil)
        let failed = try String(contentsOfFile: out.path("o/failed.tsv"), encoding: .utf8)
        #expect(
            failed.split(separator: "\n").map { $0.split(separator: "\t")[0] } == [
                "路径", Substring(folder.path("a/断.docx")), Substring(folder.path("空.txt")),
            ])
        #expect(failed.contains("空.txt\t文件是空的，没有任何文字\t请检查是否选错了文件，或者文件没有保存、没有下载完。\n"))
        let html = try String(contentsOfFile: out.path("o/summary.html"), encoding: .utf8)
        #expect(html.contains("共 6 个文件，读出 3 张表：2 张通过，1 张不通过。"))
        #expect(html.contains("<svg class=\"chart\""))
        #expect(!html.contains("http:") && !html.contains("https:") && !html.contains("src="))
    }

    @Test("marked copies and review sheets lie under the files' own paths, and are those of mark and review")
    func handBack() throws {
        let folder = try forms()
        let out = try Scratch()
        _ = try batch([folder.folder.path, "--out", out.path("o"), "--marked", "--reviews"])
        func files(_ name: String) throws -> [String] {
            let root = out.path("o/" + name) + folder.folder.path
            return try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.contains(".") && $0 != "a.b" }
                .sorted()
        }
        // The copy is told as one, and bad files have nothing to hand back.
        #expect(try files("marked") == ["a.b/副本.txt.html", "a/整体.docx", "z.xlsx"])
        #expect(
            try files("reviews")
                == ["a.b/副本.txt.审核表.docx", "a/整体.docx.审核表.docx", "z.xlsx.审核表.docx"])
        let alone = out.path("alone.docx")
        _ = try Run("mark", folder.path("a/整体.docx"), "--as-of", "2026-11-24", "--out", alone)
        #expect(
            try Data(contentsOf: URL(fileURLWithPath: alone))
                == Data(contentsOf: URL(fileURLWithPath: out.path("o/marked") + folder.path("a/整体.docx"))))
    }

    @Test("the same bytes whatever the number of workers")
    func jobs() throws {
        let folder = try forms()
        let out = try Scratch()
        _ = try batch([folder.folder.path, "--out", out.path("1"), "--jobs", "1"])
        _ = try batch([folder.folder.path, "--out", out.path("4"), "--jobs", "4"])
        #expect(try bytes(out.path("1")) == bytes(out.path("4")))
    }

    @Test("a journal cut anywhere is gone on from, to the same bytes")
    func resume() throws {
        let folder = try forms()
        let out = try Scratch()
        let undisturbed = try batch([folder.folder.path, "--out", out.path("whole")])
        let expected = try bytes(out.path("whole"))
        // Where the last output cannot be put, all that was read is kept.
        try FileManager.default.createDirectory(
            atPath: out.path("kept/summary.html/x"), withIntermediateDirectories: true)
        let kept = try batch([folder.folder.path, "--out", out.path("kept")])
        #expect(kept.status == 2)
        #expect(kept.errors.contains("结果写不进"))
        let journal = [UInt8](try Data(contentsOf: URL(fileURLWithPath: out.path("kept/.biaochi/journal"))))
        let heads = journal.indices.filter {
            $0 > 0 && journal[$0 - 1] == 0x0A && journal[$0...].starts(with: "R ".utf8)
        }
        #expect(heads.count == 5)
        for (i, cut) in ([0, 9] + heads + [heads[2] + 7, journal.count - 1, journal.count]).enumerated() {
            let place = out.path("cut\(i)")
            try FileManager.default.createDirectory(atPath: place + "/.biaochi", withIntermediateDirectories: true)
            try Data(journal[..<cut]).write(to: URL(fileURLWithPath: place + "/.biaochi/journal"))
            let run = try batch([folder.folder.path, "--out", place, "--resume"])
            #expect(run.status == undisturbed.status)
            let whole = (heads.dropFirst() + [journal.count]).filter { $0 <= cut }.count
            #expect(run.errors.hasPrefix("上次已完成 \(whole) 份。\n"), "cut at \(cut)")
            #expect(try bytes(place) == expected, "cut at \(cut)")
        }
    }

    @Test("a run that was killed is gone on from, to the same bytes")
    func kill() throws {
        let folder = try forms()
        let out = try Scratch()
        _ = try batch([folder.folder.path, "--out", out.path("whole")])
        let process = Process()
        process.executableURL = Run.binary
        process.arguments = [
            "batch", folder.folder.path, "--out", out.path("killed"), "--jobs", "1", "--as-of", "2026-11-24",
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        let journal = out.path("killed/.biaochi/journal")
        // As soon as something is kept; where it was quicker, it has finished.
        while process.isRunning {
            let size = (try? FileManager.default.attributesOfItem(atPath: journal)[.size] as? Int) ?? 0
            if size > 4096 { break }
        }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let again = try batch([folder.folder.path, "--out", out.path("killed"), "--resume"])
        #expect(again.status == 2)
        #expect(try bytes(out.path("killed")) == bytes(out.path("whole")))
    }

    @Test("an unfinished run is not begun anew by mistake, nor gone on from with other rules")
    func unfinished() throws {
        let folder = try forms()
        let out = try Scratch()
        try FileManager.default.createDirectory(atPath: out.path("o/summary.html/x"), withIntermediateDirectories: true)
        _ = try batch([folder.folder.path, "--out", out.path("o")])
        let anew = try batch([folder.folder.path, "--out", out.path("o")])
        #expect(anew.status == 2)
        #expect(anew.errors.hasPrefix("\(out.path("o")) 里有一次没做完的批量审核\n  接着做请加 --resume；"))
        let other = try batch([folder.folder.path, "--out", out.path("o"), "--resume", "--ignore", "unit-missing"])
        #expect(other.status == 2)
        #expect(other.errors.contains("里没做完的那次用的是别的口径、规则或日期"))
    }

    @Test("a list of files is read in its order; a file that is named is judged")
    func list() throws {
        let folder = try forms()
        let out = try Scratch()
        let named = ["z.xlsx", "a/没有.docx", "a.b/副本.txt"].map { folder.path($0) }
        let list = try out.file("清单.txt", Array((named.joined(separator: "\r\n\n") + "\n").utf8))
        let run = try batch([list, folder.path("a/整体.docx"), "--out", out.path("o")])
        #expect(run.status == 2)
        let results = try String(contentsOfFile: out.path("o/results.ndjson"), encoding: .utf8)
            .split(separator: "\n").map { try JSON.parse(Data($0.utf8))["path"]?.stringValue }
        #expect(results == named + [folder.path("a/整体.docx")])
    }

    @Test("what a form says is no formula in findings.csv")
    func formulas() throws {
        let folder = try Scratch()
        let form = try String(contentsOfFile: Run.example("lukou-education-2026.txt"), encoding: .utf8)
        #expect(form.contains("株洲市渌口区教育局"))
        _ = try folder.file(
            "表.txt", Array(form.replacingOccurrences(of: "株洲市渌口区教育局", with: "=HYPERLINK(1)").utf8))
        let out = try Scratch()
        _ = try batch([folder.folder.path, "--out", out.path("o")])
        let csv = try String(contentsOfFile: out.path("o/findings.csv"), encoding: .utf8)
        #expect(csv.contains(",'=HYPERLINK(1),"))
        #expect(!csv.contains(",=HYPERLINK"))
        #expect(!csv.contains("\n=HYPERLINK"))
    }

    @Test("the files in an archive are judged one by one; a bad one is told by its place")
    func archive() throws {
        let folder = try Scratch()
        let form = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Run.example("overall-2026.docx"))))
        let packed = storedZip([("乡/整体.docx", form), ("乡/空.txt", []), ("信.txt", Array("请准时参加。".utf8))])
        let path = try folder.file("报送.zip", packed)
        let again = try folder.file("报送2.zip", packed)
        let out = try Scratch()
        let run = try batch([folder.folder.path, "--out", out.path("o"), "--jobs", "1"])
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("共 6 个文件，读出 1 张表：通过 1，不通过 0。未审 4 个文件，副本 3 个。\n"))
        let results = try String(contentsOfFile: out.path("o/results.ndjson"), encoding: .utf8)
            .split(separator: "\n").map { try JSON.parse(Data($0.utf8)) }
        #expect(
            results.map { $0["path"]?.stringValue } == [
                path + "/乡/整体.docx", path + "/乡/空.txt", path + "/信.txt", again,
            ])
        #expect(results[0]["source"] == .string("报送.zip/乡/整体.docx"))
        #expect(results[3]["copyOf"] == .string(path))
        let failed = try String(contentsOfFile: out.path("o/failed.tsv"), encoding: .utf8)
        #expect(
            failed.split(separator: "\n").dropFirst().map { $0.split(separator: "\t")[0] }
                == [path + "/乡/空.txt", path + "/信.txt", again + "/乡/空.txt", again + "/信.txt"].map { Substring($0) })
    }

    /// An archive whose files are not compressed.
    private func storedZip(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
        func sum(_ bytes: [UInt8]) -> Int {
            var crc: UInt32 = 0xFFFF_FFFF
            for byte in bytes {
                crc ^= UInt32(byte)
                for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
            }
            return Int(~crc)
        }
        var (out, directory): ([UInt8], [UInt8]) = ([], [])
        for (name, bytes) in files {
            let name = Array(name.utf8)
            // Flag 11: the name is in UTF-8.
            let common =
                little(20, 2) + little(0x800, 2) + little(0, 4) + little(0x21, 2) + little(sum(bytes), 4)
                + little(bytes.count, 4) + little(bytes.count, 4) + little(name.count, 2) + little(0, 2)
            directory += little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 10) + little(out.count, 4) + name
            out += little(0x0403_4B50, 4) + common + name + bytes
        }
        return out + directory + little(0x0605_4B50, 4) + little(0, 4) + little(files.count, 2)
            + little(files.count, 2) + little(directory.count, 4) + little(out.count, 4) + little(0, 2)
    }
}
