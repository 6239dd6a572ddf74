import Basics

/// What is printed on a page of a fixed layout (pdf, OFD), turned so that its text is upright: characters and ruling lines.
/// Coordinates are points (1/72 inch) from the left and upper edge, y downwards.
struct PageContent {
    /// From 1.
    var number: Int
    var width: Float
    var height: Float
    var characters: [PageCharacter] = []
    var horizontal: [Rule] = []
    var vertical: [Rule] = []
    /// Characters whose font does not tell what they mean.
    var unmapped = 0
    /// Characters that stand aslant, as a watermark does: in no cell.
    var slanted: [UInt32] = []
    var hasPicture = false
}

struct PageCharacter {
    var scalar: UInt32
    var left: Float
    var right: Float
    /// Of the line on which it stands.
    var baseline: Float
    /// Height of the font.
    var size: Float

    var middle: Float { (left + right) / 2 }
    /// Half the height of a capital above the baseline: what says in which cell it stands.
    var waist: Float { baseline - size * 0.36 }
    var isBlank: Bool { Basics.isBlank(scalar) }
}

/// A ruling line: horizontal at a y from an x to an x, or vertical at an x from a y to a y.
struct Rule {
    var position: Float
    var from: Float
    var to: Float
}

extension PageContent {
    /// A line or thin filled rectangle, by two corners. What is neither is no ruling line.
    mutating func addRule(_ x0: Float, _ y0: Float, _ x1: Float, _ y1: Float) {
        let (left, right) = (min(x0, x1), max(x0, x1))
        let (top, bottom) = (min(y0, y1), max(y0, y1))
        guard left.isFinite, right.isFinite, top.isFinite, bottom.isFinite else { return }
        let (across, down) = (right - left, bottom - top)
        // A joint of two thin rectangles is a square.
        if down <= PageContent.thickness, across > down {
            horizontal.append(Rule(position: (top + bottom) / 2, from: left, to: right))
        } else if across <= PageContent.thickness, down > across {
            vertical.append(Rule(position: (left + right) / 2, from: top, to: bottom))
        }
    }

    /// The four edges of a rectangle.
    mutating func addFrame(_ x0: Float, _ y0: Float, _ x1: Float, _ y1: Float) {
        addRule(x0, y0, x1, y0)
        addRule(x0, y1, x1, y1)
        addRule(x0, y0, x0, y1)
        addRule(x1, y0, x1, y1)
    }

    /// The greatest thickness of a ruling line.
    private static let thickness: Float = 3
}
