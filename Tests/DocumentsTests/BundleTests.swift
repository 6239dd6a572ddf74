import CArchive
import Testing

@testable import Basics
@testable import Documents

@Suite struct BundleTests {
    /// 绩效 in GB18030.
    private let gbk: [UInt8] = [0xBC, 0xA8, 0xD0, 0xA7]

    @Test func zipWithNamesInBothEncodings() throws {
        let zip = try makeZip([MadeEntry("表/一.txt", "甲"), MadeEntry("XXXX/a.txt", "乙")])
            .replacing(Array("XXXX".utf8), with: gbk)
        #expect(FileBundle.kind(of: zip) == .zip)
        #expect(try listed(zip) == ["表/一.txt: 甲", "绩效/a.txt: 乙"])
    }

    @Test func whatSystemsLeaveBehindIsLeftOut() throws {
        let zip = try makeZip([
            MadeEntry("__MACOSX/._a.txt", "x"), MadeEntry("b/.DS_Store", "x"), MadeEntry("b/~$a.docx", "x"),
            MadeEntry("b/a.txt", "甲"),
        ])
        #expect(try listed(zip) == ["b/a.txt: 甲"])
    }

    @Test func aPathLeadsNowhereOutside() throws {
        let zip = try makeZip([
            MadeEntry("../../etc/a.txt", "甲"), MadeEntry("/b.txt", "乙"), MadeEntry("C:\\d\\c.txt", "丙"),
        ])
        #expect(try listed(zip) == ["etc/a.txt: 甲", "b.txt: 乙", "d/c.txt: 丙"])
    }

    @Test func archivesWithinArchives() throws {
        let inner = try makeZip([MadeEntry("一.txt", "甲")])
        var entry = MadeEntry("内.zip", "")
        entry.bytes = inner
        let outer = try makeZip([entry, MadeEntry("二.txt", "乙")])
        #expect(try listed(outer) == ["内.zip/一.txt: 甲", "二.txt: 乙"])
        var limits = BundleLimits()
        limits.depth = 1
        #expect(try listed(outer, limits: limits) == ["内.zip! forbidden", "二.txt: 乙"])
    }

    @Test func aPasswordIsAFaultOfThatFile() throws {
        let zip = try makeZip([MadeEntry("密.txt", "甲", password: "1"), MadeEntry("明.txt", "乙")])
        #expect(try listed(zip) == ["密.txt! encrypted", "明.txt: 乙"])
    }

    @Test func sevenZipAndTar() throws {
        let files = [("项目/一.txt", Array("甲".utf8)), ("二.txt", Array("乙".utf8))]
        let seven = try makePacked(ARCHIVE_FORMAT_7ZIP, files)
        #expect(FileBundle.kind(of: seven) == .sevenZip)
        #expect(try listed(seven) == ["项目/一.txt: 甲", "二.txt: 乙"])
        let tar = try makePacked(ARCHIVE_FORMAT_TAR_USTAR, filter: ARCHIVE_FILTER_GZIP, [("a/b.txt", Array("丙".utf8))])
        #expect(FileBundle.kind(of: tar) == .tar)
        #expect(try listed(tar) == ["a/b.txt: 丙"])
    }

    @Test func aBombIsStoppedAsItGrows() throws {
        let bomb = try makeZip([MadeEntry("a.txt", "甲"), MadeEntry("零.txt", megabytesOfZeros: 64)])
        var limits = BundleLimits()
        limits.freeBytes = 1 << 20
        #expect { try listed(bomb, limits: limits) } throws: { ($0 as? DocumentFault)?.kind == .tooLarge }
        limits = BundleLimits()
        limits.bytesOfFile = 1 << 20
        #expect(try listed(bomb, limits: limits) == ["a.txt: 甲", "零.txt! tooLarge"])
        limits.entries = 1
        #expect { try listed(bomb, limits: limits) } throws: { ($0 as? DocumentFault)?.kind == .tooLarge }
    }

    @Test func whatIsCutShortIsTold() throws {
        let seven = try makePacked(ARCHIVE_FORMAT_7ZIP, [("a.txt", Array("甲".utf8))])
        #expect { try listed(Array(seven.dropLast(20))) } throws: { ($0 as? DocumentFault)?.kind == .damaged }
    }

    @Test func aFileOfItsOwnIsNoBundle() throws {
        #expect(FileBundle.kind(of: Array("部门：甲".utf8)) == nil)
        #expect(FileBundle.kind(of: try makeOdt("<text:p>甲</text:p>")) == nil)
        #expect { try Document.open(makeZip([MadeEntry("a.txt", "甲")])) } throws: {
            ($0 as? DocumentFault)?.message.zh == "这是压缩包或邮件，里面是一个个文件，不是一份文件"
        }
    }
}
