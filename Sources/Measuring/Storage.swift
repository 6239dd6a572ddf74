import Basics
import Foundation

/// A way to store a form as text that none of the fixtures shows, made from their cells and truths.
public enum Storage: String, Sendable, CaseIterable {
    /// The cells of a row one after the other with nothing between, one row a line.
    case glued
    /// The whole form on one line with nothing between its cells.
    case gluedAll
    /// A pdf's text without its layout: each line of each cell on a line of its own, row by row.
    case pdfPlain
    /// A pdf's text line by line as printed: cells apart by one blank, wrapped cells go on in the next line; feet and repeated
    /// headings inside.
    case pdfRaw
    /// A pdf's text with each column of the indicators read before the next.
    case columnwise
    /// Several forms on a page amid other tables and words; it begins inside the first.
    case page
    /// Two columns of the indicators have changed places, heading and cells, in text with tabs.
    case swappedTabs
    /// The same in text with bars.
    case swappedBars
    /// Indicators in words: `【产出指标-数量指标】` and `指标1：名称（≥95%）`.
    case listed
    /// Indicators in running words: `数量指标：名称≥86处；名称≥11.5公里。`
    case prose
}

/// A text made in some storage, and what it must be read as.
public struct MadeText: Sendable {
    public let storage: Storage
    public let id: String
    public let text: String
    public let truth: JSON
}

/// A sample to make texts from.
public struct Sample: Sendable {
    public let id: String
    let grid: SampleGrid
    let truth: JSON

    /// `csv` and `truth` are the bytes of `ID.csv` and the data of `ID.truth.json`.
    public init(id: String, csv: [UInt8], truth: JSON) {
        self.id = id
        grid = SampleGrid(csv: csv)
        self.truth = truth
    }

    /// All samples of a folder.
    public static func all(in folder: URL) throws -> [Sample] {
        try TruthFolder(folder, formats: ["csv"]).files.map { Sample(id: $0.id, csv: $0.bytes, truth: $0.truth) }
    }

    var layouts: [String] { (truth["layouts"]?.elements ?? []).compactMap(\.stringValue) }

    /// Whether several forms share one table, a project a row group.
    var isRoster: Bool { layouts.contains("P2") }
}

extension Storage {
    /// The texts of this storage that can be made from some samples.
    public func texts(_ samples: [Sample]) -> [MadeText] {
        if self == .page { return PageMaker(samples: samples).texts() }
        return samples.compactMap { sample in
            var draft = TruthDraft(sample.truth)
            var chance = Chance(seed: "\(rawValue) \(sample.id)")
            guard let text = text(sample, &draft, &chance) else { return nil }
            return MadeText(storage: self, id: sample.id, text: text, truth: draft.json(storage: rawValue))
        }
    }

    private func text(_ sample: Sample, _ draft: inout TruthDraft, _ chance: inout Chance) -> String? {
        switch self {
        case .glued, .gluedAll: GluedText.make(sample, lines: self == .glued, &draft)
        case .pdfPlain: PdfText.plain(sample, &draft, &chance)
        case .pdfRaw: PdfText.raw(sample, &draft, &chance)
        case .columnwise: PdfText.columnwise(sample, &draft)
        case .swappedTabs: Separated.swapped(sample, .tabs, &draft, &chance)
        case .swappedBars: Separated.swapped(sample, .bars, &draft, &chance)
        case .listed: IndicatorProse.listed(sample, &draft)
        case .prose: IndicatorProse.running(sample, &draft)
        case .page: nil
        }
    }
}
