/// Archives without compression, with sums that are right: the readers behind them see every byte that the fuzzer writes.
enum StoredZip {
    static func docx(_ document: [UInt8]) -> [UInt8] { archive([("word/document.xml", document)]) }

    static func odt(_ content: [UInt8]) -> [UInt8] {
        archive([
            ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)), ("content.xml", content),
        ])
    }

    /// - Parameter bytes: the sheet, the shared strings, the styles and the workbook, parted by zero bytes.
    static func xlsx(_ bytes: [UInt8]) -> [UInt8] {
        let parts = bytes.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false).map { Array($0) }
        let names = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"]
        // A part that is empty is absent.
        var files = zip(names, parts).filter { !$1.isEmpty }.map { (name: $0, bytes: $1) }
        if !files.contains(where: { $0.name == names[3] }) { files.append((names[3], Array(workbook.utf8))) }
        files.append(("xl/_rels/workbook.xml.rels", Array(relations.utf8)))
        return archive(files)
    }

    private static let workbook = """
        <workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>
        """
    private static let relations = """
        <Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>\
        <Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/>\
        <Relationship Id="rId3" Type="x/styles" Target="styles.xml"/></Relationships>
        """

    static func archive(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var out: [UInt8] = []
        var directory: [UInt8] = []
        for (name, bytes) in files {
            let offset = UInt32(out.count)
            let name = Array(name.utf8)
            let common =
                two(20) + two(0) + two(0) + two(0) + two(0x21) + four(crc(bytes)) + four(UInt32(bytes.count))
                + four(UInt32(bytes.count)) + two(UInt16(name.count)) + two(0)
            out += four(0x0403_4B50) + common + name + bytes
            directory += four(0x0201_4B50) + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(offset) + name
        }
        let start = UInt32(out.count)
        return out + directory + four(0x0605_4B50) + two(0) + two(0) + two(UInt16(files.count))
            + two(UInt16(files.count)) + four(UInt32(directory.count)) + four(start) + two(0)
    }

    private static func two(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }
    private static func four(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * $0) & 0xFF) } }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(0xFFFF_FFFF) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
    }
}
