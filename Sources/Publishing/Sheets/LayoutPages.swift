import Basics
import Library

/// The layouts, listed.
public enum LayoutPages {
    public static func list(_ layouts: [Layout], _ language: Language, isJSON: Bool) -> [UInt8] {
        if isJSON {
            let data = JSON.object([
                .init(
                    "layouts",
                    .array(
                        layouts.map { layout in
                            .object([
                                .init("name", .string(layout.name)),
                                .init(
                                    "title",
                                    .object([
                                        .init("zh", .string(layout.title.zh)), .init("en", .string(layout.title.en)),
                                    ])),
                                .init("kinds", .array(layout.kinds.map { .string($0.rawValue) })),
                            ])
                        }))
            ])
            return data.bytes() + [0x0A]
        }
        let width = layouts.map(\.name.count).max() ?? 0
        return Array(layouts.map { "\(DisplayWidth.pad($0.name, to: width))  \($0.title[language])\n" }.joined().utf8)
    }
}
