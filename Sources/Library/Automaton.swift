/// Finds many phrases at once (Aho–Corasick): one step a character, however many phrases there are.
///
/// Characters are Unicode scalars mapped to small numbers; the moves of all nodes stand in one hash table, those of the root in an
/// array.
struct Automaton: Sendable {
    private var classes = [UInt16](repeating: 0, count: 0x10000)
    private var classCount: UInt16 = 0
    private var keys: [UInt64] = []
    private var targets: [Int32] = []
    private var mask = 0
    private var rootMoves: [Int32] = []
    private var fail: [Int32] = []
    /// The nearest node along the failures, itself included, where a phrase ends; -1 for none.
    private var ending: [Int32] = []
    private var afterEnding: [Int32] = []
    /// The phrase that ends at a node, -1 for none.
    private var word: [Int32] = []

    /// Phrases in order get the numbers from 0; equal ones share the first number given, as `add` returns.
    struct Builder {
        fileprivate var children: [UInt64: Int32] = [:]
        fileprivate var nodes: [(parent: Int32, symbol: UInt16, word: Int32)] = [(-1, 0, -1)]
        fileprivate var classes = [UInt16](repeating: 0, count: 0x10000)
        fileprivate var classCount: UInt16 = 0
        private(set) var wordCount: Int32 = 0

        init() {
            nodes.reserveCapacity(24_000)
            children.reserveCapacity(24_000)
        }

        /// The number of the phrase; nil where it is empty or has characters of the higher planes.
        mutating func add(_ phrase: [UInt32]) -> Int32? {
            guard !phrase.isEmpty, phrase.allSatisfy({ $0 < 0x10000 }) else { return nil }
            var node: Int32 = 0
            for value in phrase {
                if classes[Int(value)] == 0 {
                    classCount += 1
                    classes[Int(value)] = classCount
                }
                let symbol = classes[Int(value)]
                let key = UInt64(UInt32(bitPattern: node)) << 16 | UInt64(symbol)
                if let next = children[key] {
                    node = next
                } else {
                    let next = Int32(nodes.count)
                    nodes.append((node, symbol, -1))
                    children[key] = next
                    node = next
                }
            }
            if nodes[Int(node)].word < 0 {
                nodes[Int(node)].word = wordCount
                wordCount += 1
            }
            return nodes[Int(node)].word
        }
    }

    init() {}

    init(_ builder: Builder) {
        classes = builder.classes
        classCount = builder.classCount
        let count = builder.nodes.count
        var size = 1
        while size < count * 2 { size *= 2 }
        mask = size - 1
        keys = [UInt64](repeating: .max, count: size)
        targets = [Int32](repeating: 0, count: size)
        rootMoves = [Int32](repeating: 0, count: Int(classCount) + 1)
        fail = [Int32](repeating: 0, count: count)
        ending = [Int32](repeating: -1, count: count)
        afterEnding = [Int32](repeating: -1, count: count)
        word = builder.nodes.map(\.word)
        for (i, node) in builder.nodes.enumerated().dropFirst() {
            if node.parent == 0 { rootMoves[Int(node.symbol)] = Int32(i) }
            var slot = Automaton.slot(node.parent, node.symbol, mask)
            while keys[slot] != .max { slot = (slot + 1) & mask }
            keys[slot] = Automaton.key(node.parent, node.symbol)
            targets[slot] = Int32(i)
        }
        // Nodes by depth, so that a node's failure is known before its children need it.
        var depth = [Int32](repeating: 0, count: count)
        for (i, node) in builder.nodes.enumerated().dropFirst() { depth[i] = depth[Int(node.parent)] + 1 }
        for i in (0..<count).sorted(by: { depth[$0] < depth[$1] }).dropFirst() {
            let node = builder.nodes[i]
            if node.parent != 0 {
                let parent = fail[Int(node.parent)]
                fail[i] = withMoves { $0.move(parent, node.symbol) }
            }
            let behind = ending[Int(fail[i])]
            afterEnding[i] = behind
            ending[i] = word[i] >= 0 ? Int32(i) : behind
        }
    }

    fileprivate static func key(_ node: Int32, _ symbol: UInt16) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 16 | UInt64(symbol)
    }

    fileprivate static func slot(_ node: Int32, _ symbol: UInt16, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: (key(node, symbol) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }

    /// The moves as the search reads them: without a check of bounds or a count of references at each step.
    private struct Moves {
        let keys: UnsafeBufferPointer<UInt64>
        let targets: UnsafeBufferPointer<Int32>
        let rootMoves: UnsafeBufferPointer<Int32>
        let fail: UnsafeBufferPointer<Int32>
        let mask: Int

        @inline(__always)
        func move(_ from: Int32, _ symbol: UInt16) -> Int32 {
            var node = from
            while node != 0 {
                let key = Automaton.key(node, symbol)
                var slot = Automaton.slot(node, symbol, mask)
                while keys[slot] != .max {
                    if keys[slot] == key { return targets[slot] }
                    slot = (slot + 1) & mask
                }
                node = fail[Int(node)]
            }
            return rootMoves[Int(symbol)]
        }
    }

    private func withMoves<T>(_ use: (Moves) -> T) -> T {
        keys.withUnsafeBufferPointer { keys in
            targets.withUnsafeBufferPointer { targets in
                rootMoves.withUnsafeBufferPointer { rootMoves in
                    fail.withUnsafeBufferPointer { fail in
                        use(Moves(keys: keys, targets: targets, rootMoves: rootMoves, fail: fail, mask: mask))
                    }
                }
            }
        }
    }

    /// Tells every phrase in a text: its number, and the position after it.
    func scan(_ text: [UInt32], _ found: (_ word: Int32, _ end: Int) -> Void) {
        guard !rootMoves.isEmpty else { return }
        withMoves { moves in
            var node: Int32 = 0
            for i in text.indices {
                let value = text[i]
                let symbol = value < 0x10000 ? classes[Int(value)] : 0
                guard symbol != 0 else {
                    node = 0
                    continue
                }
                node = moves.move(node, symbol)
                var at = ending[Int(node)]
                while at >= 0 {
                    found(word[Int(at)], i + 1)
                    at = afterEnding[Int(at)]
                }
            }
        }
    }
}
