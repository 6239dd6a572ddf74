import Basics

/// Reads pages that were saved with all that belongs to them in one file (mht): the pages in it one behind the other.
enum MhtReader {
    static func read(_ bytes: [UInt8], limits: Limits, fieldWords: [Text]) throws(DocumentFault) -> Document {
        var out = BlockList(limits: limits)
        var document = Document(format: .html)
        var pages: [MimePart] = []
        collect(MimePart(bytes[...]), &pages)
        var spent = 0
        for page in pages {
            let content = page.content
            spent += content.count
            guard spent <= limits.bytesOut else { throw .tooManyBytes(spent, limit: limits.bytesOut) }
            let decoded = try DecodedText(content, fieldWords: fieldWords)
            let read = try HtmlReader.read(decoded.bytes, limits: limits)
            document.notices += decoded.notices + read.notices
            try out.append(read.blocks)
        }
        document.blocks = out.blocks
        return document
    }

    private static func collect(_ part: MimePart, _ pages: inout [MimePart]) {
        if part.type == "text/html" { pages.append(part) }
        // Of the same page in several ways the last is the best.
        if part.type == "multipart/alternative" {
            if let best = part.parts.last { collect(best, &pages) }
        } else {
            for inner in part.parts { collect(inner, &pages) }
        }
    }
}
