import Basics
import Foundation
import Testing

/// Bad input: a clear word on standard error, status 2, and no output file.
@Suite struct FaultTests {
    private static let picture: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    private static let truncatedZip: [UInt8] =
        Array("PK".utf8) + [3, 4, 20, 0, 0, 0, 8, 0] + Array(repeating: 0x41, count: 80)
    private static let encrypted: [UInt8] =
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 504)
        + Array("EncryptedPackage".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        + Array(repeating: 0, count: 480)

    static let bad: [(name: String, bytes: [UInt8])] = [
        ("空文件.docx", []),
        ("照片.txt", picture),
        ("截断.xlsx", truncatedZip),
        ("加密.xlsx", encrypted),
        ("没有表.txt", Array("今天天气很好。\n我们去公园。\n".utf8)),
        ("网页.html", Array("<html><body><p>没有表格的网页</p></body></html>".utf8)),
        ("乱码.txt", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 197 &+ $0 / 7) }),
    ]

    @Test("a bad file is told by name, ends with status 2 and leaves no output file", arguments: bad.indices)
    func badFile(index: Int) throws {
        let folder = try Scratch()
        let (name, bytes) = FaultTests.bad[index]
        let path = try folder.file(name, bytes)
        for command in ["check", "read"] {
            let run = try Run(command, path, "--format", "json", "--out", folder.path("out.json"))
            #expect(run.status == 2)
            #expect(run.errors.contains("\(path)："))
            #expect(run.out.isEmpty)
            #expect(folder.names == [name])
        }
    }

    @Test("a file without a form is data with no forms, a reason, and status 2")
    func noForm() throws {
        let folder = try Scratch()
        let path = try folder.file("信.txt", Array("关于召开座谈会的通知\n请各科室准时参加。\n".utf8))
        let run = try Run("read", path, "--format", "json")
        #expect(run.status == 2)
        let json = try JSON.parse(Data(run.out.utf8))
        #expect(json["forms"] == .array([]))
        #expect(json["notices"]?.elements.isEmpty == false)
        #expect(run.errors.contains("文件里没有找到绩效目标表"))
    }

    @Test("a path that is not there is told as that")
    func missing() throws {
        let folder = try Scratch()
        let run = try Run("check", folder.path("没有.docx"), "--out", folder.path("out.txt"))
        #expect(run.status == 2)
        #expect(run.errors == "\(folder.path("没有.docx"))：没有这个文件\n  请核对路径；文件名中有空格时要加引号。\n")
        #expect(folder.names.isEmpty)
    }

    @Test("a folder is told as that")
    func directory() throws {
        let folder = try Scratch()
        let run = try Run("read", folder.folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("这是文件夹，不是文件"))
    }

    @Test("200 MB of text are refused by size, before they are read")
    func tooLarge() throws {
        let folder = try Scratch()
        let path = try folder.file("large.txt", [])
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.truncate(atOffset: 200 << 20)
        try handle.close()
        let run = try Run("check", path, "--out", folder.path("out.txt"))
        #expect(run.status == 2)
        #expect(run.errors.contains("文件超过 64 MB，未读取"))
        #expect(folder.names == ["large.txt"])
    }

    @Test("one bad file among good ones is told, the good ones are still shown, and the status is 2")
    func amongGood() throws {
        let run = try Run("check", "/nowhere/表.docx", Run.example("lukou-education-2026.txt"))
        #expect(run.status == 2)
        #expect(run.errors.contains("/nowhere/表.docx：没有这个文件"))
        #expect(run.out.contains("   不通过   必改 "))
    }

    @Test("an old result stays where the new one cannot be made")
    func oldResult() throws {
        let folder = try Scratch()
        let old = try folder.file("out.json", Array("old".utf8))
        #expect(try Run("read", "/nowhere", "--format", "json", "--out", old).status == 2)
        #expect(try String(contentsOfFile: old, encoding: .utf8) == "old")
    }

    @Test("a result that cannot be written is told, with status 2")
    func unwritable() throws {
        let folder = try Scratch()
        let run = try Run("rules", "--out", folder.path("no/such/folder.txt"))
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("结果写不进 --out 指定的位置（"))
    }

    @Test("a full disk is told, and is no crash")
    func fullDisk() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "exec \"$0\" rules > /dev/full 2> /dev/null", Run.binary.path]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 2)
    }

    @Test(
        "a wrong command line ends with 64 and says what was meant",
        arguments: [
            (["chekc", "x"], "是不是要用“check”？"),
            (["check", "x", "--formt", "json"], "是不是要用“--format”？"),
            (
                ["check", "x", "--format", "xml"],
                "“--format <format>”不能是“xml”。可以是：text、json、table、sarif、csv、xlsx、html、github、junit。"
            ),
            (["check"], "少了参数："),
            (["read", "a", "b"], "多出了参数：b。"),
            (["rules", "unit-missin"], "是不是要用“unit-missing”？"),
            (["check", "x", "--select", "unit-mising"], "是不是要用“unit-missing”？"),
            (["check", "x", "--profile", "nowhere"], "现有：national-2021、"),
            (["check", "x", "--as-of", "2026-02-30"], "“2026-02-30”不是日期。"),
            (
                ["frobnicate"],
                "命令有：check、read、fix、mark、review、render、score、compare、similar、batch、worker、rules、profiles、library、help。"
            ),
        ])
    func usage(arguments: [String], words: String) throws {
        let run = try Run(all: arguments)
        #expect(run.status == 64)
        #expect(run.errors.hasPrefix("命令行有误："))
        #expect(run.errors.contains(words))
        #expect(run.out.isEmpty)
    }
}
