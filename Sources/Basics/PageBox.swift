/// A place on a printed page: a rectangle in tenths of a point (1/720 inch) from the left and upper edge of the page as it is read.
public struct PageBox: Hashable, Sendable {
    /// From 1.
    public var page: Int32
    public var left: Int32
    public var top: Int32
    public var right: Int32
    public var bottom: Int32

    public init(page: Int, left: Float, top: Float, right: Float, bottom: Float) {
        self.page = Int32(clamping: page)
        self.left = PageBox.tenths(left)
        self.top = PageBox.tenths(top)
        self.right = PageBox.tenths(right)
        self.bottom = PageBox.tenths(bottom)
    }

    public init(page: Int32, left: Int32, top: Int32, right: Int32, bottom: Int32) {
        self.page = page
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    private static func tenths(_ points: Float) -> Int32 {
        points.isFinite ? Int32(max(-1e6, min(1e6, (points * 10).rounded()))) : 0
    }
}
