import Basics
import Documents
import Foundation

/// Where a command's result goes: standard output, or a file that is there whole or not at all.
enum Output {
    /// - Parameter path: nil for standard output.
    /// - Throws: `DocumentFault` where it cannot be written.
    static func write(_ bytes: [UInt8], to path: String?) throws(DocumentFault) {
        guard let path else {
            let failure = writeAll(bytes, to: 1)
            guard failure == 0 else { throw fault(failure, Wording(zh: "标准输出", en: "standard output")) }
            return
        }
        let place = Wording(zh: " --out 指定的位置", en: "--out")
        // Written aside first: whoever reads the file never meets half of it, and an old one stays where writing fails.
        let aside = path + ".\(ProcessInfo.processInfo.processIdentifier).tmp"
        let descriptor = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw fault(errno, place) }
        var failure = writeAll(bytes, to: descriptor)
        if close(descriptor) != 0 && failure == 0 { failure = errno }
        if failure == 0 && rename(aside, path) != 0 { failure = errno }
        guard failure == 0 else {
            unlink(aside)
            throw fault(failure, place)
        }
    }

    /// Words for the person, beside the result. Where they cannot be written there is nobody to tell.
    static func tell(_ words: String) {
        if !words.isEmpty { _ = writeAll(Array((words + "\n").utf8), to: 2) }
    }

    /// The same, without an end of line.
    static func tellInPlace(_ words: String) { _ = writeAll(Array(words.utf8), to: 2) }

    /// - Returns: 0, or the error's number. `FileHandle` would stop the program.
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                Foundation.write(descriptor, all.baseAddress.map { $0 + start }, all.count - start)
            }
            if count >= 0 { start += count } else if errno != EINTR { return errno }
        }
        return 0
    }

    static func fault(_ code: Int32, _ place: Wording) -> DocumentFault {
        let reason = String(cString: strerror(code))
        return DocumentFault(
            .unreadable,
            Wording(zh: "结果写不进\(place.zh)（\(reason)）", en: "the result cannot be written to \(place.en) (\(reason))"),
            advice: Wording(
                zh: "请检查文件夹是否存在、能否写入，磁盘是否已满。",
                en: "Check that the folder is there and may be written to, and that the disk is not full."))
    }
}
