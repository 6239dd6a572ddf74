import Basics
import Documents
import Foundation

/// A file as the user named it, and its bytes: read with a bound, whatever the file system says of its size.
struct InputFile {
    /// As given on the command line; `-` is standard input. Of a file in an archive: the archive's path and the one inside.
    var path: String
    var bytes: [UInt8]
    /// Its name without the folders before it; of a file in an archive: the archive's name and the path inside.
    let name: String
    /// Whether it came out of an archive or a mail.
    var isBundled = false
    /// The letter of a mail, which need not hold a form.
    var isLetter = false

    private init(_ inner: BundledFile, _ bytes: [UInt8], in bundle: InputFile) {
        path = bundle.path + "/" + inner.path
        name = bundle.name + "/" + inner.path
        self.bytes = bytes
        isBundled = true
        isLetter = inner.isLetter
    }

    /// The files that a path stands for, one by one: itself, or those in the archive or mail that stands there.
    /// - Parameter body: takes the path for people, and the file or why it cannot be read.
    static func each(
        _ path: String, _ body: (String, Result<InputFile, DocumentFault>) throws(DocumentFault) -> Void
    ) throws(DocumentFault) {
        let file: InputFile
        do throws(DocumentFault) { file = try InputFile(path: path) } catch { return try body(path, .failure(error)) }
        var stopped: DocumentFault?
        file.each { source, input in
            guard stopped == nil else { return }
            do throws(DocumentFault) { try body(source, input) } catch { stopped = error }
        }
        if let stopped { throw stopped }
    }

    /// Itself, or the files in it where it is an archive or a mail.
    func each(_ body: (String, Result<InputFile, DocumentFault>) -> Void) {
        guard FileBundle.kind(of: bytes) != nil else { return body(path, .success(self)) }
        var count = 0
        do throws(DocumentFault) {
            try FileBundle.read(bytes) { inner in
                count += 1
                body(path + "/" + inner.path, inner.content.map { InputFile(inner, $0, in: self) })
            }
        } catch {
            // What stands before the fault was handed over.
            return body(path, .failure(error))
        }
        if count == 0 { body(path, .failure(InputFault.nothingInside)) }
    }

    /// - Throws: `DocumentFault` where nothing is there, where it is no file, or where it is too large.
    init(path: String, limits: Limits = .standard) throws(DocumentFault) {
        self.path = path
        name = path == "-" ? "-" : path.split(separator: "/").last.map(String.init) ?? path
        guard path != "-" else {
            bytes = try InputFile.read(descriptor: 0, limits: limits)
            return
        }
        let (descriptor, size) = try InputFile.open(path)
        defer { close(descriptor) }
        bytes = try InputFile.read(descriptor: descriptor, expected: size, limits: limits)
    }

    /// - Parameter pipes: whether a named pipe will do; reading one may wait for ever.
    /// - Returns: a descriptor to close, and the size that the file system tells.
    private static func open(_ path: String, pipes: Bool = true) throws(DocumentFault) -> (
        descriptor: Int32, size: Int
    ) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw errno == EACCES ? InputFault.unreadable(errno) : InputFault.missing
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: throw InputFault.directory
        case S_IFREG: break
        case S_IFIFO where pipes: break
        default: throw InputFault.noFile
        }
        let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw InputFault.unreadable(errno) }
        return (descriptor, Int(status.st_size))
    }

    /// The hash of an ordinary file, without holding it.
    /// - Throws: as `init` does.
    static func sha256(of path: String, limits: Limits = .standard) throws(DocumentFault) -> String {
        let (descriptor, _) = try open(path, pipes: false)
        defer { close(descriptor) }
        var hash = SHA256()
        try eachPiece(descriptor, limits: limits) { hash.update($0) }
        return hash.hex()
    }

    private static func read(descriptor: Int32, expected: Int = 0, limits: Limits) throws(DocumentFault) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(max(expected, 0), limits.bytesIn) + 1)
        try eachPiece(descriptor, limits: limits) { bytes += $0 }
        return bytes
    }

    private static func eachPiece(
        _ descriptor: Int32, limits: Limits, _ take: (ArraySlice<UInt8>) -> Void
    ) throws(DocumentFault) {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var most = limits.bytesIn
        var taken = 0
        while true {
            let count = Foundation.read(descriptor, &chunk, chunk.count)
            if count == 0 { return }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw InputFault.unreadable(errno)
            }
            // An archive may be larger than a file of its own.
            if taken == 0, FileBundle.mayBegin(chunk[..<count]) { most = BundleLimits.standard.bytesIn }
            if taken + count > most { throw InputFault.tooLarge(most) }
            take(chunk[..<count])
            taken += count
        }
    }
}

/// What can be wrong before a file is opened.
private enum InputFault {
    static let missing = DocumentFault(
        .missing, Wording(zh: "没有这个文件", en: "there is no such file"),
        advice: Wording(zh: "请核对路径；文件名中有空格时要加引号。", en: "Check the path; put a name with blanks in quotes."))
    static let directory = DocumentFault(
        .notAFile, Wording(zh: "这是文件夹，不是文件", en: "this is a folder, not a file"),
        advice: Wording(zh: "请写出其中的文件，例如 文件夹/*.docx。", en: "Name the files in it, such as FOLDER/*.docx."))
    static let nothingInside = DocumentFault(
        .empty, Wording(zh: "里面没有文件", en: "there is no file in it"),
        advice: Wording(zh: "请检查压缩包或邮件是否选对了。", en: "Check that it is the right archive or mail."))
    static let noFile = DocumentFault(
        .notAFile, Wording(zh: "这不是普通文件", en: "this is not an ordinary file"),
        advice: Wording(zh: "请给出表格或文档文件，或装有它们的压缩包。", en: "Give a document or workbook, or an archive of them."))

    static func unreadable(_ code: Int32) -> DocumentFault {
        let reason = String(cString: strerror(code))
        return DocumentFault(
            .unreadable, Wording(zh: "文件读不出来（\(reason)）", en: "the file cannot be read (\(reason))"),
            advice: Wording(
                zh: "请检查文件的读取权限，或先复制到本机。", en: "Check that you may read it, or copy it to this machine first."))
    }

    static func tooLarge(_ limit: Int) -> DocumentFault {
        let megabytes = limit >> 20
        return DocumentFault(
            .tooLarge,
            Wording(zh: "文件超过 \(megabytes) MB，未读取", en: "the file is larger than \(megabytes) MB and was not read"),
            advice: Wording(zh: "请只留下绩效目标表所在的部分再试。", en: "Keep only the part that holds the forms."))
    }
}
