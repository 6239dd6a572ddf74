import Basics
import Documents
import Foundation

/// A child process of this very program: lines in, bytes out.
final class WorkerProcess {
    let id: pid_t
    let input: Int32
    let output: Int32

    /// - Throws: `DocumentFault` where the system has no room for another process.
    init(arguments: [String]) throws(DocumentFault) {
        let toChild = try WorkerProcess.pipe()
        let fromChild: [Int32]
        do throws(DocumentFault) { fromChild = try WorkerProcess.pipe() } catch {
            for end in toChild { close(end) }
            throw error
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
        posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
        // What a dying child has to say is told by its fault; `check` on the file shows it in full.
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own: Ctrl-C reaches this program only, and stopping the child stops what it started.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
        posix_spawnattr_setpgroup(&attributes, 0)
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for signal in [SIGPIPE, SIGINT, SIGTERM, SIGALRM] { sigaddset(&defaults, signal) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        var environment = ProcessInfo.processInfo.environment
        // A trap is told by its signal; printing a backtrace takes seconds.
        environment["SWIFT_BACKTRACE"] = "enable=no"
        let words = (["biaochi"] + arguments).map { strdup($0) } + [nil]
        let settings = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in words + settings { free(word) } }
        var id: pid_t = 0
        let status = posix_spawn(&id, "/proc/self/exe", &actions, &attributes, words, settings)
        close(toChild[0])
        close(fromChild[1])
        guard status == 0 else {
            close(toChild[1])
            close(fromChild[0])
            throw WorkerProcess.fault(status)
        }
        self.id = id
        input = toChild[1]
        output = fromChild[0]
        _ = fcntl(output, F_SETFL, O_NONBLOCK)
    }

    /// Whether the line could be handed over; false where the child is gone.
    func send(_ line: [UInt8]) -> Bool {
        var start = 0
        while start < line.count {
            let count = line.withUnsafeBytes { write(input, $0.baseAddress.map { $0 + start }, line.count - start) }
            if count >= 0 { start += count } else if errno != EINTR { return false }
        }
        return true
    }

    /// Ends it and all that it started, at once.
    /// - Returns: the signal that it died of before, or its exit status, negative; nil where it was alive.
    @discardableResult
    func end() -> Int32? {
        var status: Int32 = 0
        let early = waitpid(id, &status, WNOHANG) == id
        kill(-id, SIGKILL)
        if !early { while waitpid(id, &status, 0) < 0 && errno == EINTR {} }
        close(input)
        close(output)
        guard early else { return nil }
        return status & 0x7F != 0 ? status & 0x7F : -(status >> 8 & 0xFF)
    }

    /// Both ends stay out of other children. (Files are read by one thread, so no child can be started in between.)
    private static func pipe() throws(DocumentFault) -> [Int32] {
        var ends: [Int32] = [-1, -1]
        guard Foundation.pipe(&ends) == 0 else { throw fault(errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return ends
    }

    private static func fault(_ code: Int32) -> DocumentFault {
        DocumentFault(
            .unreadable,
            Wording(
                zh: "不能再启动一个进程（\(String(cString: strerror(code)))）",
                en: "no further process can be started (\(String(cString: strerror(code))))"),
            advice: Wording(zh: "请减少 --jobs，或关闭别的程序再试。", en: "Use fewer --jobs, or close other programs."))
    }
}
