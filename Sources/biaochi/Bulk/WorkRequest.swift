import Basics
import Documents
import Foundation
import Library

/// One line that `biaochi worker` takes: a path, or `{"path": …}` with what this file is judged by.
struct WorkRequest {
    var path: String
    var profile: String?
    var asOf: String?
    var select: String?
    var ignore: String?

    init(path: String) { self.path = path }

    /// A line that begins like an object and is none is a path: files may be named so.
    /// - Throws: `UsageFault` where the object asks for what there is not.
    init(line: String) throws(UsageFault) {
        guard line.hasPrefix("{"), let json = try? JSON.parse(Data(line.utf8)), case .object(let members) = json,
            let path = json["path"]?.stringValue
        else {
            self.init(path: line)
            return
        }
        self.init(path: path)
        for member in members where member.value != .null {
            switch (member.key, member.value.stringValue) {
            case ("path", _): break
            case ("profile", let value?): profile = value
            case ("asOf", let value?): asOf = value
            case ("select", let value?): select = value
            case ("ignore", let value?): ignore = value
            default:
                throw UsageFault(
                    message: Wording(zh: "“\(member.key)”不能这样写。", en: "“\(member.key)” cannot be asked for so."),
                    hint: Wording(
                        zh: "可以写 path、profile、asOf、select、ignore，值都用文字。",
                        en: "There are path, profile, asOf, select and ignore, each with words."))
            }
        }
    }

    /// As a line.
    var line: [UInt8] { JSON.object([.init("path", .string(path))]).bytes(pretty: false) + [0x0A] }

    /// What this file is judged by: what it asks for, and for the rest what the run was started with.
    /// - Throws: `UsageFault`, or `DocumentFault` where the profile's file is at fault.
    func judge(_ standard: FileJudge) throws -> FileJudge {
        var judge = standard
        if let profile { judge.profile = try Lookup.profile(profile) }
        if let asOf { judge.day = try Lookup.day(asOf) }
        if select != nil || ignore != nil { judge.choice = try RuleChoice(select: select, ignore: ignore) }
        return judge
    }
}
