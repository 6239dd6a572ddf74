import Basics
import CPango
import CQrencode

/// A QR code: its squares, dark or not.
struct QRCode {
    let width: Int
    private let squares: [Bool]

    /// nil where the words are too many for one.
    init?(_ words: String) {
        guard let code = QRcode_encodeString8bit(words, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let side = Int(code.pointee.width)
        guard let data = code.pointee.data else { return nil }
        width = side
        squares = (0..<side * side).map { data[$0] & 1 == 1 }
    }

    func isDark(_ x: Int, _ y: Int) -> Bool { squares[y * width + x] }

    /// With the white border that readers want, as an image for HTML.
    func svg(side: Int) -> String {
        var path = ""
        for y in 0..<width {
            for x in 0..<width where isDark(x, y) { path += "M\(x + 2) \(y + 2)h1v1h-1z" }
        }
        let full = width + 4
        return
            "<svg class=\"qr\" role=\"img\" aria-label=\"校验码\" width=\"\(side)\" height=\"\(side)\" viewBox=\"0 0 \(full) \(full)\"><path fill=\"#fff\" d=\"M0 0h\(full)v\(full)H0z\"/><path d=\"\(path)\"/></svg>"
    }

    /// As a picture, six dots a square.
    func png() -> [UInt8]? {
        guard let surface = picture(scale: 6) else { return nil }
        defer { cairo_surface_destroy(surface) }
        var out: [UInt8] = []
        let status = withUnsafeMutablePointer(to: &out) { pointer in
            cairo_surface_write_to_png_stream(
                surface,
                { closure, data, count in
                    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
                    closure.assumingMemoryBound(to: [UInt8].self).pointee
                        .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
                    return CAIRO_STATUS_SUCCESS
                }, pointer)
        }
        return status == CAIRO_STATUS_SUCCESS ? out : nil
    }

    /// A picture of it, to be destroyed by whoever asked for it.
    private func picture(scale: Int) -> OpaquePointer? {
        let side = Int32((width + 4) * scale)
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side) else { return nil }
        guard let cairo = cairo_create(surface) else {
            cairo_surface_destroy(surface)
            return nil
        }
        defer { cairo_destroy(cairo) }
        cairo_set_source_rgb(cairo, 1, 1, 1)
        cairo_paint(cairo)
        cairo_set_source_rgb(cairo, 0, 0, 0)
        let unit = Double(scale)
        for row in 0..<width {
            for column in 0..<width where isDark(column, row) {
                cairo_rectangle(cairo, Double(column + 2) * unit, Double(row + 2) * unit, unit, unit)
            }
        }
        cairo_fill(cairo)
        return surface
    }

    /// Draws it within a square of this side, as a picture: squares of their own would be ruling lines to who reads the page.
    func draw(on cairo: OpaquePointer, x: Double, y: Double, side: Double) {
        let scale = 6
        guard let surface = picture(scale: scale) else { return }
        defer { cairo_surface_destroy(surface) }
        cairo_save(cairo)
        cairo_translate(cairo, x, y)
        let shrink = side / Double((width + 4) * scale)
        cairo_scale(cairo, shrink, shrink)
        cairo_set_source_surface(cairo, surface, 0, 0)
        cairo_paint(cairo)
        cairo_restore(cairo)
    }
}
