/// Where a cell or a paragraph stands in the part: the offsets at which the tags of its first and its last paragraph end.
struct DocxSpot: Equatable {
    var first: Int
    var last: Int
}

/// The spots of a document, by the places that readers know.
struct DocxSpots {
    var cells: [DocumentPlace: DocxSpot] = [:]
    /// By the index of the paragraph.
    var paragraphs: [Int: DocxSpot] = [:]

    subscript(place: DocumentPlace) -> DocxSpot? {
        switch place {
        case .cell: cells[place]
        case .paragraph(let index): paragraphs[index]
        }
    }
}
