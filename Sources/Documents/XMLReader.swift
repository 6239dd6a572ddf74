import Basics
import CXML2

/// Takes in a part of XML, element by element. Elements come as words of its vocabulary, nil for a name that is not in it; namespaces
/// are not looked at, so that transitional and strict documents read alike.
protocol XMLConsumer {
    associatedtype Word: XMLWord
    static var vocabulary: XMLVocabulary<Word> { get }
    /// An element begins. False: it is left out with all that is in it, and its end is not told.
    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool
    mutating func end(_ word: Word?) throws(DocumentFault)
    /// Characters stand there; one text may come in several pieces.
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>)
    /// Whether it asks where in the part each tag ends.
    var asksOffsets: Bool { get }
    /// Told before a start or an end: for a start the offset in bytes of the `>` or `/>` of its tag, for an end the one behind the
    /// element.
    mutating func at(_ offset: Int)
}

extension XMLConsumer {
    mutating func end(_ word: Word?) throws(DocumentFault) {}
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    var asksOffsets: Bool { false }
    mutating func at(_ offset: Int) {}
}

/// Reads XML from memory with libxml2's event parser. Whatever could reach outside or grow is off: no DOCTYPE, no entities, no
/// network, no huge texts.
enum XMLReader {
    private static let initialised: Void = xmlInitParser()

    /// Reads all of `bytes` into `consumer` and returns it.
    /// - Parameter name: the name of the part, for messages.
    /// - Throws: `.forbidden` at a DOCTYPE, `.tooLarge` where elements nest too deep, `.damaged` with the line where it is not well
    ///   formed, or what the consumer throws.
    static func read<Consumer: XMLConsumer>(
        _ bytes: UnsafeBufferPointer<UInt8>, name: String, limits: Limits, into consumer: Consumer
    ) throws(DocumentFault) -> Consumer {
        initialised
        guard let start = bytes.baseAddress, !bytes.isEmpty, let length = Int32(exactly: bytes.count),
            let parser = start.withMemoryRebound(
                to: CChar.self, capacity: bytes.count, { xmlCreateMemoryParserCtxt($0, length) })
        else { throw .xmlDamaged(name, line: 1) }
        defer { xmlFreeParserCtxt(parser) }
        xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue))

        var run = XMLRun(consumer, parser, name: name, depthLimit: limits.depth)
        let status = withUnsafeMutablePointer(to: &run) { run in
            let calls = XMLCalls(
                start: { run.pointee.start($0, $1) }, end: { run.pointee.end() }, text: { run.pointee.text($0) },
                doctype: { run.pointee.refuseDoctype() })
            parser.pointee.sax.pointee = handlers
            // The parser calls back only during the parse, in which `run` stays where it is and `calls` alive.
            parser.pointee.userData = Unmanaged.passUnretained(calls).toOpaque()
            return withExtendedLifetime(calls) { xmlParseDocument(parser) }
        }
        if let fault = run.fault { throw fault }
        guard status == 0, parser.pointee.wellFormed != 0 else {
            throw .xmlDamaged(name, line: max(1, Int(parser.pointee.lastError.line)))
        }
        return run.consumer
    }

    private static var handlers: xmlSAXHandler {
        let characters: charactersSAXFunc = { context, bytes, length in
            guard let context, let bytes, length > 0 else { return }
            XMLCalls.at(context) { $0.text(UnsafeBufferPointer(start: bytes, count: Int(length))) }
        }
        var sax = xmlSAXHandler()
        sax.initialized = UInt32(XML_SAX2_MAGIC)
        sax.startElementNs = { context, name, _, _, _, _, count, _, attributes in
            guard let context, let name else { return }
            XMLCalls.at(context) { $0.start(name, XMLAttributes(pointers: attributes, count: Int(count))) }
        }
        sax.endElementNs = { context, _, _, _ in
            guard let context else { return }
            XMLCalls.at(context) { $0.end() }
        }
        sax.characters = characters
        // The same function, or the parser drops text of blanks only.
        sax.ignorableWhitespace = characters
        sax.internalSubset = { context, _, _, _ in
            guard let context else { return }
            XMLCalls.at(context) { $0.doctype() }
        }
        // Silent: what is wrong is asked of the parser afterwards, and nothing is printed.
        sax.serror = { _, _ in }
        return sax
    }
}

/// What the parser's callbacks, which are plain C functions and know no generic types, can hold on to. Closures, since the compiler
/// makes them anew for each consumer, which it does not do for the methods of a generic class.
private final class XMLCalls {
    let start: (UnsafePointer<UInt8>, XMLAttributes) -> Void
    let end: () -> Void
    let text: (UnsafeBufferPointer<UInt8>) -> Void
    let doctype: () -> Void

    init(
        start: @escaping (UnsafePointer<UInt8>, XMLAttributes) -> Void, end: @escaping () -> Void,
        text: @escaping (UnsafeBufferPointer<UInt8>) -> Void, doctype: @escaping () -> Void
    ) {
        self.start = start
        self.end = end
        self.text = text
        self.doctype = doctype
    }

    @inline(__always)
    static func at(_ context: UnsafeMutableRawPointer, _ call: (XMLCalls) -> Void) {
        Unmanaged<XMLCalls>.fromOpaque(context)._withUnsafeGuaranteedRef(call)
    }
}

/// One reading of one part, with the elements that are open.
private struct XMLRun<Consumer: XMLConsumer> {
    var consumer: Consumer
    private(set) var fault: DocumentFault?
    private var stopped = false
    private let parser: xmlParserCtxtPtr
    private let name: String
    private let depthLimit: Int
    private let vocabulary = Consumer.vocabulary
    /// The open elements.
    private var open: [Consumer.Word?] = []
    /// How many elements are open within one that is left out, with that one; 0 outside.
    private var skipping = 0
    private let asksOffsets: Bool

    init(_ consumer: Consumer, _ parser: xmlParserCtxtPtr, name: String, depthLimit: Int) {
        self.consumer = consumer
        self.parser = parser
        self.name = name
        self.depthLimit = depthLimit
        asksOffsets = consumer.asksOffsets
        open.reserveCapacity(32)
    }

    mutating func start(_ name: UnsafePointer<UInt8>, _ attributes: XMLAttributes) {
        guard !stopped else { return }
        guard open.count + skipping < depthLimit else {
            return stop(
                .tooMany(Wording(zh: "元素嵌套层数", en: "levels of nested elements"), in: self.name, limit: depthLimit))
        }
        guard skipping == 0 else {
            skipping += 1
            return
        }
        let word = vocabulary.word(name)
        if asksOffsets { consumer.at(offset) }
        do throws(DocumentFault) {
            if try consumer.start(word, attributes) { open.append(word) } else { skipping = 1 }
        } catch { stop(error) }
    }

    mutating func end() {
        guard !stopped else { return }
        guard skipping == 0 else {
            skipping -= 1
            return
        }
        guard let word = open.popLast() else { return }
        if asksOffsets { consumer.at(offset) }
        do throws(DocumentFault) { try consumer.end(word) } catch { stop(error) }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !stopped, skipping == 0 else { return }
        consumer.text(bytes)
    }

    /// Bytes of the part that are read; exact where it is in UTF-8.
    private var offset: Int {
        guard let input = parser.pointee.input else { return 0 }
        return Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
    }

    mutating func refuseDoctype() { stop(.doctype(name)) }

    private mutating func stop(_ fault: DocumentFault) {
        guard !stopped else { return }
        self.fault = fault
        stopped = true
        xmlStopParser(parser)
    }
}
