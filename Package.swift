// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6)]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(of name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name + "Tests", dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
    name: "biaochi",
    products: [
        .executable(name: "biaochi", targets: ["biaochi"]),
        // For fuzz/, a package of its own.
        .library(name: "Rooms", targets: ["Basics", "Documents", "Forms", "Library", "Recognition", "Rulebook"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // What Debian brings: zip archives, XML and HTML, workbooks to write. docs/decisions says why these.
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        // Archives beyond zip; printed pages; the check code in their foot.
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CQrencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        // Child processes with bounds: what Linux offers beyond POSIX.
        .target(name: "CProcess"),
        // pdfium, found at run time; nothing is linked.
        .target(name: "CPdfium", linkerSettings: [.linkedLibrary("dl")]),
        // The files of data/, built into the binary.
        .target(name: "CLexicon", cSettings: [.headerSearchPath("../../data")]),

        room("Basics"),
        room("Forms", ["Basics"]),
        room("Library", ["Basics", "Forms", "CLexicon", .product(name: "Yams", package: "Yams")]),
        room("Documents", ["Basics", "CZip", "CXML2", "CArchive", "CProcess", "CPdfium"]),
        room("Recognition", ["Basics", "Forms", "Library", "Documents"]),
        room("Scoring", ["Basics", "Forms", "Library"]),
        room("Rulebook", ["Basics", "Forms", "Library", "Scoring", .product(name: "Yams", package: "Yams")]),
        room(
            "Publishing",
            ["Basics", "Forms", "Library", "Documents", "Scoring", "Rulebook", "CXlsxWriter", "CPango", "CQrencode"]),
        .executableTarget(
            name: "biaochi",
            dependencies: [
                "Basics", "Forms", "Library", "Documents", "Recognition", "Rulebook", "Publishing",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // Measure; no products. See bench/ and docs/how-it-works.md.
        room("Measuring", ["Basics", "Forms"]),
        .executableTarget(
            name: "biaochi-measure",
            dependencies: ["Basics", "Forms", "Library", "Documents", "Recognition", "Rulebook", "Measuring"],
            swiftSettings: strict),
        .executableTarget(
            name: "biaochi-bench",
            dependencies: ["Basics", "Forms", "Library", "Documents", "Recognition", "Rulebook"],
            swiftSettings: strict),

        tests(of: "Basics", ["Basics"]),
        tests(of: "Forms", ["Basics", "Forms"]),
        tests(of: "Library", ["Basics", "Forms", "Library"]),
        tests(of: "Documents", ["Basics", "Documents", "CZip", "CXML2", "CArchive"]),
        tests(of: "Recognition", ["Basics", "Forms", "Library", "Documents", "Recognition"]),
        tests(of: "Scoring", ["Basics", "Forms", "Library", "Scoring"]),
        tests(of: "Rulebook", ["Basics", "Forms", "Library", "Scoring", "Rulebook"]),
        tests(of: "Publishing", ["Basics", "Forms", "Library", "Documents", "Recognition", "Rulebook", "Publishing"]),
        // How well texts are read, against their truths.
        tests(of: "Measuring", ["Basics", "Forms", "Library", "Documents", "Recognition", "Measuring"]),
        // The whole chain, from the bytes of a file to findings.
        tests(of: "Chain", ["Basics", "Forms", "Library", "Documents", "Recognition", "Rulebook"]),
        tests(of: "CommandLine", ["Basics", "Forms", "biaochi"]),
    ]
)
