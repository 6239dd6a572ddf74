import Basics
import Documents
import Foundation

/// A file that is written piece by piece beside its place and put there whole.
final class GrowingFile {
    private let path: String
    private let aside: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var isFinished = false

    init(path: String) throws(DocumentFault) {
        self.path = path
        aside = path + ".tmp"
        descriptor = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Output.fault(errno, GrowingFile.place) }
    }

    deinit {
        close(descriptor)
        if !isFinished { unlink(aside) }
    }

    func write(_ bytes: ArraySlice<UInt8>) throws(DocumentFault) {
        buffer += bytes
        if buffer.count >= 1 << 18 { try flush() }
    }

    private func flush() throws(DocumentFault) {
        let failure = Output.writeAll(buffer, to: descriptor)
        buffer.removeAll(keepingCapacity: true)
        guard failure == 0 else { throw Output.fault(failure, GrowingFile.place) }
    }

    /// To the disk, and to its place.
    func finish() throws(DocumentFault) {
        try flush()
        guard fdatasync(descriptor) == 0, rename(aside, path) == 0 else { throw Output.fault(errno, GrowingFile.place) }
        isFinished = true
    }

    private static let place = Wording(zh: " --out 指定的文件夹", en: "the folder of --out")
}
