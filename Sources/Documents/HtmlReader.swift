import Basics
import CXML2

/// Reads whole web pages with the HTML parser of libxml2, as a stream of events: no tree is built, nothing outside is fetched.
enum HtmlReader {
    /// - Parameter bytes: UTF-8 without NULs, as `DecodedText` makes it.
    static func read(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) -> Document {
        _ = parserIsReady
        let page = HtmlPage(limits: limits)
        guard let parser = htmlNewParserCtxt() else { throw .nestedTooDeep(limit: limits.depth) }
        defer { htmlFreeParserCtxt(parser) }
        guard let handler = parser.pointee.sax else { throw .nestedTooDeep(limit: limits.depth) }
        handler.pointee = xmlSAXHandler()
        handler.pointee.startElement = { page, name, attributes in
            guard let page, let name else { return }
            HtmlPage.at(page).start(packed(name), attributes)
        }
        handler.pointee.endElement = { page, _ in
            guard let page else { return }
            HtmlPage.at(page).end()
        }
        handler.pointee.characters = { page, words, count in
            guard let page, let words, count > 0 else { return }
            HtmlPage.at(page).add(UnsafeBufferPointer(start: words, count: Int(count)))
        }
        handler.pointee.ignorableWhitespace = handler.pointee.characters
        parser.pointee.userData = Unmanaged.passUnretained(page).toOpaque()
        page.stop = { xmlStopParser(parser) }

        let options: [Int32] = [
            Int32(bitPattern: HTML_PARSE_RECOVER.rawValue), Int32(bitPattern: HTML_PARSE_NOERROR.rawValue),
            Int32(bitPattern: HTML_PARSE_NOWARNING.rawValue), Int32(bitPattern: HTML_PARSE_NONET.rawValue),
            Int32(bitPattern: HTML_PARSE_IGNORE_ENC.rawValue),
        ]
        withExtendedLifetime(page) {
            withoutConditionals(bytes).withUnsafeBufferPointer { b in
                b.withMemoryRebound(to: CChar.self) { source in
                    let tree = htmlCtxtReadMemory(
                        parser, source.baseAddress, Int32(clamping: source.count), nil, "UTF-8", options.reduce(0, |))
                    xmlFreeDoc(tree)
                }
            }
        }
        page.stop = {}
        return try page.finish()
    }

    /// Word writes `<![if !supportLists]>` outside comments, which the parser would take for words: left out.
    private static func withoutConditionals(_ bytes: [UInt8]) -> [UInt8] {
        let text = Text(bytes: bytes)
        guard var at = text.firstIndex(of: "<![") else { return bytes }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var from = 0
        while true {
            var end = at + 3
            while end < bytes.count && bytes[end] != 0x3E && bytes[end] != 0x3C { end += 1 }
            // `<![endif]-->` ends a comment and must stay.
            if end < bytes.count && bytes[end] == 0x3E && bytes[end - 1] == 0x5D {
                out.append(contentsOf: bytes[from..<at])
                from = end + 1
            }
            guard let next = text.firstIndex(of: "<![", from: end) else { break }
            at = next
        }
        out.append(contentsOf: bytes[from...])
        return out
    }

    /// Once before any thread parses.
    private static let parserIsReady: Void = xmlInitParser()
}

/// The first eight letters of a tag's name as a number.
private func packed(_ name: UnsafePointer<xmlChar>) -> UInt64 {
    var value: UInt64 = 0
    for i in 0..<8 {
        if name[i] == 0 { break }
        value = value << 8 | UInt64(name[i])
    }
    return value
}

/// What a tag does to the text.
enum HtmlTag {
    case inline, block, lineBreak, table, row, cell, orderedList, list, item, preformatted, unseen

    private static let byName: [UInt64: HtmlTag] = {
        var tags: [UInt64: HtmlTag] = [:]
        func add(_ tag: HtmlTag, _ names: StaticString...) { for name in names { tags[Documents.packed(name)] = tag } }
        add(.lineBreak, "br")
        add(.table, "table")
        add(.row, "tr")
        add(.cell, "td", "th")
        add(.orderedList, "ol")
        add(.list, "ul", "menu", "dir")
        add(.item, "li")
        add(.preformatted, "pre", "xmp", "listing", "plaintext")
        add(.unseen, "script", "style", "title", "template", "noscript", "iframe", "xml", "svg", "math", "object")
        add(
            .block, "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "section", "article", "header",
            "footer", "nav", "aside", "main", "form", "fieldset", "blockquote", "center", "address", "hr", "figure",
            "figcaption", "details", "summary", "caption", "option", "select", "legend", "body", "textarea")
        return tags
    }()

    init(_ name: UInt64) { self = HtmlTag.byName[name] ?? .inline }
}

/// The attributes that matter.
struct HtmlAttributes {
    var rowSpan = 1
    var columnSpan = 1
    var start: Int?
    var isHidden = false
    var hasNoListStyle = false

    init(_ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        guard var list else { return }
        while let name = list[0] {
            if let value = list[1] {
                switch packed(name) {
                case Documents.packed("rowspan"): rowSpan = number(value) ?? 1
                case Documents.packed("colspan"): columnSpan = max(1, number(value) ?? 1)
                case Documents.packed("start"), Documents.packed("value"): start = number(value)
                case Documents.packed("style"):
                    isHidden = isHidden || says(value, "display", "none") || says(value, "mso-hide", "all")
                    hasNoListStyle = says(value, "list-style", "none")
                case Documents.packed("hidden"): isHidden = true
                default: break
                }
            } else if packed(name) == Documents.packed("hidden") {
                isHidden = true
            }
            list += 2
        }
    }

    /// A number as browsers read it: digits after blanks, whatever follows; at most seven digits count.
    private func number(_ text: UnsafePointer<xmlChar>) -> Int? {
        var i = 0
        while text[i] == 0x20 { i += 1 }
        var value: Int?
        while text[i] >= 0x30 && text[i] <= 0x39 {
            value = min(9_999_999, (value ?? 0) * 10 + Int(text[i] - 0x30))
            i += 1
        }
        return value
    }

    /// Whether a style sets a property (or one whose name begins so) to that word.
    private func says(_ style: UnsafePointer<xmlChar>, _ property: StaticString, _ word: StaticString) -> Bool {
        func matches(_ at: UnsafePointer<xmlChar>, _ name: StaticString) -> Bool {
            name.withUTF8Buffer { n in
                for k in 0..<n.count where at[k] | 0x20 != n[k] | 0x20 { return false }
                return true
            }
        }
        var i = 0
        while style[i] != 0 {
            if matches(style + i, property) {
                i += property.utf8CodeUnitCount
                while style[i] != 0 && style[i] != 0x3B {
                    if matches(style + i, word) { return true }
                    i += 1
                }
            } else {
                i += 1
            }
        }
        return false
    }
}
