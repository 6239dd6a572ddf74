import Basics
import Glibc

/// A folder for one program at work, removed with all that is in it when it is let go. What a run that was killed left behind, the
/// next one removes.
final class WorkFolder: Sendable {
    let path: String
    private static let prefix = "biaochi-office-"

    init(in parent: String) throws(DocumentFault) {
        WorkFolder.sweep(parent)
        var template = Array("\(parent)/\(WorkFolder.prefix)\(getpid())-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw .converterNotStarted(String(cString: strerror(errno))) }
        path = String(cString: made)
        for name in ["in", "out", "profile", "profile/user"] { mkdir("\(path)/\(name)", 0o700) }
        try write(Array(Sandbox.settings.utf8), to: "\(path)/profile/user/registrymodifications.xcu")
    }

    deinit { WorkFolder.remove(path) }

    /// Removes the files of the last call.
    func clear() throws(DocumentFault) {
        for name in ["in", "out"] {
            WorkFolder.remove("\(path)/\(name)")
            guard mkdir("\(path)/\(name)", 0o700) == 0 else {
                throw .converterNotStarted(String(cString: strerror(errno)))
            }
        }
    }

    func write(_ bytes: [UInt8], to path: String) throws(DocumentFault) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .converterNotStarted(String(cString: strerror(errno))) }
        defer { close(file) }
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else {
                if count < 0, errno == EINTR { continue }
                throw .converterNotStarted(String(cString: strerror(errno)))
            }
            done += count
        }
    }

    /// A regular file's bytes; nil where it is not there, is none, or is larger than `most`.
    func read(_ path: String, most: Int) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) <= most else {
            return nil
        }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var filled = 0
        while filled < bytes.count {
            let count = bytes[filled...].withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
            guard count > 0 else { return nil }
            filled += count
        }
        return bytes
    }

    // MARK: Removing

    struct NotAFolder: Error {}

    static func names(in path: String) throws -> [String] {
        guard let folder = opendir(path) else { throw NotAFolder() }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }

    /// Removes a folder with all that is in it; links are removed, not followed.
    private static func remove(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            unlink(path)
            return
        }
        for name in (try? names(in: path)) ?? [] { remove("\(path)/\(name)") }
        rmdir(path)
    }

    /// Removes folders of programs of ours that run no more.
    private static func sweep(_ parent: String) {
        for name in (try? names(in: parent)) ?? [] where name.hasPrefix(prefix) {
            let owner = name.dropFirst(prefix.count).prefix { $0 != "-" }
            var status = stat()
            guard let id = pid_t(owner), kill(id, 0) != 0, errno == ESRCH, lstat("\(parent)/\(name)", &status) == 0,
                status.st_uid == getuid()
            else { continue }
            remove("\(parent)/\(name)")
        }
    }
}
