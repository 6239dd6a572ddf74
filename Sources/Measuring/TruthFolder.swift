import Basics
import Forms
import Foundation

/// A folder of files with known truth: `ID.truth.json` beside `ID.FORMAT`.
public struct TruthFolder: Sendable {
    /// One file of it.
    public struct File: Sendable {
        public let id: String
        public let format: String
        public let bytes: [UInt8]
        public let truth: JSON
    }

    public let files: [File]

    /// Reads the folder; of `formats` only, where given.
    public init(_ folder: URL, formats: Set<String>? = nil) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let suffix = ".truth.json"
        files = try names.filter { $0.hasSuffix(suffix) }.flatMap { name -> [File] in
            let id = String(name.dropLast(suffix.count))
            let truth = try JSON.parse(Data(contentsOf: folder.appending(path: name)))
            return try names.filter { $0.hasPrefix(id + ".") && !$0.hasSuffix(".json") }.compactMap { file in
                let format = String(file.dropFirst(id.count + 1))
                guard formats?.contains(format) ?? true else { return nil }
                let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
                return File(id: id, format: format, bytes: bytes, truth: truth)
            }
        }
    }

    /// The texts of all storages that can be made from some samples.
    public init(made samples: [Sample], storages: [Storage] = Storage.allCases) {
        files = storages.flatMap { $0.texts(samples) }.map {
            File(id: "\($0.id)-\($0.storage)", format: $0.storage.rawValue, bytes: Array($0.text.utf8), truth: $0.truth)
        }
    }

    /// Writes the files and their truths, as a folder that can be read again.
    public func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for file in files {
            try Data(file.bytes).write(to: folder.appending(path: "\(file.id).\(file.format)"))
            try Data(file.truth.bytes()).write(to: folder.appending(path: "\(file.id).truth.json"))
        }
    }

    /// What is read right, by storage.
    public func tallies(read: ([UInt8]) throws -> Reading) throws -> [(storage: String, tally: Tally)] {
        var tallies: [String: Tally] = [:]
        for file in files {
            var tally = Comparison.tally(try read(file.bytes), Truth(file.truth, format: file.format))
            for i in tally.wrong.indices { tally.wrong[i].place = "\(file.id).\(file.format) \(tally.wrong[i].place)" }
            tallies[file.format, default: Tally()] += tally
        }
        return tallies.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
