/// Budgets of an archive or mail, checked while it is expanded; what it declares of itself is not believed.
public struct BundleLimits: Equatable, Sendable {
    /// Bytes of the archive itself.
    public var bytesIn = 1 << 30
    /// Bytes of all its files, expanded, those of nested archives too.
    public var bytesOut = 4 << 30
    /// Bytes of one file, expanded: a larger one is a fault of that file only.
    public var bytesOfFile = 64 << 20
    /// Files and folders, those of nested archives too.
    public var entries = 100_000
    /// Archives and mails within one another: 3 lets a mail hold an archive that holds archives.
    public var depth = 3
    /// How many times its size an archive may grow, once it has grown beyond `freeBytes`.
    public var ratio = 200
    public var freeBytes = 128 << 20

    public init() {}
    public static let standard = BundleLimits()
}

/// What is left of the budgets while a bundle is expanded.
struct BundleBudget {
    let limits: BundleLimits
    private let mostBytes: Int
    private var bytes = 0
    private var entries = 0

    init(_ limits: BundleLimits, bytesIn: Int) {
        self.limits = limits
        mostBytes = min(limits.bytesOut, max(limits.freeBytes, bytesIn * limits.ratio))
    }

    mutating func addEntry() throws(DocumentFault) {
        entries += 1
        guard entries <= limits.entries else { throw .tooManyEntries(limits.entries) }
    }

    mutating func addBytes(_ count: Int, of name: String) throws(DocumentFault) {
        bytes += count
        guard bytes <= mostBytes else { throw .expandsTooFar(name, bytes: mostBytes) }
    }
}
