import Basics

extension Wording {
    static func layoutField(_ word: String, _ near: String?) -> Wording {
        Wording(
            zh: "这里没有“\(word)”这个字段。" + (near.map { "是不是“\($0)”？" } ?? ""),
            en: "There is no field “\(word)” here." + (near.map { " Did you mean “\($0)”?" } ?? ""))
    }
    static func layoutWidth(_ given: Int, _ wanted: Int) -> Wording {
        Wording(
            zh: "这一行占 \(given) 列，应正好占 \(wanted) 列（列数由 widths 定，上方跨行的格要扣除）。",
            en:
                "This row takes \(given) columns; it should take \(wanted): as many as widths has, less those taken from above."
        )
    }
    static func layoutOpen(_ rows: Int) -> Wording {
        Wording(
            zh: "上方有单元格还要往下跨 \(rows) 行，却没有那么多行了。",
            en: "A cell above reaches down \(rows) more rows than there are.")
    }
    static func layoutOneBlock(_ keys: [String]) -> Wording {
        Wording(
            zh: "这里应写且只写一个：\(keys.joined(separator: "、"))。",
            en: "Exactly one of these should stand here: \(keys.joined(separator: ", ")).")
    }
    static func layoutWhole(_ given: String, _ range: ClosedRange<Int>) -> Wording {
        Wording(
            zh: "“\(given)”应是 \(range.lowerBound) 到 \(range.upperBound) 的整数。",
            en: "“\(given)” should be a whole number from \(range.lowerBound) to \(range.upperBound).")
    }
    static func layoutColumns(_ most: Int) -> Wording {
        Wording(zh: "列宽应有 1 到 \(most) 个。", en: "There should be 1 to \(most) widths.")
    }
    static func layoutBlocks(_ most: Int) -> Wording {
        Wording(zh: "内容最多 \(most) 块。", en: "There may be \(most) blocks at most.")
    }
}
