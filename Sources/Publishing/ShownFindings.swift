import Basics
import Rulebook

extension JSON {
    /// A report as data without its findings below `severity`; counts and verdict stay those of all.
    public func showing(atLeast severity: Severity) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(
            members.map { member in
                guard member.key == "forms" else { return member }
                return Member("forms", .array(member.value.elements.map { $0.withFindings(atLeast: severity) }))
            })
    }

    private func withFindings(atLeast least: Severity) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(
            members.map { member in
                guard member.key == "findings" else { return member }
                let kept = member.value.elements.filter { finding in
                    (finding["severity"]?.stringValue.flatMap(Severity.init(rawValue:)) ?? .error) >= least
                }
                return Member("findings", .array(kept))
            })
    }
}
