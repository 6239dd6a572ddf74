import Basics
import Forms

extension Form {
    /// 校验码: by which a print and its data are known to belong together. The first 16 digits of the hash of what the form says,
    /// whatever file it was read from: where its cells stood, what was mended and what was left over is not part of it.
    var checkCode: String {
        var form = self
        form.cells = [:]
        form.repairs = []
        form.unread = []
        form.labels = []
        form.confidence = [:]
        form.explain = nil
        let reading = Reading(forms: [form])
        let digits = Array(
            SHA256.hex(of: reading.json(source: "", sha256: "").bytes(pretty: false)).uppercased().prefix(16))
        return stride(from: 0, to: 16, by: 4).map { String(digits[$0..<$0 + 4]) }.joined(separator: "-")
    }
}
