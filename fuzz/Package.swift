// swift-tools-version: 6.1
import PackageDescription

// A package of its own: a target that has libFuzzer's `main` cannot stand in one that is tested.
// Built by scripts/fuzz, in debug with --sanitize=fuzzer.
let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "biaochi", path: "..")],
    targets: [
        .executableTarget(
            name: "Fuzz",
            dependencies: [.product(name: "Rooms", package: "biaochi")],
            swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])])
    ]
)
