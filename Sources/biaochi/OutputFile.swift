import Basics
import Documents
import Foundation

/// Where a command's result goes: standard output, or a file that is there whole or not at all.
enum Output {
    /// - Parameter path: nil for standard output.
    static func write(_ bytes: [UInt8], to path: String?) throws(DocumentFault) {
        guard let path else {
            FileHandle.standardOutput.write(Data(bytes))
            return
        }
        // Written aside first: whoever reads the file never meets half of it, and an old one stays where writing fails.
        let aside = path + ".\(ProcessInfo.processInfo.processIdentifier).tmp"
        let descriptor = Foundation.open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw fault(errno) }
        var failure: Int32 = 0
        var rest = bytes[...]
        while !rest.isEmpty && failure == 0 {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { failure = errno }
        }
        if close(descriptor) != 0 && failure == 0 { failure = errno }
        if failure == 0 && rename(aside, path) != 0 { failure = errno }
        guard failure == 0 else {
            unlink(aside)
            throw fault(failure)
        }
    }

    private static func fault(_ code: Int32) -> DocumentFault {
        let reason = String(cString: strerror(code))
        return DocumentFault(
            .unreadable,
            Wording(zh: "结果写不进 --out 指定的位置（\(reason)）", en: "the result cannot be written to --out (\(reason))"),
            advice: Wording(zh: "请检查文件夹是否存在、能否写入。", en: "Check that the folder is there and may be written to."))
    }

    /// Words for the person, beside the result.
    static func tell(_ words: String) {
        guard !words.isEmpty else { return }
        FileHandle.standardError.write(Data((words + "\n").utf8))
    }
}
