import Basics
import CZip

/// An office file with some of its parts changed. Parts that are not touched are copied as they are compressed.
struct Package {
    let original: [UInt8]
    let limits: Limits
    /// Parts with new content, in the order in which they were first put.
    private var changed: [String: [UInt8]] = [:]
    private var order: [String] = []

    init(_ bytes: [UInt8], limits: Limits) {
        original = bytes
        self.limits = limits
    }

    mutating func put(_ part: String, _ bytes: [UInt8]) {
        if changed.updateValue(bytes, forKey: part) == nil { order.append(part) }
    }

    mutating func put(_ part: String, _ words: String) { put(part, Array(words.utf8)) }

    /// The content of a part as it is now, nil where there is none.
    func read(_ part: String) throws(DocumentFault) -> [UInt8]? {
        if let bytes = changed[part] { return bytes }
        return try ArchiveReader.open(original, limits: limits) { (archive) throws(DocumentFault) in
            try archive.read(part).map { Array($0) }
        }
    }

    func relations(of part: String) throws(DocumentFault) -> ArchiveRelations {
        let name = Package.relationsPart(of: part)
        guard let bytes = try read(name) else { return ArchiveRelations() }
        return try bytes.withUnsafeBufferPointer { (buffer) throws(DocumentFault) in
            try ArchiveRelations.read(buffer, name: name, of: part, limits: limits)
        }
    }

    static func relationsPart(of part: String) -> String {
        let slash = part.lastIndex(of: "/")
        let folder = slash.map { String(part[...$0]) } ?? ""
        let file = slash.map { String(part[part.index(after: $0)...]) } ?? part
        return folder + "_rels/" + file + ".rels"
    }

    /// A name that no part has yet: `xl/comments1.xml`, `xl/comments2.xml` …
    func freeName(_ begin: String, _ end: String) throws(DocumentFault) -> String {
        try ArchiveReader.open(original, limits: limits) { (archive) throws(DocumentFault) in
            var number = 1
            while archive.holds(begin + String(number) + end) || changed[begin + String(number) + end] != nil {
                number += 1
            }
            return begin + String(number) + end
        }
    }

    /// Adds a relationship of a part and gives its id.
    /// - Parameters:
    ///   - type: the last word of its type.
    ///   - target: a path from the root of the archive.
    mutating func relate(_ part: String, to target: String, type: String, base: String) throws(DocumentFault) -> String
    {
        let name = Package.relationsPart(of: part)
        let namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
        guard let bytes = try read(name) else {
            put(
                name,
                Package.declaration
                    + "<Relationships xmlns=\"\(namespace)\"><Relationship Id=\"rId1\" Type=\"\(base)\(type)\" Target=\"/\(XMLWords.escaped(target))\"/></Relationships>"
            )
            return "rId1"
        }
        let outline = try XMLOutline(bytes, name: name, limits: limits)
        let taken = Set(outline.all("Relationship").compactMap { outline.attribute($0, exactly: "Id") })
        var number = taken.count + 1
        while taken.contains("rId\(number)") { number += 1 }
        let words =
            "<\(outline.prefix(0))Relationship Id=\"rId\(number)\" Type=\"\(base)\(type)\" Target=\"/\(XMLWords.escaped(target))\"/>"
        put(name, outline.appending(words))
        return "rId\(number)"
    }

    /// Declares the type of a part, where the archive does not yet.
    mutating func declare(_ part: String, type: String) throws(DocumentFault) {
        try declareTypes { (outline) in
            let known = outline.all("Override").contains { outline.attribute($0, exactly: "PartName") == "/" + part }
            return known
                ? nil
                : "<\(outline.prefix(0))Override PartName=\"/\(XMLWords.escaped(part))\" ContentType=\"\(type)\"/>"
        }
    }

    /// Declares the type of all parts with an ending, where the archive does not yet.
    mutating func declare(ending: String, type: String) throws(DocumentFault) {
        try declareTypes { (outline) in
            let known = outline.all("Default").contains {
                outline.attribute($0, exactly: "Extension")?.lowercased() == ending
            }
            return known ? nil : "<\(outline.prefix(0))Default Extension=\"\(ending)\" ContentType=\"\(type)\"/>"
        }
    }

    private mutating func declareTypes(_ words: (XMLOutline) -> String?) throws(DocumentFault) {
        let name = "[Content_Types].xml"
        guard let bytes = try read(name) else { throw .partMissing(name) }
        let outline = try XMLOutline(bytes, name: name, limits: limits)
        if let words = words(outline) { put(name, outline.appending(words)) }
    }

    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    // MARK: Writing

    /// The whole file: every entry in its place, those that were not touched as they are compressed. Parts that were put anew have the
    /// date 1980-01-01, so that the same input gives the same bytes.
    func bytes() throws(DocumentFault) -> [UInt8] {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        // libzip reads from these blocks until the archives are closed.
        var blocks: [UnsafeMutableRawBufferPointer] = []
        defer { for block in blocks { block.deallocate() } }
        func source(_ bytes: [UInt8]) throws(DocumentFault) -> OpaquePointer {
            let block = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
            block.copyBytes(from: bytes)
            blocks.append(block)
            guard let source = zip_source_buffer_create(block.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
                throw .notWritten
            }
            return source
        }
        let whole = try source(original)
        guard let old = zip_open_from_source(whole, ZIP_RDONLY, &error) else {
            zip_source_free(whole)
            throw .archiveDamaged
        }
        defer { zip_discard(old) }
        // A second archive, not the first one changed: libzip 1.7.3 frees twice where it keeps the beginning of one in memory.
        guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw .notWritten }
        zip_source_keep(target)
        defer { zip_source_free(target) }
        guard let new = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
            zip_source_free(target)
            throw .notWritten
        }
        do throws(DocumentFault) {
            // As `ArchiveReader` finds a part: exactly, and failing that without regard to case.
            var places: [zip_int64_t: String] = [:]
            for part in order {
                var index = zip_name_locate(old, part, zip_flags_t(ZIP_FL_ENC_RAW))
                if index < 0 { index = zip_name_locate(old, part, zip_flags_t(ZIP_FL_NOCASE)) }
                if index >= 0 { places[index] = part }
            }
            for index in 0..<zip_get_num_entries(old, 0) {
                if let part = places[index], let bytes = changed[part] {
                    try Package.add(source(bytes), as: Package.name(index, in: old), to: new)
                } else {
                    try Package.copy(index, of: old, to: new)
                }
            }
            let kept = Set(places.values)
            for part in order where !kept.contains(part) {
                if let bytes = changed[part] { try Package.add(source(bytes), as: part, to: new) }
            }
        } catch {
            zip_discard(new)
            throw error
        }
        guard zip_close(new) == 0 else {
            zip_discard(new)
            throw .notWritten
        }
        return try Package.content(of: target)
    }

    private static func name(_ index: zip_int64_t, in zip: OpaquePointer) throws(DocumentFault) -> String {
        guard let name = zip_get_name(zip, zip_uint64_t(index), 0) else { throw .notWritten }
        return String(cString: name)
    }

    private static func add(_ source: OpaquePointer, as name: String, to zip: OpaquePointer) throws(DocumentFault) {
        let index = zip_file_add(zip, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            throw .notWritten
        }
        guard zip_set_file_compression(zip, zip_uint64_t(index), ZIP_CM_DEFLATE, 6) == 0,
            zip_file_set_dostime(zip, zip_uint64_t(index), 0, 0x21, 0) == 0
        else { throw .notWritten }
    }

    private static func copy(_ index: zip_int64_t, of old: OpaquePointer, to new: OpaquePointer) throws(DocumentFault) {
        var stat = zip_stat_t()
        zip_stat_init(&stat)
        guard zip_stat_index(old, zip_uint64_t(index), 0, &stat) == 0,
            let source = zip_source_zip(new, old, zip_uint64_t(index), 0, 0, -1)
        else { throw .notWritten }
        let at = zip_file_add(new, try name(index, in: old), source, zip_flags_t(ZIP_FL_ENC_GUESS))
        guard at >= 0 else {
            zip_source_free(source)
            throw .notWritten
        }
        // An empty entry does not bring its date along and would get today's.
        let isDated = stat.valid & zip_uint64_t(ZIP_STAT_MTIME) != 0 && stat.mtime >= 315_619_200
        guard zip_set_file_compression(new, zip_uint64_t(at), zip_int32_t(stat.comp_method), 0) == 0,
            isDated
                ? zip_file_set_mtime(new, zip_uint64_t(at), stat.mtime, 0) == 0
                : zip_file_set_dostime(new, zip_uint64_t(at), 0, 0x21, 0) == 0
        else { throw .notWritten }
    }

    private static func content(of source: OpaquePointer) throws(DocumentFault) -> [UInt8] {
        var stat = zip_stat_t()
        zip_stat_init(&stat)
        guard zip_source_stat(source, &stat) == 0, zip_source_open(source) == 0 else { throw .notWritten }
        defer { zip_source_close(source) }
        var out = [UInt8](repeating: 0, count: Int(stat.size))
        var filled = 0
        while filled < out.count {
            let count = out.withUnsafeMutableBytes { buffer in
                zip_source_read(source, buffer.baseAddress.map { $0 + filled }, zip_uint64_t(buffer.count - filled))
            }
            guard count > 0 else { throw .notWritten }
            filled += Int(count)
        }
        return out
    }
}

extension XMLOutline {
    /// The part with words put behind all that is in its root.
    func appending(_ words: String) -> [UInt8] {
        var edits = PartEdits()
        append(words, within: 0, &edits)
        return edits.applied(to: bytes)
    }

    /// Puts words behind all that is in an element, also in one that is a single tag.
    func append(_ words: String, within index: Int, _ edits: inout PartEdits) {
        let element = elements[index]
        guard element.isOneTag else { return edits.insert(words, at: element.contentEnd) }
        let name = String(decoding: bytes[element.name], as: UTF8.self)
        edits.replace((element.tagEnd - 2)..<element.tagEnd, with: ">" + words + "</" + name + ">")
    }
}

extension DocumentFault {
    static func otherEncoding(_ part: String) -> DocumentFault {
        DocumentFault(
            .unreadable,
            Wording(
                zh: "“\(part)”不是 UTF-8 编码，标注和修改写不进去。",
                en: "“\(part)” is not encoded in UTF-8: marks and corrections cannot be written into it."),
            advice: Wording(
                zh: "请在 Word、Excel 或 WPS 中打开并另存，再重试。",
                en: "Open it in Word, Excel or WPS, save it under a new name and try again."))
    }

    static let notWritten = DocumentFault(
        .unreadable, Wording(zh: "新文件没有写成", en: "the new file could not be put together"),
        advice: Wording(
            zh: "请在 Word、Excel 或 WPS 中打开原文件并另存，再重试。",
            en: "Open the original in Word, Excel or WPS, save it under a new name and try again."))
}
