import Basics

/// A file within an archive or a mail.
public struct BundledFile: Sendable {
    /// Where it stands inside, with `/` between folders and behind the name of a nested archive: `项目/附件.zip/一.docx`. Only for
    /// people and for telling files apart: it is as the archive says, and nothing may ever be written there.
    public var path: String
    /// Its bytes, or why there are none: encrypted, damaged, too large.
    public var content: Result<[UInt8], DocumentFault>
    /// The letter itself of a mail that has attachments, which are what counts: the letter need not hold anything.
    public var isLetter = false
}

/// The one door to files that hold files: zip, 7z, rar, tar (also gz, bz2, xz, zst) and mails (eml).
///
///     if FileBundle.kind(of: bytes) != nil {
///         try FileBundle.read(bytes) { file in … file.path, file.content … }
///     } else {
///         try Document.open(bytes)
///     }
public enum FileBundle {
    public enum Kind: String, Sendable { case zip, sevenZip, rar, tar, mail }

    /// What kind of bundle these bytes are, told by content; nil for a file that stands for itself (a docx is none, nor is a page
    /// saved as mht), and for an archive too damaged to tell: opening it as a document names the fault.
    public static func kind(of bytes: [UInt8]) -> Kind? {
        guard mayBegin(bytes[...]) else { return MimeMessage.isMail(bytes) ? .mail : nil }
        if bytes.starts(with: [0x50, 0x4B]) {
            var limits = Limits()
            limits.bytesIn = .max
            limits.archiveEntries = .max
            return (try? Archive.kind(of: bytes, limits: limits)) == .otherZip ? .zip : nil
        }
        if bytes.starts(with: [0x37, 0x7A]) { return .sevenZip }
        return bytes.starts(with: [0x52, 0x61]) ? .rar : .tar
    }

    /// Whether these first bytes (300 and more) may begin an archive; a docx begins as a zip does.
    public static func mayBegin(_ bytes: ArraySlice<UInt8>) -> Bool {
        let signs: [[UInt8]] = [
            [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6], [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],
            [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07], [0x1F, 0x8B], [0x42, 0x5A, 0x68], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0],
            [0x28, 0xB5, 0x2F, 0xFD],
        ]
        return signs.contains { bytes.starts(with: $0) } || bytes.dropFirst(257).starts(with: Array("ustar".utf8))
    }

    /// Hands the files of a bundle to `body` one by one, in the order in which they stand there, so that no more than one of them
    /// need be kept at a time. Files of nested archives come in their place. Left out: folders, links, and what systems leave
    /// behind (`__MACOSX/`, `.DS_Store`, `Thumbs.db`, `~$…`).
    /// - Throws: `DocumentFault` where these bytes are no bundle, where the bundle itself cannot be read on, or where a budget is
    ///   spent; the files before that have been handed over.
    public static func read(
        _ bytes: [UInt8], limits: BundleLimits = .standard, _ body: (BundledFile) -> Void
    ) throws(DocumentFault) {
        guard bytes.count <= limits.bytesIn else { throw .archiveTooLarge(bytes: limits.bytesIn) }
        guard let kind = kind(of: bytes) else { throw .noBundle }
        var budget = BundleBudget(limits, bytesIn: bytes.count)
        try read(bytes, kind, in: "", depth: 1, &budget, body)
    }

    /// - Parameter folder: what stands before the paths inside, with `/` at its end, or empty.
    private static func read(
        _ bytes: [UInt8], _ kind: Kind, in folder: String, depth: Int, _ budget: inout BundleBudget,
        _ body: (BundledFile) -> Void
    ) throws(DocumentFault) {
        let take = { (file: BundledFile, budget: inout BundleBudget) throws(DocumentFault) in
            guard BundleName.matters(file.path) else { return }
            var file = file
            file.path = folder + file.path
            guard case .success(let content) = file.content, let inner = Self.kind(of: content) else {
                return body(file)
            }
            guard depth < budget.limits.depth else {
                file.content = .failure(.nestedArchives(limit: budget.limits.depth))
                return body(file)
            }
            do throws(DocumentFault) {
                try read(content, inner, in: file.path + "/", depth: depth + 1, &budget, body)
            } catch {
                // A spent budget ends the run; a nested archive that cannot be read is a fault of its own.
                if error.kind == .tooLarge { throw error }
                file.content = .failure(error)
                body(file)
            }
        }
        switch kind {
        case .zip: try ZipBundle.read(bytes, &budget, take)
        case .sevenZip, .rar, .tar: try PackedBundle.read(bytes, &budget, take)
        case .mail: try MailBundle.read(bytes, &budget, take)
        }
    }
}

/// How a bundle's reader hands over a file.
typealias BundleTaker = (BundledFile, inout BundleBudget) throws(DocumentFault) -> Void
