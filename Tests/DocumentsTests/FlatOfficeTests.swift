import Testing

@testable import Basics
@testable import Documents

@Suite struct FlatOfficeTests {
    private func open(_ text: String) throws -> Document { try Document.open(Array(text.utf8)) }

    @Test func word2003() throws {
        let document = try open(
            """
            <?xml version="1.0" encoding="gb2312"?><?mso-application progid="Word.Document"?>
            <w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:aml="a"><w:body>
            <w:p><w:r><w:t>题</w:t></w:r><aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:t>删</w:t></w:r></aml:content></aml:annotation></w:p>
            <w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:wordDocument>
            """)
        #expect(document.format == .docx)
        #expect(paragraphs(document) == ["题"])
        #expect(drawn(tables(document).first) == ["0,0+2×1 甲", "0,1+1×2 乙", "1,1 丙"])
    }

    @Test func aPackageLaidFlat() throws {
        let document = try open(
            """
            <pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/word/header1.xml"><pkg:xmlData><w:hdr xmlns:w="w"><w:p><w:r><w:t>眉</w:t></w:r></w:p></w:hdr></pkg:xmlData></pkg:part>
            <pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>文</w:t></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part></pkg:package>
            """)
        #expect(paragraphs(document) == ["文"])
    }

    @Test func excel2003() throws {
        let document = try open(
            """
            <?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
            <Styles><Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style></Styles>
            <Worksheet ss:Name="表一"><Table><Column ss:Index="3" ss:Hidden="1"/>
            <Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">题</Data><Comment><ss:Data>批</ss:Data></Comment></Cell><Cell><Data ss:Type="String">暗</Data></Cell></Row>
            <Row ss:Index="3"><Cell ss:Index="2" ss:StyleID="p"><Data ss:Type="Number">0.95</Data></Cell></Row>
            <Row><Cell><Data ss:Type="DateTime">2025-09-30T00:00:00.000</Data></Cell></Row></Table></Worksheet>
            <Worksheet ss:Name="空"><Table/></Worksheet></Workbook>
            """)
        #expect(document.format == .xlsx)
        #expect(drawn(tables(document).first) == ["0,0+2×2 题", "0,2 暗 [h]", "2,1 95% [n]", "3,0 2025-09-30 [d]"])
        #expect(tables(document).count == 1)
        #expect(document.notices.map(\.text.zh) == ["工作表“表一”有 0 行、1 列隐藏的内容，已一并读取。"])
    }

    @Test func openDocumentLaidFlat() throws {
        let document = try open(
            """
            <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="t"><office:body><office:text><text:p>文</text:p></office:text></office:body></office:document>
            """)
        #expect(document.format == .odt)
        #expect(paragraphs(document) == ["文"])
    }

}
