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
    case layoutD1, layoutDepartment88, layoutA2, layoutProject88, layoutA3, layoutA4, layoutA5, layoutA6
    case layoutA7, layoutA8, layoutSelfEvaluation, layoutS1, layoutS2, layoutS3, layoutMonitoring, layoutF7Import,
        layoutF10Import

    /// The layouts, in the order in which they are listed.
    static let layouts: [DataFile] = [
        .layoutD1, .layoutDepartment88, .layoutA2, .layoutProject88, .layoutA3, .layoutA4, .layoutA5, .layoutA6,
        .layoutA7, .layoutA8, .layoutSelfEvaluation, .layoutS1, .layoutS2, .layoutS3, .layoutMonitoring,
        .layoutF7Import, .layoutF10Import,
    ]

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
        case .layoutD1: "layouts/d1.yaml"
        case .layoutDepartment88: "layouts/department-88.yaml"
        case .layoutA2: "layouts/a2.yaml"
        case .layoutProject88: "layouts/project-88.yaml"
        case .layoutA3: "layouts/a3.yaml"
        case .layoutA4: "layouts/a4.yaml"
        case .layoutA5: "layouts/a5.yaml"
        case .layoutA6: "layouts/a6.yaml"
        case .layoutA7: "layouts/a7.yaml"
        case .layoutA8: "layouts/a8.yaml"
        case .layoutSelfEvaluation: "layouts/self-evaluation.yaml"
        case .layoutS1: "layouts/s1.yaml"
        case .layoutS2: "layouts/s2.yaml"
        case .layoutS3: "layouts/s3.yaml"
        case .layoutMonitoring: "layouts/monitoring.yaml"
        case .layoutF7Import: "layouts/f7-import.yaml"
        case .layoutF10Import: "layouts/f10-import.yaml"
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
            case .layoutD1: (biaochi_layout_d1_bytes(), biaochi_layout_d1_end_of())
            case .layoutDepartment88: (biaochi_layout_department_88_bytes(), biaochi_layout_department_88_end_of())
            case .layoutA2: (biaochi_layout_a2_bytes(), biaochi_layout_a2_end_of())
            case .layoutProject88: (biaochi_layout_project_88_bytes(), biaochi_layout_project_88_end_of())
            case .layoutA3: (biaochi_layout_a3_bytes(), biaochi_layout_a3_end_of())
            case .layoutA4: (biaochi_layout_a4_bytes(), biaochi_layout_a4_end_of())
            case .layoutA5: (biaochi_layout_a5_bytes(), biaochi_layout_a5_end_of())
            case .layoutA6: (biaochi_layout_a6_bytes(), biaochi_layout_a6_end_of())
            case .layoutA7: (biaochi_layout_a7_bytes(), biaochi_layout_a7_end_of())
            case .layoutA8: (biaochi_layout_a8_bytes(), biaochi_layout_a8_end_of())
            case .layoutSelfEvaluation:
                (biaochi_layout_self_evaluation_bytes(), biaochi_layout_self_evaluation_end_of())
            case .layoutS1: (biaochi_layout_s1_bytes(), biaochi_layout_s1_end_of())
            case .layoutS2: (biaochi_layout_s2_bytes(), biaochi_layout_s2_end_of())
            case .layoutS3: (biaochi_layout_s3_bytes(), biaochi_layout_s3_end_of())
            case .layoutMonitoring: (biaochi_layout_monitoring_bytes(), biaochi_layout_monitoring_end_of())
            case .layoutF7Import: (biaochi_layout_f7_import_bytes(), biaochi_layout_f7_import_end_of())
            case .layoutF10Import: (biaochi_layout_f10_import_bytes(), biaochi_layout_f10_import_end_of())
            }
        guard let start, let end else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(start: start, count: end - start)
    }

    public var table: DataTable { DataTable(bytes) }
}
