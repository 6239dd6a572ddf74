import Basics
import Documents
import Foundation

/// The process that reads the files of a bulk run: a request a line in, a record out. It may die of any of them; whoever started
/// it tells that and starts another.
struct InnerWorker {
    var judge: FileJudge
    var limits: FileLimits

    func run() throws {
        limits.applyMemory()
        while let line = readLine() {
            limits.startClock()
            let record = record(of: line)
            limits.stopClock()
            try Output.write(record.bytes, to: nil)
        }
    }

    private func record(of line: String) -> BulkRecord {
        var path = line
        do {
            let request = try WorkRequest(line: line)
            path = request.path
            return try request.judge(judge).record(of: path)
        } catch let fault as DocumentFault {
            return judge.record(of: path, fault: fault)
        } catch let fault as UsageFault {
            return judge.record(
                of: path,
                fault: DocumentFault(
                    .unreadable, fault.message, advice: fault.hint ?? Wording(zh: "", en: "")))
        } catch {
            preconditionFailure("a request is refused with a fault only: \(error)")
        }
    }
}

/// What one file may take.
struct FileLimits {
    /// In seconds.
    var time: Int
    /// In MB of 1,048,576 bytes.
    var memory: Int

    /// For the process itself and those that it starts: what it may hold of its own data. No core is written either.
    func applyMemory() {
        var data = rlimit(rlim_cur: rlim_t(memory) << 20, rlim_max: rlim_t(memory) << 20)
        var core = rlimit(rlim_cur: 0, rlim_max: 0)
        // Where a lower limit is in force already, that one holds.
        _ = setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &data)
        _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &core)
    }

    /// Whoever started this process stops it in time. Where nobody is left to do so, it stops itself somewhat later.
    func startClock() { _ = alarm(UInt32(time + 10)) }
    func stopClock() { _ = alarm(0) }
}
