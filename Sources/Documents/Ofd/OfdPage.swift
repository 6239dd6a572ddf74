import Basics

/// `Content.xml` of a page or template: its texts and paths, put on the page.
struct OfdPage: XMLConsumer {
    enum Word: String, XMLWord {
        case template = "Template"
        case textObject = "TextObject"
        case textCode = "TextCode"
        case pathObject = "PathObject"
        case data = "AbbreviatedData"
        case image = "ImageObject"
        case size = "PhysicalBox"
    }
    static let vocabulary = XMLVocabulary<Word>()

    private(set) var content: PageContent
    private(set) var templates: [String] = []
    private(set) var objects: Int
    private let limits: Limits
    private var frame = Affine.identity
    private var fontSize: Float = 0
    private var isStroked = true
    private var start: (x: Float, y: Float) = (0, 0)
    private var across: Text?
    private var down: Text?
    private var words: [UInt8]?

    /// Points in a millimetre.
    private static let scale: Float = 72 / 25.4

    init(_ content: PageContent, size: (Float, Float), objects: Int, limits: Limits) {
        self.content = content
        if content.width == 0 {
            (self.content.width, self.content.height) = (size.0 * OfdPage.scale, size.1 * OfdPage.scale)
        }
        self.objects = objects
        self.limits = limits
    }

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        switch word {
        case .template:
            if let id = attributes["TemplateID"]?.text.string, templates.count < 16 { templates.append(id) }
        case .textObject, .pathObject:
            try count(1)
            frame = OfdPage.frame(attributes)
            fontSize = attributes["Size"].flatMap { OfdNumbers.number($0.text.string[...]) } ?? 3.5
            let fills = word == .pathObject && attributes["Fill"].map { $0 == "true" } ?? false
            isStroked = attributes["Stroke"].map { !($0 == "false") } ?? true
            // Neither stroked nor filled: it does not show.
            return isStroked || fills || word == .textObject
        case .textCode:
            // Where nothing is said it goes on where the last one began.
            start.x = attributes["X"].flatMap { OfdNumbers.number($0.text.string[...]) } ?? start.x
            start.y = attributes["Y"].flatMap { OfdNumbers.number($0.text.string[...]) } ?? start.y
            across = attributes["DeltaX"]?.text
            down = attributes["DeltaY"]?.text
            words = []
        case .data, .size: words = []
        case .image: content.hasPicture = true
        case nil: break
        }
        return true
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { words?.append(contentsOf: bytes) }

    mutating func end(_ word: Word?) throws(DocumentFault) {
        guard let words, word == .textCode || word == .data || word == .size else { return }
        let text = Text(bytes: words)
        self.words = nil
        switch word {
        case .textCode: try add(characters: text)
        case .data: try add(path: text)
        default:
            let numbers = OfdNumbers.all(text)
            if numbers.count == 4 {
                (content.width, content.height) = (numbers[2] * OfdPage.scale, numbers[3] * OfdPage.scale)
            }
        }
    }

    private mutating func count(_ more: Int) throws(DocumentFault) {
        objects += more
        guard objects <= limits.objects else { throw .tooMuchOnPage(content.number) }
    }

    /// From an object's own space to points on the page: its matrix, then the corner of its boundary.
    private static func frame(_ attributes: XMLAttributes) -> Affine {
        let matrix = attributes["CTM"].map { OfdNumbers.all($0.text) } ?? []
        let boundary = attributes["Boundary"].map { OfdNumbers.all($0.text) } ?? []
        let own =
            matrix.count == 6
            ? Affine(a: matrix[0], b: matrix[1], c: matrix[2], d: matrix[3], e: matrix[4], f: matrix[5]) : .identity
        let corner = boundary.count == 4 ? (boundary[0], boundary[1]) : (0, 0)
        return own.then(Affine(a: 1, b: 0, c: 0, d: 1, e: corner.0, f: corner.1))
            .then(Affine(a: scale, b: 0, c: 0, d: scale, e: 0, f: 0))
    }

    private mutating func add(characters text: Text) throws(DocumentFault) {
        let scalars = text.scalars
        guard content.characters.count + scalars.count <= limits.characters else {
            throw .tooManyCharacters(limit: limits.characters)
        }
        let stepsAcross = across.map { OfdNumbers.steps($0, count: scalars.count) } ?? []
        let stepsDown = down.map { OfdNumbers.steps($0, count: scalars.count) } ?? []
        let isAslant = abs(frame.b) > abs(frame.a) * 0.1 || frame.a < 0
        let size = fontSize * (frame.c * frame.c + frame.d * frame.d).squareRoot()
        guard size.isFinite, size > 0 else { return }
        var (x, y) = start
        for (i, scalar) in scalars.enumerated() {
            let natural = fontSize * (scalar >= 0x1100 ? 1 : 0.5)
            let step = i < stepsAcross.count ? stepsAcross[i] : down == nil ? natural : 0
            let origin = frame.apply(x, y)
            // The step to the next character may hold a gap.
            let width = step > 0 ? min(step, fontSize * 1.1) : natural
            let end = frame.apply(x + width, y)
            x += step
            if i < stepsDown.count { y += stepsDown[i] }
            guard origin.x.isFinite, origin.y.isFinite, end.x.isFinite, scalar >= 0x20 else { continue }
            if isAslant {
                if !isBlank(scalar) { content.slanted.append(scalar) }
                continue
            }
            if scalar == 0xFFFD || (0xE000...0xF8FF).contains(scalar) { content.unmapped += 1 }
            content.characters.append(
                PageCharacter(
                    scalar: scalar, left: min(origin.x, end.x), right: max(origin.x, end.x), baseline: origin.y,
                    size: min(max(size, 0.5), 500)))
        }
    }

    /// `M x y` (or `S`) begins, `L x y` draws a line, `C` closes; `Q`, `B` and `A` are curves.
    private mutating func add(path text: Text) throws(DocumentFault) {
        let parts = OfdNumbers.words(text)
        try count(parts.count)
        var points: [(x: Float, y: Float)] = []
        var isCurved = false
        var i = 0
        func point(_ at: Int) -> (x: Float, y: Float)? {
            guard at + 1 < parts.count, let x = OfdNumbers.number(parts[at]), let y = OfdNumbers.number(parts[at + 1])
            else { return nil }
            return frame.apply(x, y)
        }
        while i < parts.count {
            switch parts[i] {
            case "M", "S":
                content.addPath(points, isCurved: isCurved, isStroked: isStroked)
                (points, isCurved) = (point(i + 1).map { [$0] } ?? [], false)
                i += 3
            case "L":
                if let next = point(i + 1) { points.append(next) }
                i += 3
            case "Q", "B", "A":
                isCurved = true
                i += parts[i] == "Q" ? 5 : parts[i] == "B" ? 7 : 8
            case "C":
                if let first = points.first { points.append(first) }
                i += 1
            default: i += 1
            }
        }
        content.addPath(points, isCurved: isCurved, isStroked: isStroked)
    }
}
