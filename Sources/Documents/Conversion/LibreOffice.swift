import Basics
import Glibc
import Synchronization

/// Converts old files with LibreOffice, which runs without a window, without macros, and where the system allows it in a room of its
/// own without a network (bubblewrap). Each object has a profile folder of its own, so that several can work at once; calls to one
/// object wait for one another.
public final class LibreOffice: Converter {
    /// How far LibreOffice is kept from everything else.
    public enum Isolation: String, Sendable {
        /// No network, and no files but programs and its own folder.
        case room
        /// No network.
        case offline
        /// Only its own settings keep it from following links.
        case settings
    }

    private let program: String
    private let isolation: Isolation
    private let temporary: String
    private let seconds: Double
    private let memory: Int
    private let folder = Mutex<WorkFolder?>(nil)

    /// - Parameters:
    ///   - program: the path of `soffice`; see `find`.
    ///   - temporary: a folder for its profile and the files under conversion; all that is put there is removed again.
    ///   - seconds: for one file; several in one call have as much together and four seconds each.
    ///   - memory: bytes of address space.
    public init(program: String, temporary: String = "/tmp", seconds: Double = 60, memory: Int = 4 << 30) {
        self.program = program
        self.temporary = temporary
        self.seconds = seconds
        self.memory = memory
        isolation = Sandbox.isolation
    }

    /// The path of LibreOffice, looked for in the folders of a search path and where its own packages put it; nil where it is not.
    public static func find(in searchPath: String) -> String? {
        let folders = searchPath.split(separator: ":").map(String.init) + ["/usr/bin", "/usr/local/bin", "/snap/bin"]
        for folder in folders {
            for name in ["soffice", "libreoffice"] where access("\(folder)/\(name)", X_OK) == 0 {
                return "\(folder)/\(name)"
            }
        }
        let ownFolder = "/opt"
        for name in (try? WorkFolder.names(in: ownFolder))?.sorted().reversed() ?? []
        where name.hasPrefix("libreoffice") && access("\(ownFolder)/\(name)/program/soffice", X_OK) == 0 {
            return "\(ownFolder)/\(name)/program/soffice"
        }
        return nil
    }

    /// Removes its folder; the next conversion makes another. Letting go of the object does the same, but a program's end does not.
    public func close() { folder.withLock { $0 = nil } }

    public func convert(_ files: [ConversionInput]) -> [Result<[UInt8], DocumentFault>] {
        folder.withLock { folder in
            do throws(DocumentFault) {
                if folder == nil { folder = try WorkFolder(in: temporary) }
                guard let folder else { return files.map { _ in .failure(.converterFailed) } }
                return try convert(files, in: folder)
            } catch {
                return files.map { _ in .failure(error) }
            }
        }
    }

    private func convert(
        _ files: [ConversionInput], in folder: WorkFolder
    ) throws(DocumentFault) -> [Result<[UInt8], DocumentFault>] {
        var results = [Result<[UInt8], DocumentFault>?](repeating: nil, count: files.count)
        for target in [FileFormat.docx, .xlsx] {
            let those = files.indices.filter { files[$0].format.target == target }
            guard those.count > 1 else { continue }
            _ = try run(those, of: files, to: target, in: folder, &results)
        }
        // What one call for all left without an answer: each on its own, so that none suffers from another.
        for i in files.indices where results[i] == nil {
            let fault = try run([i], of: files, to: files[i].format.target, in: folder, &results)
            if results[i] == nil { results[i] = .failure(fault ?? .converterFailed) }
        }
        return results.map { $0 ?? .failure(.converterFailed) }
    }

    /// Converts some of the files in one call and takes in what came out of it.
    /// - Returns: why the call as a whole failed.
    private func run(
        _ those: [Int], of files: [ConversionInput], to target: FileFormat, in folder: WorkFolder,
        _ results: inout [Result<[UInt8], DocumentFault>?]
    ) throws(DocumentFault) -> DocumentFault? {
        try folder.clear()
        defer { try? folder.clear() }
        var names: [String] = []
        for i in those {
            let name = "\(folder.path)/in/\(i).\(files[i].format.rawValue)"
            try folder.write(files[i].bytes, to: name)
            names.append(name)
        }
        let office =
            [
                program, "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore",
                "--nolockcheck",
                "--nodefault", "--nologo", "--convert-to", target.rawValue, "--outdir", "\(folder.path)/out",
            ] + names
        let allowed = seconds + (those.count > 1 ? 4 * Double(those.count) : 0)
        let command = Sandbox.command(office, isolation, folder: folder.path, memory: memory, bytesOfFile: 1 << 30)
        var fault: DocumentFault?
        do throws(ProcessFault) {
            let ended = try ChildProcess.run(
                command[0], Array(command.dropFirst()), environment: Sandbox.environment(home: folder.path),
                folder: folder.path,
                limits: ProcessLimits(
                    seconds: allowed, processorSeconds: Int(allowed) + 1, memory: nil, outputBytes: 1 << 20))
            // What the shell says where it cannot start a program.
            if ended.status == 126 || ended.status == 127 { fault = .converterNotStarted(program) }
        } catch {
            switch error {
            case .tooSlow: fault = .converterTooSlow(seconds: Int(seconds))
            case .notStarted(let code): throw .converterNotStarted(String(cString: strerror(code)))
            default: fault = .converterCrashed
            }
        }
        for i in those {
            let path = "\(folder.path)/out/\(i).\(target.rawValue)"
            // After a bad end the last file may be half written: then its archive does not open.
            guard let bytes = folder.read(path, most: Limits.standard.bytesIn),
                fault == nil || (try? Archive.kind(of: bytes, limits: .standard)) != nil
            else { continue }
            results[i] = .success(bytes)
        }
        return fault
    }
}
