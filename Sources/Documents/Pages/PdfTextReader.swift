import Basics

/// Reads a pdf by poppler's `pdftotext`, where pdfium is absent: words with their places and no ruling lines, so that columns are told
/// by their gaps only.
enum PdfTextReader {
    private static let programs = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext"]
    private static let processLimits = ProcessLimits(
        seconds: 60, processorSeconds: 40, memory: 2 << 30, outputBytes: 256 << 20)

    /// - Throws: `.noPdfReader` where it is not installed either.
    static func read(_ bytes: [UInt8], limits: Limits) throws(DocumentFault) -> Document {
        for program in programs {
            let answer: (output: [UInt8], status: Int32)
            do throws(ProcessFault) {
                answer = try ChildProcess.run(
                    program, ["-bbox-layout", "-", "-"], environment: [], sending: bytes, limits: processLimits)
            } catch .notStarted {
                continue
            } catch {
                throw DocumentFault(error, processLimits)
            }
            switch answer.status {
            case 0: return try read(xhtml: answer.output, limits: limits)
            // Permissions: it asks for a password.
            case 3: throw .pdfLocked
            default: throw isLocked(bytes) ? .pdfLocked : .pdfDamaged
            }
        }
        throw .noPdfReader
    }

    private static func isLocked(_ bytes: [UInt8]) -> Bool { Text(bytes: bytes).contains("/Encrypt") }

    /// The pages in what it writes: `<page width height>` … `<word xMin yMin xMax yMax>…</word>`.
    static func read(xhtml: [UInt8], limits: Limits) throws(DocumentFault) -> Document {
        let text = Text(bytes: xhtml)
        // What stands before is a DOCTYPE, which is read nowhere.
        guard let start = text.firstIndex(of: "<doc>"), let end = text.firstIndex(of: "</doc>", from: start) else {
            throw .pdfDamaged
        }
        var document = try xhtml[start..<(end + 6)].withUnsafeBufferPointer {
            (buffer) throws(DocumentFault) -> Document in
            var pages = try XMLReader.read(buffer, name: "pdftotext", limits: limits, into: Words(limits: limits))
            return try pages.collection.finish(.pdf)
        }
        document.notices.append(
            DocumentNotice(
                Wording(
                    zh: "没有装 pdfium，改用 pdftotext 读：看不到表格线，只按间隔分栏，请逐行核对。",
                    en:
                        "pdfium is not installed; pdftotext was used: it knows no ruling lines, and columns are told by their "
                        + "gaps only. Please compare each line.")))
        return document
    }

    private struct Words: XMLConsumer {
        enum Word: String, XMLWord { case page, word }
        static let vocabulary = XMLVocabulary<Word>()
        var collection: PageCollection
        private var page: PageContent?
        private var number = 0
        private var box: (left: Float, top: Float, right: Float, bottom: Float)?
        private var letters: [UInt8] = []

        init(limits: Limits) { collection = PageCollection(limits: limits) }

        mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
            func number(_ name: StaticString) -> Float { attributes[name].flatMap { Float($0.text.string) } ?? 0 }
            switch word {
            case .page:
                self.number += 1
                page = PageContent(number: self.number, width: number("width"), height: number("height"))
            case .word:
                box = (number("xMin"), number("yMin"), number("xMax"), number("yMax"))
                letters = []
            case nil: break
            }
            return true
        }

        mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { if box != nil { letters += bytes } }

        mutating func end(_ word: Word?) throws(DocumentFault) {
            switch word {
            case .page:
                if let page { try collection.add(page) }
                page = nil
            case .word:
                addWord()
                box = nil
            case nil: break
            }
        }

        /// Its characters share its width by their own: a Chinese one is as wide as two others.
        private mutating func addWord() {
            guard let box, box.left.isFinite, box.right >= box.left, box.bottom.isFinite, box.top.isFinite else {
                return
            }
            let scalars = Text(bytes: letters).scalars
            let units = scalars.reduce(0) { $0 + PdfTextReader.width($1) }
            guard units > 0 else { return }
            let size = min(max(box.bottom - box.top, 0.5), 500)
            var left = box.left
            for scalar in scalars {
                let right = left + (box.right - box.left) * PdfTextReader.width(scalar) / units
                if (0xE000...0xF8FF).contains(scalar) || scalar == 0xFFFD { page?.unmapped += 1 }
                page?.characters.append(
                    PageCharacter(scalar: scalar, left: left, right: right, baseline: box.top + size * 0.8, size: size))
                left = right
            }
        }
    }

    private static func width(_ scalar: UInt32) -> Float { scalar >= 0x1100 ? 2 : 1 }
}
