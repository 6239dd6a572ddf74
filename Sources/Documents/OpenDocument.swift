import Basics

extension Document {
    /// Opens a file of any known type, told by its content.
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - fieldWords: words that text in this field is sure to hold (UTF-8); where an encoding is in doubt, the one that shows
    ///     more of them is taken.
    /// - Throws: `DocumentFault`, an input fault with what to do.
    public static func open(
        _ bytes: [UInt8], limits: Limits = .standard, fieldWords: [Text] = []
    ) throws(DocumentFault) -> Document {
        throw DocumentFault(
            .unknownType, Wording(zh: "认不出文件类型", en: "the file type is not known"), advice: Wording(zh: "", en: ""))
    }
}
