import Basics
import Testing

@testable import Documents

@Suite("Markdown")
struct MarkdownReaderTests {
    @Test("The delimiter row is no row but a line; marks of cells are undone")
    func table() throws {
        #expect(
            try outline(
                "## **目标表**\n\n| 部门<br>预算 | NaN | Unnamed: 2 |\n|:--|---|---|\n| a\\|b |  | **丙** |\n\n**单位：元**\n")
                == [
                    "P1 目标表", "separated 2x3", "0,0@3 部门\n预算", "0,1@3 NaN", "0,2@3 Unnamed: 2", "1,0@5 a|b", "1,1@5 ",
                    "1,2@5 丙", "P7+ 单位：元",
                ])
    }

    @Test("A row of one column is a row, shorter rows stay shorter")
    func ragged() throws {
        #expect(
            try outline("| 甲 |\n| --- |\n| 乙 |\n\n| a | b | c |\n|---|---|---|\n| d | e |\n")
                == [
                    "separated 2x1", "0,0@1 甲", "1,0@3 乙", "separated 2x3", "0,0@5 a", "0,1@5 b", "0,2@5 c", "1,0@7 d",
                    "1,1@7 e",
                ])
    }

    @Test("Dashes that are data are no delimiter row")
    func dashes() throws {
        #expect(try outline("| a | b |\n|---|---|\n| - | — |\n").suffix(2) == ["1,0@3 -", "1,1@3 —"])
    }
}
