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
}

extension XMLConsumer {
    mutating func end(_ word: Word?) throws(DocumentFault) {}
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
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

        let run = XMLRun(consumer, parser, name: name, depthLimit: limits.depth)
        parser.pointee.sax.pointee = handlers
        // The parser calls back only while `run` is alive: it is released after the parse below.
        parser.pointee.userData = Unmanaged.passUnretained(run).toOpaque()
        let status = withExtendedLifetime(run) { xmlParseDocument(parser) }
        if let fault = run.fault { throw fault }
        guard status == 0, parser.pointee.wellFormed != 0 else {
            throw .xmlDamaged(name, line: max(1, Int(parser.pointee.lastError.line)))
        }
        return run.consumer
    }

    private static var handlers: xmlSAXHandler {
        let characters: charactersSAXFunc = { context, bytes, length in
            guard let run = XMLReader.run(context), let bytes, length > 0 else { return }
            run.text(UnsafeBufferPointer(start: bytes, count: Int(length)))
        }
        var sax = xmlSAXHandler()
        sax.initialized = UInt32(XML_SAX2_MAGIC)
        sax.startElementNs = { context, name, _, _, _, _, count, _, attributes in
            guard let run = XMLReader.run(context), let name else { return }
            run.start(name, XMLAttributes(pointers: attributes, count: Int(count)))
        }
        sax.endElementNs = { context, _, _, _ in XMLReader.run(context)?.end() }
        sax.characters = characters
        // The same function, or the parser drops text of blanks only.
        sax.ignorableWhitespace = characters
        sax.internalSubset = { context, _, _, _ in XMLReader.run(context)?.refuseDoctype() }
        // Silent: what is wrong is asked of the parser afterwards, and nothing is printed.
        sax.serror = { _, _ in }
        return sax
    }

    private static func run(_ context: UnsafeMutableRawPointer?) -> XMLDispatch? {
        context.map { Unmanaged<XMLDispatch>.fromOpaque($0).takeUnretainedValue() }
    }
}

/// What the parser's callbacks, which are plain C functions, can hold on to.
private class XMLDispatch {
    func start(_ name: UnsafePointer<UInt8>, _ attributes: XMLAttributes) {}
    func end() {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func refuseDoctype() {}
}

private final class XMLRun<Consumer: XMLConsumer>: XMLDispatch {
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

    init(_ consumer: Consumer, _ parser: xmlParserCtxtPtr, name: String, depthLimit: Int) {
        self.consumer = consumer
        self.parser = parser
        self.name = name
        self.depthLimit = depthLimit
        open.reserveCapacity(32)
    }

    override func start(_ name: UnsafePointer<UInt8>, _ attributes: XMLAttributes) {
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
        do throws(DocumentFault) {
            if try consumer.start(word, attributes) { open.append(word) } else { skipping = 1 }
        } catch { stop(error) }
    }

    override func end() {
        guard !stopped else { return }
        guard skipping == 0 else {
            skipping -= 1
            return
        }
        guard let word = open.popLast() else { return }
        do throws(DocumentFault) { try consumer.end(word) } catch { stop(error) }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !stopped, skipping == 0 else { return }
        consumer.text(bytes)
    }

    override func refuseDoctype() { stop(.doctype(name)) }

    private func stop(_ fault: DocumentFault) {
        guard !stopped else { return }
        self.fault = fault
        stopped = true
        xmlStopParser(parser)
    }
}
