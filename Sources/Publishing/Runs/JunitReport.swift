import Basics
import Rulebook

extension RunReport {
    /// JUnit's XML: a suite a form, a case a finding. Only what must change fails; what is waived is skipped, the rest is told as
    /// the output of a case that passes. A file that could not be judged is an error.
    public func junit() -> [UInt8] {
        let suites: [Suite] = files.flatMap { self.suites(of: $0) }
        func sum(_ key: KeyPath<Suite, Int>) -> Int { suites.reduce(0) { $0 + $1[keyPath: key] } }
        var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        out +=
            "<testsuites name=\"biaochi\" tests=\"\(sum(\.tests))\" failures=\"\(sum(\.failures))\" "
            + "errors=\"\(sum(\.errors))\" skipped=\"\(sum(\.skipped))\">\n"
        for suite in suites {
            out +=
                "  <testsuite name=\"\(Markup.escaped(suite.name))\" tests=\"\(suite.tests)\" "
                + "failures=\"\(suite.failures)\" errors=\"\(suite.errors)\" skipped=\"\(suite.skipped)\">\n"
            out += suite.cases.map(\.xml).joined()
            out += "  </testsuite>\n"
        }
        return Array((out + "</testsuites>\n").utf8)
    }

    private func suites(of file: JudgedFile) -> [Suite] {
        if let fault = file.fault {
            let words = fault.message[language] + "\n" + fault.advice[language]
            return [
                Suite(name: file.source, cases: [Case(file.source, "open", .error, fault.message[language], words)])
            ]
        }
        return file.report.forms.enumerated().map { i, form in
            let name = "\(file.source) [\(i + 1)] \(form.name(language))"
            var cases = shown(form).map { finding -> Case in
                let read = i < file.reading.forms.count ? file.reading.forms[i] : nil
                let place = PlaceWords(format: file.format, language: language).words(finding.cell)
                let title = [finding.rule, finding.path.words(in: read, language), place].filter { !$0.isEmpty }
                return Case(
                    name, title.joined(separator: " · "), finding.severity == .error ? .failure : .told,
                    finding.message[language], finding.message[language] + "\n" + finding.advice[language])
            }
            cases += shownWaived(form).map { waived in
                Case(
                    name, waived.finding.rule + " · \(waived.finding.number)", .skipped,
                    waived.finding.message[language] + " " + waived.words(language), "")
            }
            // A form without findings is a case that passes.
            if cases.isEmpty { cases = [Case(name, Words.all[language], .told, "", "")] }
            return Suite(name: name, cases: cases)
        }
    }

    private struct Suite {
        var name: String
        var cases: [Case]
        var tests: Int { cases.count }
        var failures: Int { cases.count { $0.kind == .failure } }
        var errors: Int { cases.count { $0.kind == .error } }
        var skipped: Int { cases.count { $0.kind == .skipped } }
    }

    private struct Case {
        enum Kind { case failure, error, skipped, told }
        var suite: String
        var name: String
        var kind: Kind
        var message: String
        var words: String

        init(_ suite: String, _ name: String, _ kind: Kind, _ message: String, _ words: String) {
            self.suite = suite
            self.name = name
            self.kind = kind
            self.message = message
            self.words = words
        }

        var xml: String {
            let message = Markup.escaped(message)
            let words = Markup.escaped(words)
            let inside =
                switch kind {
                case .failure: "      <failure message=\"\(message)\">\(words)</failure>\n"
                case .error: "      <error message=\"\(message)\">\(words)</error>\n"
                case .skipped: "      <skipped message=\"\(message)\"/>\n"
                case .told: words.isEmpty ? "" : "      <system-out>\(words)</system-out>\n"
                }
            let head = "    <testcase classname=\"\(Markup.escaped(suite))\" name=\"\(Markup.escaped(name))\""
            return inside.isEmpty ? head + "/>\n" : head + ">\n" + inside + "    </testcase>\n"
        }
    }
}

private enum Words {
    static let all = Wording(zh: "全部规则", en: "all rules")
}
