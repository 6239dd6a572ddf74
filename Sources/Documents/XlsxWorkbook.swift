import Basics

/// The sheets of a workbook in its order, and how it counts days.
struct XlsxWorkbook: XMLConsumer {
    struct Sheet: Equatable {
        var name: Text
        var relation: Text
        /// Hidden, or hidden so that Excel does not even offer to show it.
        var isHidden: Bool
    }

    var sheets: [Sheet] = []
    /// Days are counted from 1904 (old workbooks made on a Mac).
    var date1904 = false

    enum Word: String, XMLWord { case sheet, workbookPr }
    static let vocabulary = XMLVocabulary<Word>()

    mutating func start(_ word: Word?, _ attributes: XMLAttributes) throws(DocumentFault) -> Bool {
        switch word {
        case .sheet?:
            guard let name = attributes["name"]?.text, let relation = attributes["id"]?.text else { break }
            let state = attributes["state"]?.text ?? Text()
            sheets.append(
                Sheet(name: name, relation: relation, isHidden: state == "hidden" || state == "veryHidden"))
        case .workbookPr?: date1904 = attributes.isOn("date1904")
        case nil: break
        }
        return true
    }
}
