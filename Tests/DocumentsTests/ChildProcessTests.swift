import Testing

@testable import Documents

@Suite("Child processes: bounded, ended as a whole")
struct ChildProcessTests {
    private static func limits(
        seconds: Double = 20, processor: Int = 20, memory: Int? = nil, output: Int = 1 << 20
    ) -> ProcessLimits {
        ProcessLimits(seconds: seconds, processorSeconds: processor, memory: memory, outputBytes: output)
    }

    private func shell(
        _ script: String, sending: [UInt8] = [], limits: ProcessLimits = limits()
    ) throws(ProcessFault) -> (output: [UInt8], status: Int32) {
        try ChildProcess.run(
            "/bin/sh", ["-c", script], environment: ["PATH=/usr/bin:/bin"], sending: sending, limits: limits)
    }

    @Test("What is sent comes back, more than a pipe holds at once")
    func echo() throws {
        let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let (output, status) = try shell("cat", sending: bytes)
        #expect(output == bytes)
        #expect(status == 0)
    }

    @Test("A status is told, and a program that is not there")
    func statuses() throws {
        #expect(try shell("exit 3").status == 3)
        #expect(throws: ProcessFault.notStarted(2)) {
            try ChildProcess.run("/no/such/program", [], environment: [], limits: Self.limits())
        }
    }

    @Test("It sees only the environment and folder that it is given")
    func surroundings() throws {
        let (output, _) = try ChildProcess.run(
            "/usr/bin/env", [], environment: ["ONE=1"], limits: Self.limits())
        #expect(String(decoding: output, as: UTF8.self) == "ONE=1\n")
        let (folder, _) = try ChildProcess.run(
            "/bin/pwd", [], environment: [], folder: "/usr", limits: Self.limits())
        #expect(String(decoding: folder, as: UTF8.self) == "/usr\n")
    }

    @Test("One that hangs is ended with all that it started")
    func hanging() throws {
        #expect(throws: ProcessFault.tooSlow) {
            try shell("sleep 600 & sleep 600", limits: Self.limits(seconds: 0.3))
        }
        // A program that ends does not wait for what it left behind.
        #expect(try shell("sleep 600 & echo done").output == Array("done\n".utf8))
    }

    @Test("Too much output, too much processor time, a crash")
    func bounds() {
        #expect(throws: ProcessFault.tooMuchOutput) {
            try shell("yes", limits: Self.limits(output: 100_000))
        }
        #expect(throws: ProcessFault.crashed(signal: 24)) {
            try shell("while :; do :; done", limits: Self.limits(seconds: 200, processor: 1))
        }
        #expect(throws: ProcessFault.crashed(signal: 11)) { try shell("kill -SEGV $$") }
    }

    @Test("Memory is bounded")
    func memory() throws {
        let greedy = "x=$(head -c 300000000 /dev/zero | tr '\\0' a); echo ${#x}"
        let bound = try? shell(greedy, limits: Self.limits(memory: 200 << 20)).output
        #expect(bound != Array("300000000\n".utf8))
    }

    @Test("A running program answers one request after the other, and its end is told")
    func exchanges() throws {
        let child = try ChildProcess(
            "/bin/sh", ["-c", "read a; echo \"<$a>\"; read b; echo \"<$b>\"; exit 5"], environment: [],
            limits: Self.limits())
        func ask(_ words: String) throws -> String {
            let answer = try child.exchange(Array(words.utf8)) { $0.last == 0x0A }
            return String(decoding: answer, as: UTF8.self)
        }
        #expect(try ask("one\n") == "<one>\n")
        #expect(try ask("two\n") == "<two>\n")
        #expect(throws: ProcessFault.ended(status: 5)) { try ask("three\n") }
    }
}
