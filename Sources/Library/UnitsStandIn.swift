import Basics
public struct Units: Sendable {
    public static let standard = Units()
    private let known: Set<Text>
    init() { known = Set(DataFile.units.table.rows.map { termKey($0[0]) }) }
    public func unit(_ text: Text) -> Text? { 
        if known.contains(text) { return text }
        let parts = text.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { known.contains(Text($0)) } ? text : nil
    }
}
