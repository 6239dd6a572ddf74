import Basics
import CLexicon

/// A data file of the library: UTF-8, tab-separated, header first, one fact a line.
public struct DataTable: Sendable {
    public let columns: [Text]
    public let rows: [[Text]]

    /// Reads the lines; a line with fewer fields than the header has blank ones for the rest.
    public init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var lines: [[Text]] = []
        var fields: [Text] = []
        var start = 0
        func end(_ i: Int) { fields.append(Text(bytes: Array(bytes[start..<i]))) }
        for (i, byte) in bytes.enumerated() {
            switch byte {
            case 0x09:
                end(i)
                start = i + 1
            case 0x0A:
                end(i)
                start = i + 1
                lines.append(fields)
                fields.removeAll(keepingCapacity: true)
            default: break
            }
        }
        if start < bytes.count {
            end(bytes.count)
            lines.append(fields)
        }
        columns = lines.first ?? []
        rows = lines.dropFirst().map {
            $0 + Array(repeating: Text(), count: max(0, (lines.first?.count ?? 0) - $0.count))
        }
    }

    /// The position of a column by its name, nil where the file has none of that name.
    public func column(_ name: StaticString) -> Int? { columns.firstIndex { $0 == name } }
}

/// The data files built into the binary.
public enum DataFile: CaseIterable, Sendable {
    case units, nouns, words, families, entities, headings, costs, sources, library1, library2
    case profileNational2021, profileNational2020, profileHunan, profileSichuan
    case profileChongqing, profileGuangxi, profileHubei, profileZhejiang

    /// The path below `data/` in the source tree.
    public var path: String {
        switch self {
        case .units: "lexicon/units.tsv"
        case .nouns: "lexicon/nouns.tsv"
        case .words: "lexicon/words.tsv"
        case .families: "lexicon/families.tsv"
        case .entities: "lexicon/entities.tsv"
        case .headings: "lexicon/headings.tsv"
        case .costs: "reading/costs.tsv"
        case .sources: "sources.tsv"
        case .library1: "library/part-1.tsv"
        case .library2: "library/part-2.tsv"
        case .profileNational2021: "profiles/national-2021.yaml"
        case .profileNational2020: "profiles/national-2020.yaml"
        case .profileHunan: "profiles/hunan.yaml"
        case .profileSichuan: "profiles/sichuan.yaml"
        case .profileChongqing: "profiles/chongqing.yaml"
        case .profileGuangxi: "profiles/guangxi.yaml"
        case .profileHubei: "profiles/hubei.yaml"
        case .profileZhejiang: "profiles/zhejiang.yaml"
        }
    }

    /// The bytes of the file as they were when the binary was built.
    public var bytes: UnsafeBufferPointer<UInt8> {
        let (start, end) =
            switch self {
            case .units: (biaochi_units_bytes(), biaochi_units_end_of())
            case .nouns: (biaochi_nouns_bytes(), biaochi_nouns_end_of())
            case .words: (biaochi_words_bytes(), biaochi_words_end_of())
            case .families: (biaochi_families_bytes(), biaochi_families_end_of())
            case .entities: (biaochi_entities_bytes(), biaochi_entities_end_of())
            case .headings: (biaochi_headings_bytes(), biaochi_headings_end_of())
            case .costs: (biaochi_costs_bytes(), biaochi_costs_end_of())
            case .sources: (biaochi_sources_bytes(), biaochi_sources_end_of())
            case .library1: (biaochi_library_1_bytes(), biaochi_library_1_end_of())
            case .library2: (biaochi_library_2_bytes(), biaochi_library_2_end_of())
            case .profileNational2021: (biaochi_profile_national_2021_bytes(), biaochi_profile_national_2021_end_of())
            case .profileNational2020: (biaochi_profile_national_2020_bytes(), biaochi_profile_national_2020_end_of())
            case .profileHunan: (biaochi_profile_hunan_bytes(), biaochi_profile_hunan_end_of())
            case .profileSichuan: (biaochi_profile_sichuan_bytes(), biaochi_profile_sichuan_end_of())
            case .profileChongqing: (biaochi_profile_chongqing_bytes(), biaochi_profile_chongqing_end_of())
            case .profileGuangxi: (biaochi_profile_guangxi_bytes(), biaochi_profile_guangxi_end_of())
            case .profileHubei: (biaochi_profile_hubei_bytes(), biaochi_profile_hubei_end_of())
            case .profileZhejiang: (biaochi_profile_zhejiang_bytes(), biaochi_profile_zhejiang_end_of())
            }
        guard let start, let end else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(start: start, count: end - start)
    }

    public var table: DataTable { DataTable(bytes) }
}
