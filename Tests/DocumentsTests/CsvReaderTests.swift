import Basics
import Testing

@testable import Documents

@Suite("Comma-separated values")
struct CsvReaderTests {
    @Test("Quoted fields hold line ends, delimiters and quotes; lines are those of the file")
    func quoted() throws {
        #expect(
            try outline("\u{FEFF}标题,,\n\"部门\r\n预算\",\"a,b\",\"说\"\"是\"\"\"\n甲,乙,丙\n")
                == [
                    "separated 3x3", "0,0@1 标题", "0,1@1 ", "0,2@1 ", "1,0@2 部门\n预算", "1,1@3 a,b", "1,2@3 说\"是\"",
                    "2,0@4 甲",
                    "2,1@4 乙", "2,2@4 丙",
                ])
    }

    @Test("A blank line is a blank row of the same table, ragged rows are kept")
    func ragged() throws {
        #expect(
            try outline("标题\n\na,b,c\r\nd,e,f\r\ng,h\r\n")
                == [
                    "separated 5x3", "0,0@1 标题", "2,0@3 a", "2,1@3 b", "2,2@3 c", "3,0@4 d", "3,1@4 e", "3,2@4 f",
                    "4,0@5 g",
                    "4,1@5 h",
                ])
    }

    @Test("A quote that is never closed is a character, and that is told")
    func openQuote() throws {
        let document = try Document.open(Array("a,b\n\"c,d\ne,f\n".utf8))
        #expect(
            outline(document)
                == ["separated 3x2", "0,0@1 a", "0,1@1 b", "1,0@2 \"c", "1,1@2 d", "2,0@3 e", "2,1@3 f"])
        #expect(document.notices.map(\.text.zh) == ["第 2 行的引号没有配对，已当作普通字符"])
    }

    @Test("Several tables of differing width are still comma-separated")
    func widths() throws {
        let rows = ["t,,,,", "a,b,,,", "c,d,e,f,g,h", "i,j,k,l,m,n", "o,p,q,r,s,t,u", "v,w,x,y,z,1,2"]
        #expect(try outline(rows.joined(separator: "\n")).first == "separated 6x7")
    }

    @Test("Hostile quotes cost no more than linear time")
    func hostile() throws {
        let content = "a,b,c\n" + String(repeating: "\"x\n,\"y\n,", count: 60_000)
        var limits = Limits()
        limits.cells = 10_000_000
        let clock = ContinuousClock()
        let spent = try clock.measure { _ = try Document.open(Array(content.utf8), limits: limits) }
        #expect(spent < .seconds(5))
    }
}
