import Basics
import Testing

@testable import Documents

@Suite("Reading in another process")
struct ReadingWorkerTests {
    private let document = Document(
        format: .pdf,
        blocks: [
            .paragraph(
                Paragraph(
                    text: Text("标题"), index: 0, line: 3, part: Text("正文"), afterGap: true,
                    box: PageBox(page: 2, left: 1, top: 2, right: 3, bottom: 4))),
            .table(
                Table(
                    index: 0, grid: .spaced, part: nil, rowCount: 2, columnCount: 3,
                    cells: [
                        Cell(
                            row: 1, column: 2, rowSpan: 1, columnSpan: 300, line: nil, text: Text("一\n二"),
                            traits: .numeric,
                            stored: Text("0.95"), box: nil)
                    ])),
        ], notices: [DocumentNotice(Wording(zh: "提醒", en: "note"), part: nil, table: 0, row: -1, column: nil)])

    @Test("A document and a fault come over whole")
    func coding() throws {
        let bytes = DocumentCoding.encode(.success(document))
        #expect(try DocumentCoding.decode(bytes[...])?.get() == document)
        let fault = DocumentCoding.decode(DocumentCoding.encode(.failure(.pdfLocked))[...])
        #expect(fault == .failure(.pdfLocked))
    }

    @Test("What is cut short, goes on too long or has a byte changed never traps")
    func damagedCoding() {
        let bytes = DocumentCoding.encode(.success(document))
        for length in 0..<bytes.count { #expect(DocumentCoding.decode(bytes[..<length]) == nil) }
        #expect(DocumentCoding.decode((bytes + [0])[...]) == nil)
        var noticed = 0
        for place in bytes.indices {
            for flip in [UInt8(0x01), 0x80, 0xFF] {
                var changed = bytes
                changed[place] ^= flip
                if DocumentCoding.decode(changed[...]) != .success(document) { noticed += 1 }
            }
        }
        #expect(noticed > bytes.count)
    }

    private func fault(_ script: String, seconds: Double = 20) -> DocumentFault? {
        let limits = ProcessLimits(seconds: seconds, processorSeconds: 10, memory: nil, outputBytes: 1 << 20)
        let worker = ReadingWorker(program: "/bin/sh", arguments: ["-c", script], limits: limits)
        do throws(DocumentFault) {
            _ = try worker.open([1, 2, 3])
            return nil
        } catch {
            return error
        }
    }

    @Test("A crash, an early end, nonsense and a hang are faults of the file")
    func faults() {
        let brokenOff = "读这个文件的程序中断了：文件可能已损坏，或是有意做坏的"
        #expect(fault("kill -SEGV $$")?.message.zh == brokenOff)
        #expect(fault("exit 0")?.message.zh == brokenOff)
        #expect(fault("printf '\\001\\000\\000\\000\\000\\000\\000\\000x'")?.message.zh == brokenOff)
        let slow = fault("sleep 600", seconds: 0.3)
        #expect(slow?.kind == .tooLarge)
        #expect(slow?.message.zh == "读这个文件用了太久（上限 0 秒），已停止")
    }
}
