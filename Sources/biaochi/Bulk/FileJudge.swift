import Basics
import Documents
import Foundation
import Library
import Publishing
import Rulebook

/// Reads and judges one file of a bulk run: the same report as `check --format json` gives.
struct FileJudge {
    var profile: Profile
    var choice: RuleChoice
    var day: Day
    var language: Language

    /// - Parameter path: as it is to be told.
    func record(of path: String) -> BulkRecord {
        let file: InputFile
        do throws(DocumentFault) { file = try InputFile(path: path) } catch { return record(of: path, fault: error) }
        let sha256 = SHA256.hex(of: file.bytes)
        do throws(DocumentFault) {
            let opened = try OpenedForms(file)
            var report = Rulebook.standard.check(opened.reading, beside: Beside(asOf: day), profile: profile)
            choice.apply(to: &report)
            let judged = JudgedFile(
                source: path, sha256: sha256, document: opened.document, reading: opened.reading, report: report)
            if let fault = opened.noForms {
                return record(of: path, sha256: sha256, fault: fault, judged: judged)
            }
            var record = BulkRecord(path: path, sha256: sha256)
            record.result = line(judged, fault: nil)
            record.rows = rows(judged)
            record.tally = BatchTally.lines(of: judged)
            return record
        } catch {
            return record(of: path, sha256: sha256, fault: error)
        }
    }

    /// A file that could not be judged.
    /// - Parameter judged: what there is of it, where it could be opened and holds no form.
    func record(of path: String, sha256: String? = nil, fault: DocumentFault, judged: JudgedFile? = nil) -> BulkRecord {
        var failed = judged ?? JudgedFile(source: path, fault: fault, asOf: day, profile: profile)
        failed.fault = fault
        failed.sha256 = sha256 ?? ""
        var record = BulkRecord(path: path, sha256: sha256)
        record.result = line(failed, fault: fault)
        record.rows = rows(failed)
        record.failure = Array((fault.message.zh.oneField + "\t" + fault.advice.zh.oneField).utf8)
        record.tally = BatchTally.lines(of: failed)
        return record
    }

    private func line(_ file: JudgedFile, fault: DocumentFault?) -> [UInt8] {
        let name = file.source.split(separator: "/").last.map(String.init) ?? file.source
        guard case .object(var members) = file.report.json(source: name, sha256: file.sha256) else { return [] }
        if file.sha256.isEmpty, let i = members.firstIndex(where: { $0.key == "sha256" }) {
            members[i] = .init("sha256", .null)
        }
        members.insert(.init("path", .string(file.source)), at: 0)
        let opened = !file.sha256.isEmpty && (fault == nil || !file.document.blocks.isEmpty)
        members += [
            .init("format", opened ? .string(file.format.rawValue) : .null),
            .init("about", .array(file.reading.forms.map { FormAbout($0).json })),
            .init(
                "fault",
                fault.map {
                    .object([
                        .init("kind", .string($0.kind.rawValue)), .init("message", $0.message.json),
                        .init("advice", $0.advice.json),
                    ])
                } ?? .null),
        ]
        return JSON.object(members).bytes(pretty: false)
    }

    private func rows(_ file: JudgedFile) -> [UInt8] {
        RunReport([file], rulebook: .standard, least: .info, language: language).csvRows()
    }
}

extension String {
    /// As one field of a line of fields parted by tabs.
    var oneField: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }
}
