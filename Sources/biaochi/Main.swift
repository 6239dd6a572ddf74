import Basics
import Documents
import Forms
import Foundation
import Recognition
@main
struct Main {
    static func main() throws {
        let path = CommandLine.arguments.dropFirst().first { !$0.hasPrefix("-") && $0 != "read" && $0 != "json" }!
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let reading = Recogniser.read(try Document.open(bytes))
        print(String(decoding: reading.json(source: (path as NSString).lastPathComponent, sha256: "").bytes(), as: UTF8.self))
    }
}
