import Basics

/// A file to be converted: its bytes, and what they were told to be.
public struct ConversionInput: Sendable {
    public var format: OldFormat
    public var bytes: [UInt8]

    public init(format: OldFormat, bytes: [UInt8]) {
        self.format = format
        self.bytes = bytes
    }

    /// Nil where the bytes need no conversion, or where they are too damaged to try.
    public init?(_ bytes: [UInt8]) {
        switch FileSignature(of: bytes) {
        case .oldOffice?:
            guard let format = try? OldFormat(compoundFile: bytes) else { return nil }
            self.init(format: format, bytes: bytes)
        case .rtf?: self.init(format: .rtf, bytes: bytes)
        default: return nil
        }
    }
}

/// Turns old files into such as are read here: doc and rtf into docx, xls into xlsx.
public protocol Converter: Sendable {
    /// One result for each file, in the same order; the fault of one is none of the others.
    func convert(_ files: [ConversionInput]) -> [Result<[UInt8], DocumentFault>]
}

/// Files converted ahead of their being opened: a program that is started once for many files takes a fifth of the time for each.
///
///     let ahead = ConvertedAhead(files.compactMap(ConversionInput.init), by: office)
///     for bytes in files { try Document.open(bytes, converter: ahead) }
public struct ConvertedAhead: Converter {
    private var results: [String: Result<[UInt8], DocumentFault>] = [:]
    private let converter: any Converter

    /// - Parameter converter: also converts what was not given here.
    public init(_ files: [ConversionInput], by converter: any Converter) {
        self.converter = converter
        for (file, result) in zip(files, converter.convert(files)) { results[SHA256.hex(of: file.bytes)] = result }
    }

    public func convert(_ files: [ConversionInput]) -> [Result<[UInt8], DocumentFault>] {
        files.map { file in
            results[SHA256.hex(of: file.bytes)] ?? converter.convert([file]).first ?? .failure(.converterFailed)
        }
    }
}
