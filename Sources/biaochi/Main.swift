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
        if CommandLine.arguments.contains("-bench") {
            let clock = ContinuousClock()
            for _ in 0..<3 {
                var n = 0
                let t0 = clock.now
                var td = Duration.zero
                while clock.now - t0 < .seconds(1) {
                    let a = clock.now
                    let d = try Document.open(bytes)
                    td += clock.now - a
                    n += Recogniser.read(d).forms.count > 0 ? 1 : 0
                }
                print(path, "per second", n, "open share", td)
            }
            return
        }
        let reading = Recogniser.read(try Document.open(bytes))
        print(String(decoding: reading.json(source: (path as NSString).lastPathComponent, sha256: "").bytes(), as: UTF8.self))
    }
}
