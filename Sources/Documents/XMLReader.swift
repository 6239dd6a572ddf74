import Basics
import CXML2

/// Reads XML of Office parts event by event (libxml2 SAX2). A DOCTYPE is refused, no outside reference is followed.
///
/// A subclass gets elements by number: it lists the local names it knows, and every other element is 0.
class XMLReader {
    /// The local names this reader knows; the element's number is the position plus one.
    class var names: [String] { [] }

    private var numbers: [UnsafeRawPointer: Int] = [:]
    private var table: [Text: Int] = [:]
    fileprivate var fault: DocumentFault?
    fileprivate var context: xmlParserCtxtPtr?
    let part: String

    init(part: String) {
        self.part = part
        for (i, name) in Self.names.enumerated() { table[Text(name)] = i + 1 }
    }

    func start(_ element: Int, _ attributes: XMLAttributes) {}
    func end(_ element: Int) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// Stops the parser; `parse` then throws this fault.
    final func stop(_ fault: DocumentFault) {
        self.fault = self.fault ?? fault
        if let context { xmlStopParser(context) }
    }

    /// libxml2 keeps one copy of each name, so its address tells the name.
    fileprivate final func number(_ name: UnsafePointer<UInt8>) -> Int {
        let key = UnsafeRawPointer(name)
        if let known = numbers[key] { return known }
        var length = 0
        while name[length] != 0 { length += 1 }
        let number = table[Text(bytes: Array(UnsafeBufferPointer(start: name, count: length)))] ?? 0
        numbers[key] = number
        return number
    }

    final func parse(_ bytes: [UInt8]) throws(DocumentFault) {
        _ = initialised
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { user, name, _, _, _, _, count, _, attributes in
            guard let user, let name else { return }
            let reader = Unmanaged<XMLReader>.fromOpaque(user).takeUnretainedValue()
            reader.start(reader.number(name), XMLAttributes(start: attributes, count: Int(count)))
        }
        handler.endElementNs = { user, name, _, _ in
            guard let user, let name else { return }
            let reader = Unmanaged<XMLReader>.fromOpaque(user).takeUnretainedValue()
            reader.end(reader.number(name))
        }
        handler.characters = { user, characters, length in
            guard let user, let characters else { return }
            Unmanaged<XMLReader>.fromOpaque(user).takeUnretainedValue()
                .text(UnsafeBufferPointer(start: characters, count: Int(length)))
        }
        handler.cdataBlock = handler.characters
        handler.internalSubset = { user, _, _, _ in
            guard let user else { return }
            let reader = Unmanaged<XMLReader>.fromOpaque(user).takeUnretainedValue()
            reader.stop(.doctype(reader.part))
        }
        handler.serror = { _, _ in }
        let user = Unmanaged.passUnretained(self).toOpaque()
        guard let context = xmlCreatePushParserCtxt(&handler, user, nil, 0, nil) else { throw .damagedPart(part) }
        defer { xmlFreeParserCtxt(context) }
        self.context = context
        defer { self.context = nil }
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
        var result: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            let start = buffer.bindMemory(to: CChar.self)
            var at = 0
            // In slices, so that a stop takes effect soon and no length exceeds what the parser takes.
            while at < start.count, fault == nil, result == 0 {
                let length = min(1 << 20, start.count - at)
                result = xmlParseChunk(context, start.baseAddress! + at, Int32(length), 0)
                at += length
            }
            if fault == nil, result == 0 { result = xmlParseChunk(context, nil, 0, 1) }
        }
        if let fault { throw fault }
        if result != 0 || context.pointee.wellFormed == 0 { throw .damagedPart(part) }
    }
}

/// The attributes of an element, by local name, without copies.
struct XMLAttributes {
    /// Five pointers an attribute: name, prefix, namespace, value, end of value.
    let start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    let count: Int

    /// The bytes of the value of the attribute with this local name.
    subscript(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        guard let start else { return nil }
        for i in 0..<count {
            guard let key = start[i * 5], let value = start[i * 5 + 3], let end = start[i * 5 + 4] else { continue }
            let same = name.withUTF8Buffer { wanted -> Bool in
                for k in 0..<wanted.count where key[k] != wanted[k] { return false }
                return key[wanted.count] == 0
            }
            if same { return UnsafeBufferPointer(start: value, count: end - value) }
        }
        return nil
    }

    func text(_ name: StaticString) -> Text? { self[name].map { Text(bytes: Array($0)) } }

    /// A whole number from 0; nil for anything else.
    func int(_ name: StaticString) -> Int? {
        guard let bytes = self[name], !bytes.isEmpty, bytes.count < 10 else { return nil }
        var n = 0
        for byte in bytes {
            guard (0x30...0x39).contains(byte) else { return nil }
            n = n * 10 + Int(byte - 0x30)
        }
        return n
    }

    /// An Office switch: on where the attribute is absent or is not `0`, `false`, `off`, `none`.
    func isOn(_ name: StaticString) -> Bool {
        guard let value = text(name) else { return true }
        return !(value == "0" || value == "false" || value == "off" || value == "none")
    }
}

private let initialised: Void = {
    xmlInitParser()
}()

extension DocumentFault {
    static func doctype(_ part: String) -> DocumentFault {
        DocumentFault(
            .forbidden,
            Wording(
                zh: "“\(part)”里有 DOCTYPE 声明，办公文档不允许这样写，可能有害，已拒绝读取。",
                en: "\"\(part)\" holds a DOCTYPE, which Office files forbid and which may do harm; it was refused."),
            advice: Wording(zh: "请确认文件来源，或用办公软件另存一份再试。", en: "Please check where it comes from, or save a copy in an office program."))
    }
}
