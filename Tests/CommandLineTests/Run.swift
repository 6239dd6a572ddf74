import Foundation

/// One run of the built binary, which lies beside the test bundle.
struct Run {
    var status: Int32
    var out: String
    var errors: String

    /// - Parameters:
    ///   - arguments: as a person would type them.
    ///   - input: bytes for standard input.
    ///   - environment: set on top of a plain one, in which no language or colour is chosen.
    init(_ arguments: String..., input: [UInt8] = [], environment: [String: String] = [:]) throws {
        try self.init(all: arguments, input: input, environment: environment)
    }

    init(all arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]) throws {
        let folder = try Scratch()
        let files = ["in", "out", "err"].map { folder.path($0) }
        for file in files { try Data().write(to: URL(fileURLWithPath: file)) }
        try Data(input).write(to: URL(fileURLWithPath: files[0]))
        let process = Process()
        process.executableURL = Run.binary
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { _, new in new }
        // Through files, not pipes: a long report cannot block the run.
        process.standardInput = FileHandle(forReadingAtPath: files[0])
        process.standardOutput = FileHandle(forWritingAtPath: files[1])
        process.standardError = FileHandle(forWritingAtPath: files[2])
        try process.run()
        process.waitUntilExit()
        status = process.terminationStatus
        out = try String(contentsOfFile: files[1], encoding: .utf8)
        errors = try String(contentsOfFile: files[2], encoding: .utf8)
    }

    static var binary: URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("biaochi")
    }

    /// A file of examples/.
    static func example(_ name: String) -> String { root.appendingPathComponent("examples/\(name)").path }

    /// A file of Tests/Fixtures/.
    static func fixture(_ name: String) -> String { root.appendingPathComponent("Tests/Fixtures/\(name)").path }

    private static var root: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }
}

/// A folder of a test's own, gone with it.
final class Scratch {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("biaochi-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
        return path(name)
    }

    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? [] }
}
