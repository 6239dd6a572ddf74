import CProcess
import Glibc

/// Another program, running: bounded in memory and time, in a process group of its own, which ends with it as a whole.
///
/// One owner uses it, one call after the other.
public final class ChildProcess {
    private let id: pid_t
    private let input: Int32
    private let output: Int32
    private let limits: ProcessLimits
    private var isReaped = false

    /// - Parameters:
    ///   - program: the path of the program.
    ///   - arguments: what follows its name.
    ///   - environment: all that it sees of an environment, as `NAME=value`.
    ///   - folder: its working folder; nil for ours.
    ///   - speaks: whether what it says on standard error goes to ours; else nowhere.
    public init(
        _ program: String, _ arguments: [String], environment: [String], folder: String? = nil, speaks: Bool = false,
        limits: ProcessLimits
    ) throws(ProcessFault) {
        self.limits = limits
        // A socket, since writing to it can be told not to raise a signal when the other end is gone.
        var ours: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ours) == 0 else {
            throw .notStarted(errno)
        }
        var theirs: [Int32] = [-1, -1]
        guard process_pipe(&theirs) == 0 else {
            let reason = errno
            close(ours[0])
            close(ours[1])
            throw .notStarted(reason)
        }
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        posix_spawn_file_actions_adddup2(&files, ours[1], 0)
        posix_spawn_file_actions_adddup2(&files, theirs[1], 1)
        if !speaks { posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0) }
        if let folder { process_change_folder(&files, folder) }
        process_close_from(&files, 3)
        var traits = posix_spawnattr_t()
        posix_spawnattr_init(&traits)
        posix_spawnattr_setflags(&traits, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&traits, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&traits, &signals)
        posix_spawnattr_setpgroup(&traits, 0)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        var surroundings: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        var started: pid_t = 0
        let reason = posix_spawn(&started, program, &files, &traits, &words, &surroundings)
        for word in words + surroundings { free(word) }
        posix_spawn_file_actions_destroy(&files)
        posix_spawnattr_destroy(&traits)
        close(ours[1])
        close(theirs[1])
        guard reason == 0 else {
            close(ours[0])
            close(theirs[0])
            throw .notStarted(reason)
        }
        id = started
        input = ours[0]
        output = theirs[0]
        _ = fcntl(input, F_SETFL, O_NONBLOCK)
        _ = fcntl(output, F_SETFL, O_NONBLOCK)
        if let memory = limits.memory { process_bound_memory(id, UInt64(max(memory, 0))) }
        process_forbid_core(id)
    }

    deinit { end() }

    /// Runs a program to its end.
    /// - Parameter sending: what it reads from standard input.
    /// - Returns: what it wrote to standard output, and its status.
    /// - Throws: `ProcessFault`, but never `.ended`: what a status means is for the caller.
    public static func run(
        _ program: String, _ arguments: [String], environment: [String], folder: String? = nil, speaks: Bool = false,
        sending bytes: [UInt8] = [], limits: ProcessLimits
    ) throws(ProcessFault) -> (output: [UInt8], status: Int32) {
        let child = try ChildProcess(
            program, arguments, environment: environment, folder: folder, speaks: speaks, limits: limits)
        defer { child.end() }
        child.allowProcessorTime()
        let deadline = Moment.now + limits.seconds
        let output = try child.converse(bytes, closing: true, until: deadline) { _ in false }
        let status = try child.awaitEnd(until: deadline)
        return (output, status)
    }

    /// Sends a request and reads the answer.
    /// - Parameter isWhole: whether these bytes are all of the answer.
    public func exchange(_ bytes: [UInt8], isWhole: ([UInt8]) -> Bool) throws(ProcessFault) -> [UInt8] {
        allowProcessorTime()
        let deadline = Moment.now + limits.seconds
        let answer = try converse(bytes, closing: false, until: deadline, isWhole: isWhole)
        if isWhole(answer) { return answer }
        throw .ended(status: try awaitEnd(until: deadline))
    }

    /// Ends the program and all that it started.
    public func end() {
        guard !isReaped else { return }
        isReaped = true
        kill(-id, SIGKILL)
        kill(id, SIGKILL)
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0 && errno == EINTR {}
        close(input)
        close(output)
    }

    // MARK: Bounds

    /// The processor time is counted from the program's start: what it has used is added.
    private func allowProcessorTime() {
        process_bound_time(id, UInt64(max(usedProcessorSeconds() + limits.processorSeconds, 1)))
    }

    private func usedProcessorSeconds() -> Int {
        var clock = clockid_t()
        var used = timespec()
        guard clock_getcpuclockid(id, &clock) == 0, clock_gettime(clock, &used) == 0 else { return 0 }
        return used.tv_sec + 1
    }

    // MARK: Talking

    private func converse(
        _ bytes: [UInt8], closing: Bool, until deadline: Double, isWhole: ([UInt8]) -> Bool
    ) throws(ProcessFault) -> [UInt8] {
        var sent = 0
        var answer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        if bytes.isEmpty && closing { shutdown(input, Int32(SHUT_WR)) }
        while true {
            var watched = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
            if sent < bytes.count { watched.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
            let left = deadline - Moment.now
            guard left > 0 else { throw .tooSlow }
            // In steps, so that an end is noticed even while something that the program started holds the pipe.
            let ready = poll(&watched, nfds_t(watched.count), Int32(min(left, 0.25) * 1000) + 1)
            if ready == 0 && hasEnded { return answer }
            guard ready > 0 else { continue }
            if watched.count > 1 && watched[1].revents != 0 {
                let count = bytes[sent...].withUnsafeBytes {
                    Glibc.send(input, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                if count > 0 { sent += count } else if errno != EAGAIN && errno != EINTR { sent = bytes.count }
                if sent == bytes.count && closing { shutdown(input, Int32(SHUT_WR)) }
            }
            guard watched[0].revents != 0 else { continue }
            let count = read(output, &chunk, chunk.count)
            if count == 0 { return answer }
            guard count > 0 else {
                if errno == EAGAIN || errno == EINTR { continue }
                return answer
            }
            answer += chunk[..<count]
            if answer.count > limits.outputBytes { throw .tooMuchOutput }
            if isWhole(answer) { return answer }
        }
    }

    private var hasEnded: Bool {
        var information = siginfo_t()
        return waitid(P_PID, id_t(id), &information, WEXITED | WNOHANG | WNOWAIT) == 0
            && information.si_signo == SIGCHLD
    }

    private func awaitEnd(until deadline: Double) throws(ProcessFault) -> Int32 {
        while !hasEnded {
            guard Moment.now < deadline else { throw .tooSlow }
            usleep(2_000)
        }
        // What it started ends with it; its number is its own until it is reaped.
        kill(-id, SIGKILL)
        isReaped = true
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0 && errno == EINTR {}
        close(input)
        close(output)
        let signal = status & 0x7F
        if signal != 0 { throw .crashed(signal: signal) }
        return status >> 8 & 0xFF
    }
}

/// Seconds on a clock that is never set.
enum Moment {
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
