import Basics

/// The letter and the attachments of a mail, as files.
enum MailBundle {
    static func read(_ bytes: [UInt8], _ budget: inout BundleBudget, _ take: BundleTaker) throws(DocumentFault) {
        let mail = MimePart(bytes[...])
        try hand(mail, mayBeLetter: true, hasMore: hasAttachments(mail), &budget, take)
    }

    private static func hasAttachments(_ part: MimePart) -> Bool {
        part.fileName != nil || part.type == "message/rfc822" || part.parts.contains(where: hasAttachments)
    }

    private static func hand(
        _ part: MimePart, mayBeLetter: Bool, hasMore: Bool, _ budget: inout BundleBudget, _ take: BundleTaker
    ) throws(DocumentFault) {
        let name = part.fileName
        switch part.type {
        case "multipart/alternative" where name == nil:
            // The same letter in several ways: as a page, where it is there.
            let best = part.parts.last { $0.type == "text/html" || $0.type.hasPrefix("multipart/") } ?? part.parts.last
            if let best { try hand(best, mayBeLetter: mayBeLetter, hasMore: hasMore, &budget, take) }
        case "multipart/encrypted", "application/pkcs7-mime":
            try budget.addEntry()
            try take(BundledFile(path: name ?? "smime.p7m", content: .failure(.bundledEncrypted)), &budget)
        case let type where type.hasPrefix("multipart/") && name == nil:
            for (number, inner) in part.parts.enumerated() {
                try hand(inner, mayBeLetter: mayBeLetter && number == 0, hasMore: hasMore, &budget, take)
            }
        case "text/html" where name == nil, "text/plain" where name == nil:
            guard mayBeLetter else { break }
            let file = part.type == "text/html" ? "正文.html" : "正文.txt"
            try give(part, file, isLetter: hasMore, &budget, take)
        case "message/rfc822":
            try give(part, name ?? "附件.eml", &budget, take)
        case let type where type.hasPrefix("image/") && part.has("content-id"):
            // A picture of the letter itself.
            break
        default:
            try give(part, name ?? "附件", &budget, take)
        }
    }

    private static func give(
        _ part: MimePart, _ name: String, isLetter: Bool = false, _ budget: inout BundleBudget, _ take: BundleTaker
    ) throws(DocumentFault) {
        try budget.addEntry()
        let content = part.content
        try budget.addBytes(content.count, of: name)
        guard content.count <= budget.limits.bytesOfFile else {
            let fault = DocumentFault.archiveTooLarge(bytes: budget.limits.bytesOfFile)
            return try take(BundledFile(path: name, content: .failure(fault), isLetter: isLetter), &budget)
        }
        try take(BundledFile(path: name, content: .success(content), isLetter: isLetter), &budget)
    }
}
