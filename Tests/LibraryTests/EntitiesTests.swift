import Basics
import Testing

@testable import Library

@Suite("Proper names")
struct EntitiesTests {
    private func cores(_ name: String) -> [String] { Entities.standard.cores(of: [Text(name)]).map(\.text.string) }

    private func wrong(_ name: String, _ text: String) -> [String] {
        Entities.standard.cores(of: [Text(name)]).flatMap { core in
            Entities.standard.misspellings(of: core, in: Text(text)).map(\.printed.string)
        }
    }

    @Test("A body's name is cut where its places end, never inside the first two characters")
    func cutting() {
        #expect(cores("株洲市渌口区教育局") == ["株洲", "渌口"])
        #expect(cores("禾泷市澜桥镇人民政府") == ["禾泷", "澜桥"])
        #expect(cores("江口县财政局") == ["江口"])
    }

    @Test("A character taken for its look-alike is noticed")
    func lookAlikes() {
        #expect(wrong("株洲市渌口区教育局", "湖南师范大学附属涪口普通高级中学") == ["涪口"])
        #expect(wrong("沭阳县教育局", "沐阳县中心小学维修") == ["沐阳"])
        #expect(wrong("泸溪县文化和旅游局", "沪溪县旅游收入增长率") == ["沪溪"])
    }

    @Test("Everyday words, real places and pairs that differ by meaning are no misspellings")
    func silent() {
        #expect(wrong("株洲市渌口区教育局", "路口引导岗和窗口") == [])
        #expect(wrong("东城区教育委员会", "与西城区结对") == [])
        #expect(wrong("河口区行政审批服务局", "政务大厅窗口、路口引导岗") == [])
    }
}
