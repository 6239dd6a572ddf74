import Basics
import Documents
import Foundation

/// The files of a bulk run, one after the other as they were named: those of a folder by the bytes of their paths, those of a
/// manifest in its order. Kept in a file, so that any number of them takes no memory.
final class PathList {
    enum Entry {
        case file(String)
        /// What stands at this path cannot be read.
        case fault(String, DocumentFault)
    }

    private let file: GrowingFile
    private var handle: UnsafeMutablePointer<FILE>?
    private(set) var count = 0
    private let excluded: stat

    /// - Parameters:
    ///   - paths: files, folders and manifests.
    ///   - place: where to keep the list.
    ///   - excluded: the run's own folder, which is none of its inputs.
    init(_ paths: [String], at place: String, excluding excluded: String) throws(DocumentFault) {
        var own = stat()
        _ = stat(excluded, &own)
        self.excluded = own
        file = try GrowingFile(path: place)
        for path in paths { try add(path, mayBeManifest: true) }
        try file.finish()
        handle = fopen(place, "re")
    }

    deinit { if let handle { fclose(handle) } }

    /// Starts from the first again.
    func rewind() { if let handle { Foundation.rewind(handle) } }

    /// nil behind the last.
    func next() -> Entry? {
        guard let handle else { return nil }
        var line: UnsafeMutablePointer<CChar>?
        var room = 0
        defer { free(line) }
        let length = getline(&line, &room, handle)
        guard length > 1, let line else { return nil }
        let bytes = UnsafeRawBufferPointer(start: line, count: length - 1)
        let rest = bytes.dropFirst()
        let path = (try? JSON.parse(Data(rest)))?.stringValue ?? String(decoding: rest, as: UTF8.self)
        switch bytes.first {
        case Mark.badName: return .fault(path, BulkFaults.badName)
        case Mark.closedFolder: return .fault(path, BulkFaults.closedFolder)
        default: return .file(path)
        }
    }

    private enum Mark {
        static let file = UInt8(ascii: "F")
        static let badName = UInt8(ascii: "N")
        static let closedFolder = UInt8(ascii: "D")
    }

    private func add(_ path: String, mayBeManifest: Bool) throws(DocumentFault) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            try note(Mark.file, path)
            return
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            try walk(path, status, depth: 0)
        } else if mayBeManifest, let lines = Manifest(path) {
            try lines.eachPath { (path: String) throws(DocumentFault) in try add(path, mayBeManifest: false) }
        } else {
            try note(Mark.file, path)
        }
    }

    /// All in a folder but hidden files and the lock files of office programs. Links to folders are not followed: they may lead
    /// back.
    private func walk(_ folder: String, _ status: stat, depth: Int) throws(DocumentFault) {
        if status.st_dev == excluded.st_dev && status.st_ino == excluded.st_ino { return }
        guard depth < 128, let directory = opendir(folder) else {
            try note(Mark.closedFolder, folder)
            return
        }
        let base = folder.hasSuffix("/") ? folder : folder + "/"
        var children: [(name: [UInt8], status: stat)] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard name.first != UInt8(ascii: "."), !name.starts(with: Array("~$".utf8)) else { continue }
            var status = stat()
            guard fstatat(dirfd(directory), name.map { CChar(bitPattern: $0) } + [0], &status, AT_SYMLINK_NOFOLLOW) == 0
            else { continue }
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            // With the slash, a folder stands where its files stand by the bytes of their paths.
            children.append((isFolder ? name + [UInt8(ascii: "/")] : name, status))
        }
        closedir(directory)
        children.sort { $0.name.lexicographicallyPrecedes($1.name) }
        for (name, status) in children {
            guard let valid = String(validating: name, as: UTF8.self) else {
                try note(Mark.badName, base + String(decoding: name, as: UTF8.self))
                continue
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: try walk(base + valid.dropLast(), status, depth: depth + 1)
            case S_IFLNK:
                var target = stat()
                let isFolder = stat(base + valid, &target) == 0 && target.st_mode & S_IFMT == S_IFDIR
                if !isFolder { try note(Mark.file, base + valid) }
            default: try note(Mark.file, base + valid)
            }
        }
    }

    private func note(_ mark: UInt8, _ path: String) throws(DocumentFault) {
        count += 1
        try file.write(([mark] + JSON.string(path).bytes() + [0x0A])[...])
    }
}

/// A text file that lists files, a path a line; blank lines count for nothing.
struct Manifest {
    private let path: String

    /// nil where it is none: in the first lines of a manifest stands a path at which something is.
    init?(_ path: String) {
        self.path = path
        var isOne = false
        var lines = 0
        Manifest.eachLine(path) { line in
            lines += 1
            if line.contains(0) { return false }
            isOne = line.count < Int(PATH_MAX) && Manifest.exists(line)
            return !isOne && lines < 100
        }
        if !isOne { return nil }
    }

    func eachPath(_ take: (String) throws(DocumentFault) -> Void) throws(DocumentFault) {
        var fault: DocumentFault?
        Manifest.eachLine(path) { line in
            do throws(DocumentFault) {
                try take(String(decoding: line, as: UTF8.self))
                return true
            } catch {
                fault = error
                return false
            }
        }
        if let fault { throw fault }
    }

    private static func exists(_ line: [UInt8]) -> Bool {
        var status = stat()
        return stat(String(decoding: line, as: UTF8.self), &status) == 0
    }

    /// - Parameter take: whether to go on.
    private static func eachLine(_ path: String, _ take: ([UInt8]) -> Bool) {
        var status = stat()
        // What is no ordinary file is told as such, later.
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, let file = fopen(path, "re") else { return }
        defer { fclose(file) }
        var line: UnsafeMutablePointer<CChar>?
        var room = 0
        defer { free(line) }
        while true {
            let length = getline(&line, &room, file)
            guard length > 0, let line else { return }
            var bytes = Array(UnsafeRawBufferPointer(start: line, count: length))
            while bytes.last == 0x0A || bytes.last == 0x0D { bytes.removeLast() }
            if bytes.isEmpty { continue }
            if !take(bytes) { return }
        }
    }
}
