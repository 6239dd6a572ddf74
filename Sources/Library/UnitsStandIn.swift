import Basics
public struct Units: Sendable {
    public static let standard = Units()
    private let known: Set<Text>
    init() { known = Set(DataFile.units.table.rows.map { termKey($0[0]) }) }
    public func unit(_ text: Text) -> Text? { known.contains(text) ? text : nil }
}
