import Basics

/// Words with `{field}` in them.
public struct LayoutTemplate {
    private enum Piece {
        case words(String)
        case field(String)
    }
    private var pieces: [Piece] = []

    public init(_ text: String) {
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            pieces.append(.words(String(rest[..<open])))
            pieces.append(.field(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        pieces.append(.words(String(rest)))
    }

    /// The words between braces.
    public var fields: [String] {
        pieces.compactMap { if case .field(let word) = $0 { word } else { nil } }
    }

    /// The words with the fields put in; brackets that held nothing else than a blank field go with it.
    public func filled(_ value: (LayoutField) -> Text) -> Text {
        var out = Text()
        for piece in pieces {
            switch piece {
            case .words(let words): out.append(Text(words))
            case .field(let word): if let field = LayoutField(rawValue: word) { out.append(value(field)) }
            }
        }
        return out.replacing("（）").replacing("（年度）")
    }
}
