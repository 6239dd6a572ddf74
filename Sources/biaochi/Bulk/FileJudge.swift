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
    /// What is handed back of each file beside its result.
    var handBack: HandBack?

    /// What a path comes to; of an archive or a mail, what each of the files in it comes to, in their order.
    func record(of path: String) -> BulkRecord {
        let whole: InputFile
        do throws(DocumentFault) { whole = try InputFile(path: path) } catch { return record(of: path, fault: error) }
        var record = BulkRecord(path: path, sha256: SHA256.hex(of: whole.bytes))
        whole.each { source, input in
            // What is told of a file inside begins behind the archive's path: a copy of it has another one.
            let inside = String(source.dropFirst(path.count))
            do throws(DocumentFault) { add(try input.get(), source, inside, to: &record) } catch {
                add(JudgedFile(source: source, fault: error, asOf: day, profile: profile), inside, to: &record)
            }
        }
        return record
    }

    /// A file that could not be judged at all.
    func record(of path: String, sha256: String? = nil, fault: DocumentFault) -> BulkRecord {
        var record = BulkRecord(path: path, sha256: sha256)
        var file = JudgedFile(source: path, fault: fault, asOf: day, profile: profile)
        file.sha256 = sha256 ?? ""
        add(file, "", to: &record)
        return record
    }

    private func add(_ input: InputFile, _ source: String, _ inside: String, to record: inout BulkRecord) {
        let sha256 = SHA256.hex(of: input.bytes)
        var file: JudgedFile
        do throws(DocumentFault) {
            let opened = try OpenedForms(input)
            var report = Rulebook.standard.check(opened.reading, beside: Beside(asOf: day), profile: profile)
            choice.apply(to: &report)
            file = JudgedFile(
                source: source, sha256: sha256, document: opened.document, reading: opened.reading, report: report)
            file.fault = opened.noForms
            try handBack?.write(opened, file, day, language)
        } catch {
            file = JudgedFile(source: source, fault: error, asOf: day, profile: profile)
            file.sha256 = sha256
        }
        add(file, inside, name: input.name, to: &record)
    }

    private func add(_ file: JudgedFile, _ inside: String, name: String? = nil, to record: inout BulkRecord) {
        if !record.result.isEmpty { record.result.append(0x0A) }
        record.result += line(file, name ?? file.source.split(separator: "/").last.map(String.init) ?? file.source)
        record.rows += RunReport([file], rulebook: .standard, least: .info, language: language).csvRows()
        record.tally += BatchTally.lines(of: file)
        if let fault = file.fault {
            let fields = [inside, fault.message.zh, fault.advice.zh].map(\.oneField)
            record.failure += Array((fields.joined(separator: "\t") + "\n").utf8)
        }
    }

    /// - Parameter name: without the folders before it.
    private func line(_ file: JudgedFile, _ name: String) -> [UInt8] {
        let fault = file.fault
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
}

extension String {
    /// As one field of a line of fields parted by tabs.
    var oneField: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }
}
