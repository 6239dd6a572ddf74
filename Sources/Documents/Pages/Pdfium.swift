import Basics
import CPdfium
import Glibc
import Synchronization

/// pdfium, found and started once, and used by one at a time: it is not made for threads.
final class Pdfium: @unchecked Sendable {
    let functions: pdfium
    private let turn = Mutex(())

    /// nil where it is not installed.
    static let shared: Pdfium? = {
        for path in places() {
            if let found = pdfium_load(path) { return Pdfium(found.pointee) }
        }
        return nil
    }()

    private init(_ functions: pdfium) { self.functions = functions }

    func use<Result, Fault: Error>(
        _ body: (pdfium) throws(Fault) -> sending Result
    ) throws(Fault) -> sending Result {
        try turn.withLock { (_) throws(Fault) -> sending Result in try body(functions) }
    }

    /// Where it may be, first that which is named for this run: beside the program, where an installed program keeps it, where
    /// `scripts/setup` puts it beside the program's build, where the system looks.
    private static func places() -> [String] {
        let name = "libpdfium.so"
        var places: [String] = []
        if let named = getenv("BIAOCHI_PDFIUM") { places.append(String(cString: named)) }
        var buffer = [CChar](repeating: 0, count: 4_096)
        let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        if length > 0 {
            let program = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let parts = program.split(separator: "/").dropLast()
            let folder = "/" + parts.joined(separator: "/")
            places += [folder + "/" + name, folder + "/../lib/biaochi/" + name]
            if let build = parts.lastIndex(of: ".build") {
                places.append("/" + parts[...build].joined(separator: "/") + "/pdfium/" + name)
            }
        }
        return places + [name]
    }
}
