import Basics
import Forms
import Rulebook

extension RunReport {
    /// SARIF 2.1.0: one run, every rule with its help, every finding with its place; what is waived as suppressed.
    /// - Parameter version: of the program.
    public func sarif(version: String) -> JSON {
        .object([
            .init("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
            .init("version", .string("2.1.0")),
            .init("runs", .array([run(version)])),
        ])
    }

    private func run(_ version: String) -> JSON {
        let ranks = Dictionary(rulebook.rules.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let results = files.enumerated().flatMap { i, file in
            file.report.forms.enumerated().flatMap { k, form in
                shown(form).map { result($0, nil, ranks, file, i, k) }
                    + shownWaived(form).map { result($0.finding, $0, ranks, file, i, k) }
            }
        }
        return .object([
            .init("tool", .object([.init("driver", driver(version))])),
            .init("language", .string(language == .zh ? "zh-CN" : "en-US")),
            .init("columnKind", .string("unicodeCodePoints")),
            .init("artifacts", .array(files.map(artifact))),
            .init("invocations", .array([invocation])),
            .init("results", .array(results)),
            .init("properties", properties),
        ])
    }

    private func driver(_ version: String) -> JSON {
        .object([
            .init("name", .string("biaochi")), .init("version", .string(version)),
            .init("semanticVersion", .string(version)),
            .init("rules", .array(rulebook.rules.map(descriptor))),
        ])
    }

    private func descriptor(_ rule: any Rule.Type) -> JSON {
        let pages = RulePages(rulebook)
        return .object([
            .init("id", .string(rule.name)),
            .init("shortDescription", message(rule.what[language])),
            .init("fullDescription", message(rule.what[language] + " " + rule.why[language])),
            .init(
                "help",
                .object([
                    .init("text", .string(pages.page(of: rule, Appearance(width: 100, language: language)))),
                    .init("markdown", .string(pages.markdown([rule], language))),
                ])),
            .init("defaultConfiguration", .object([.init("level", .string(rule.severity.sarif))])),
            .init(
                "properties",
                .object([
                    .init("tags", .array([.string(rule.aspect.rawValue)])),
                    .init("maturity", .string(rule.maturity.rawValue)),
                    .init("sources", .array(rule.sources.map { .string($0) })),
                ])),
        ])
    }

    private func artifact(_ file: JudgedFile) -> JSON {
        var members: [JSON.Member] = [.init("location", .object([.init("uri", .string(SarifReport.uri(file.source)))]))]
        if !file.sha256.isEmpty { members.append(.init("hashes", .object([.init("sha-256", .string(file.sha256))]))) }
        return .object(members)
    }

    /// Files that could not be judged stand here.
    private var invocation: JSON {
        let faults = files.enumerated().compactMap { i, file -> JSON? in
            guard let fault = file.fault else { return nil }
            let place = JSON.object([.init("physicalLocation", .object([.init("artifactLocation", location(i, file))]))]
            )
            return .object([
                .init("level", .string("error")),
                .init("message", message(fault.message[language] + " " + fault.advice[language])),
                .init("locations", .array([place])),
            ])
        }
        return .object([
            .init("executionSuccessful", .bool(faults.isEmpty)),
            .init("toolExecutionNotifications", .array(faults)),
        ])
    }

    private func result(
        _ finding: Finding, _ waived: WaivedFinding?, _ ranks: [String: Int], _ file: JudgedFile, _ i: Int, _ form: Int
    ) -> JSON {
        let read = form < file.reading.forms.count ? file.reading.forms[form] : nil
        var members: [JSON.Member] = [.init("ruleId", .string(finding.rule))]
        if let rank = ranks[finding.rule] { members.append(.init("ruleIndex", .int(rank))) }
        members += [
            .init("level", .string(finding.severity.sarif)),
            .init("message", message(finding.message[language] + "\n" + finding.advice[language])),
            .init("locations", .array([place(finding.path, finding.cell, file, i, form)])),
        ]
        if !finding.places.isEmpty {
            let places = finding.places.map { place($0.path, $0.cell, file, i, form) }
            members.append(.init("relatedLocations", .array(places)))
        }
        members.append(
            .init(
                "partialFingerprints",
                .object([.init("biaochiFinding/v1", .string(SarifReport.fingerprint(finding, file, form)))])))
        if let waived {
            let suppression = JSON.object([
                .init("kind", .string("external")), .init("status", .string("accepted")),
                .init("justification", .string(waived.words(language))),
            ])
            members.append(.init("suppressions", .array([suppression])))
        }
        members.append(
            .init(
                "properties",
                .object([
                    .init("form", .int(form)), .init("number", .int(finding.number)),
                    .init("path", .string(finding.path.description)), .init("value", .text(finding.value)),
                    .init("same", .int(finding.same)),
                    .init("proposed", .string(finding.corrections(in: read, language))),
                ])))
        return .object(members)
    }

    private func place(_ path: Path, _ cell: CellReference?, _ file: JudgedFile, _ i: Int, _ form: Int) -> JSON {
        let read = form < file.reading.forms.count ? file.reading.forms[form] : nil
        var physical: [JSON.Member] = [.init("artifactLocation", location(i, file))]
        if let line = cell?.line {
            physical.append(.init("region", .object([.init("startLine", .int(max(line, 1)))])))
        }
        let cellWords = PlaceWords(format: file.format, language: language).words(cell)
        let words = [path.words(in: read, language), cellWords].filter { !$0.isEmpty }.joined(separator: " · ")
        return .object([
            .init("physicalLocation", .object(physical)),
            .init(
                "logicalLocations",
                .array([
                    .object([
                        .init("name", .string(words)),
                        .init("fullyQualifiedName", .string("forms[\(form)].\(path)")),
                        .init("kind", .string("element")),
                    ])
                ])),
        ])
    }

    private func location(_ i: Int, _ file: JudgedFile) -> JSON {
        .object([.init("uri", .string(SarifReport.uri(file.source))), .init("index", .int(i))])
    }

    private func message(_ text: String) -> JSON { .object([.init("text", .string(text))]) }

    private var properties: JSON {
        let report = files.first?.report
        return .object([
            .init("profile", report.map { .string($0.profile) } ?? .null),
            .init("rulebook", report.map { .string($0.rulebook) } ?? .null),
            .init("asOf", report?.asOf.map { .string($0.description) } ?? .null),
            .init(
                "inputs",
                .array(
                    inputs.map {
                        .object([
                            .init("role", .string($0.role)), .init("source", .string($0.source)),
                            .init("sha256", .string($0.sha256)),
                        ])
                    })),
        ])
    }
}

private enum SarifReport {
    /// A path as a reference: what is no plain sign is written by its bytes.
    static func uri(_ path: String) -> String {
        var out = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                out.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                out += "%" + (hex.count < 2 ? "0" : "") + hex
            }
        }
        return out
    }

    /// The same where a row only moved.
    static func fingerprint(_ finding: Finding, _ file: JudgedFile, _ form: Int) -> String {
        let read = form < file.reading.forms.count ? file.reading.forms[form] : nil
        let name = finding.path.index.flatMap { finding.path.entryName(in: read, at: $0) } ?? ""
        let place = [finding.path.field, finding.path.leaf].compactMap { $0?.word }.joined(separator: ".")
        let words = finding.value.isEmpty ? finding.message.zh : finding.value.string
        let parts = [finding.rule, read?.body?.string ?? "", place, name, words]
        return SHA256.hex(of: Array(parts.joined(separator: "\n").utf8))
    }
}

extension Severity {
    fileprivate var sarif: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }
}
