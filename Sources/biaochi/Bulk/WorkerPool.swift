import Basics
import Documents
import Foundation

/// Child processes that read files, one file each at a time: what one of them does to its process holds up nothing else.
final class WorkerPool {
    /// A file to read.
    struct Work {
        /// The caller's mark.
        var number: Int
        var path: String
        /// What is sent, with its end.
        var line: [UInt8]
    }

    /// How it went.
    enum Outcome {
        case record(BulkRecord)
        case fault(DocumentFault)
    }

    private struct Seat {
        var child: WorkerProcess?
        /// Files that this child has answered.
        var answered = 0
        var work: Work?
        /// A file whose process died is read once more in a fresh one: the fault may be one of those before it.
        var isSecondTry = false
        var deadline = 0.0
        var buffer: [UInt8] = []
    }

    private var seats: [Seat]
    private let arguments: [String]
    private let limits: FileLimits

    /// - Parameter arguments: of the child.
    init(count: Int, arguments: [String], limits: FileLimits) {
        seats = Array(repeating: Seat(), count: count)
        self.arguments = arguments
        self.limits = limits
        // A child that is gone is noticed when it does not answer.
        signal(SIGPIPE, SIG_IGN)
    }

    deinit { for seat in seats { seat.child?.end() } }

    var hasRoom: Bool { seats.contains { $0.work == nil } }
    var isIdle: Bool { seats.allSatisfy { $0.work == nil } }

    /// There must be room.
    /// - Throws: `DocumentFault` where no process can be started.
    func start(_ work: Work) throws(DocumentFault) {
        guard let i = seats.firstIndex(where: { $0.work == nil }) else { preconditionFailure("no seat is free") }
        seats[i].isSecondTry = false
        try give(work, to: i)
    }

    private func give(_ work: Work, to i: Int) throws(DocumentFault) {
        seats[i].work = work
        seats[i].buffer = []
        seats[i].deadline = Clock.now + Double(limits.time)
        for _ in 0..<2 {
            if seats[i].child == nil {
                seats[i].child = try WorkerProcess(arguments: arguments)
                seats[i].answered = 0
            }
            if seats[i].child?.send(work.line) == true { return }
            // It died between two files: no file's fault.
            seats[i].child?.end()
            seats[i].child = nil
        }
        // A fresh one that does not even listen is found dead by `wait`.
        seats[i].child = try WorkerProcess(arguments: arguments)
    }

    /// Waits for results, at most so many seconds.
    func wait(atMost seconds: Double) throws(DocumentFault) -> [(work: Work, outcome: Outcome)] {
        let busy = seats.indices.filter { seats[$0].work != nil }
        guard !busy.isEmpty else { return [] }
        let next = busy.map { seats[$0].deadline }.min() ?? 0
        let wait = max(0, min(seconds, next - Clock.now))
        var polled = busy.map { pollfd(fd: seats[$0].child?.output ?? -1, events: Int16(POLLIN), revents: 0) }
        // Interrupted by a signal it returns at once, which is as well.
        _ = poll(&polled, nfds_t(polled.count), Int32((wait * 1000).rounded(.up)))
        var done: [(Work, Outcome)] = []
        for (k, i) in busy.enumerated() {
            guard let work = seats[i].work else { continue }
            if polled[k].revents != 0, let outcome = try receive(i, work) {
                done.append((work, outcome))
            } else if seats[i].work != nil, Clock.now >= seats[i].deadline {
                stop(i)
                done.append((work, .fault(BulkFaults.tooSlow(limits.time))))
            }
        }
        return done
    }

    /// Takes what the child has to say. nil where it is not finished, or where the file is read a second time.
    private func receive(_ i: Int, _ work: Work) throws(DocumentFault) -> Outcome? {
        guard let child = seats[i].child else { return nil }
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = read(child.output, &chunk, chunk.count)
            if count > 0 {
                seats[i].buffer += chunk[..<count]
                if count == chunk.count { continue }
                break
            }
            if count < 0 && errno == EINTR { continue }
            if count < 0 && errno == EAGAIN { break }
            return try died(i, work)
        }
        guard let end = seats[i].buffer.firstIndex(of: 0x0A) else {
            return seats[i].buffer.count > BulkRecord.Head.longest ? try died(i, work) : nil
        }
        guard let head = BulkRecord.Head(seats[i].buffer[..<end]) else { return try died(i, work) }
        guard seats[i].buffer.count >= end + 1 + head.bodyCount else { return nil }
        guard let record = BulkRecord(head, body: seats[i].buffer[(end + 1)...]) else { return try died(i, work) }
        seats[i].buffer = []
        seats[i].work = nil
        seats[i].answered += 1
        return .record(record)
    }

    private func died(_ i: Int, _ work: Work) throws(DocumentFault) -> Outcome? {
        let again = seats[i].answered > 0 && !seats[i].isSecondTry
        let reason = stop(i)
        if again {
            seats[i].isSecondTry = true
            try give(work, to: i)
            return nil
        }
        return .fault(BulkFaults.crashed(reason, limits.memory))
    }

    @discardableResult
    private func stop(_ i: Int) -> Int32? {
        // It closes its output somewhat before it can be waited for.
        var reason: Int32?
        if let child = seats[i].child {
            var told = siginfo_t()
            for _ in 0..<20 where waitid(P_PID, id_t(child.id), &told, WEXITED | WNOHANG | WNOWAIT) == 0 {
                if told.si_signo != 0 { break }
                if Clock.now >= seats[i].deadline { break }
                usleep(1000)
            }
            reason = child.end()
        }
        seats[i].child = nil
        seats[i].work = nil
        seats[i].buffer = []
        return reason
    }
}

/// Seconds that pass, from no point in particular.
enum Clock {
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
