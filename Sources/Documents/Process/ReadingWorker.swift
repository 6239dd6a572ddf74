import Basics
import CProcess
import Glibc
import Synchronization

/// Reads files of hostile formats in another process, bounded in memory and time: a crash or a hang there is the fault of that file
/// and of nothing else. One process reads file after file; after a crash a new one is started.
public final class ReadingWorker: Sendable {
    private let program: String
    private let arguments: [String]
    private let limits: ProcessLimits
    private let child = Mutex<ChildProcess?>(nil)

    /// What reading one file may use.
    public static let standardLimits = ProcessLimits(
        seconds: 120, processorSeconds: 60, memory: 3 << 30, outputBytes: 512 << 20)

    /// - Parameters:
    ///   - program: the path of a program that calls `serve` when it is run with these arguments.
    public init(program: String, arguments: [String], limits: ProcessLimits = standardLimits) {
        self.program = program
        self.arguments = arguments
        self.limits = limits
    }

    /// Opens a file there.
    /// - Throws: `DocumentFault`: what the reader found, or that it crashed or took too long.
    public func open(_ bytes: [UInt8]) throws(DocumentFault) -> Document {
        let answer = child.withLock { (child) -> Result<Document, DocumentFault> in
            do throws(ProcessFault) {
                let running: ChildProcess
                if let child {
                    running = child
                } else {
                    running = try ChildProcess(
                        program, arguments, environment: ReadingWorker.environment(), limits: limits)
                    child = running
                }
                let answer = try running.exchange(Frame.framed(bytes), isWhole: Frame.isWhole)
                guard let decoded = DocumentCoding.decode(answer.dropFirst(Frame.headLength)) else {
                    throw .ended(status: 0)
                }
                return decoded
            } catch {
                child?.end()
                child = nil
                return .failure(DocumentFault(error, limits))
            }
        }
        return try answer.get()
    }

    /// The other side: reads files from standard input and writes documents to standard output until no more come.
    public static func serve(limits: Limits = .standard) {
        _ = process_end_with_parent()
        while let bytes = Frame.read(0, limit: limits.bytesIn) {
            let answer: Result<Document, DocumentFault>
            do throws(DocumentFault) {
                answer = .success(try Document.open(bytes, limits: limits))
            } catch {
                answer = .failure(error)
            }
            guard Frame.write(Frame.framed(DocumentCoding.encode(answer)), to: 1) else { return }
        }
    }

    /// Only what the reader needs to find its library.
    private static func environment() -> [String] {
        var out = ["PATH=/usr/bin:/bin"]
        if let named = getenv("BIAOCHI_PDFIUM") { out.append("BIAOCHI_PDFIUM=" + String(cString: named)) }
        return out
    }
}

/// Bytes behind their length (eight bytes, the lowest first).
private enum Frame {
    static let headLength = 8

    static func framed(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + headLength)
        for shift in 0..<headLength { out.append(UInt8(truncatingIfNeeded: bytes.count >> (shift * 8))) }
        return out + bytes
    }

    private static func length(_ head: some Collection<UInt8>) -> Int {
        var value: UInt64 = 0
        for (i, byte) in head.prefix(headLength).enumerated() { value |= UInt64(byte) << UInt64(i * 8) }
        return Int(clamping: value)
    }

    static func isWhole(_ bytes: [UInt8]) -> Bool {
        bytes.count >= headLength && bytes.count - headLength >= length(bytes)
    }

    /// nil at the end, and where more is announced than may be read.
    static func read(_ descriptor: Int32, limit: Int) -> [UInt8]? {
        guard let head = read(descriptor, count: headLength) else { return nil }
        let count = length(head)
        return count <= limit ? read(descriptor, count: count) : nil
    }

    private static func read(_ descriptor: Int32, count: Int) -> [UInt8]? {
        var out = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = out[filled...].withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if got < 0 && errno == EINTR { continue }
            guard got > 0 else { return nil }
            filled += got
        }
        return out
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}

extension DocumentFault {
    /// What befell the process that read a file.
    init(_ fault: ProcessFault, _ limits: ProcessLimits) {
        switch fault {
        case .tooSlow, .crashed(signal: SIGXCPU):
            self.init(
                .tooLarge,
                Wording(
                    zh: "读这个文件用了太久（上限 \(Int(limits.seconds)) 秒），已停止",
                    en: "reading this file took too long (the limit is \(Int(limits.seconds)) seconds) and was stopped"),
                advice: Wording(
                    zh: "请只保留绩效目标表所在的页，重新导出。", en: "Keep only the pages that hold the forms, and export them again."))
        case .tooMuchOutput:
            self.init(
                .tooLarge, Wording(zh: "这个文件展开后太大", en: "this file is too large when expanded"),
                advice: Wording(
                    zh: "请只保留绩效目标表所在的页，重新导出。", en: "Keep only the pages that hold the forms, and export them again."))
        case .notStarted, .crashed, .ended:
            self.init(
                .damaged,
                Wording(
                    zh: "读这个文件的程序中断了：文件可能已损坏，或是有意做坏的",
                    en: "what read this file broke off: the file may be damaged, or made to do harm"),
                advice: Wording(
                    zh: "请重新下载或重新导出；也可以改用原来的 docx 或 xlsx。",
                    en: "Download or export it again, or use the docx or xlsx that it was made from."))
        }
    }
}
