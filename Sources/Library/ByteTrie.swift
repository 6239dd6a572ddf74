/// Words by their bytes, each with a number: finds a word and the words that begin a text.
struct ByteTrie: Sendable {
    static let root: Int32 = 0

    private struct Node: Sendable {
        var byte: UInt8
        var child: Int32 = -1
        var sibling: Int32 = -1
        var value: Int32 = -1
    }

    private var nodes: [Node] = [Node(byte: 0)]
    private var first = [Int32](repeating: -1, count: 256)

    /// Adds a word; false where it is there already, and keeps the earlier number.
    mutating func add(_ word: [UInt8], _ value: Int32) -> Bool {
        var node = ByteTrie.root
        for byte in word {
            if let next = step(node, byte) {
                node = next
                continue
            }
            let new = Int32(nodes.count)
            var added = Node(byte: byte)
            if node == ByteTrie.root {
                first[Int(byte)] = new
            } else {
                added.sibling = nodes[Int(node)].child
                nodes[Int(node)].child = new
            }
            nodes.append(added)
            node = new
        }
        guard nodes[Int(node)].value < 0 else { return false }
        nodes[Int(node)].value = value
        return true
    }

    func step(_ node: Int32, _ byte: UInt8) -> Int32? {
        if node == ByteTrie.root {
            let next = first[Int(byte)]
            return next < 0 ? nil : next
        }
        var next = nodes[Int(node)].child
        while next >= 0 {
            if nodes[Int(next)].byte == byte { return next }
            next = nodes[Int(next)].sibling
        }
        return nil
    }

    func value(_ node: Int32) -> Int? {
        let value = nodes[Int(node)].value
        return value < 0 ? nil : Int(value)
    }

    func find(_ word: ArraySlice<UInt8>) -> Int? { walk(word).flatMap(value) }

    /// Whether any word begins with these bytes.
    func holdsPrefix(_ bytes: ArraySlice<UInt8>) -> Bool { walk(bytes) != nil }

    private func walk(_ bytes: ArraySlice<UInt8>) -> Int32? {
        var node = ByteTrie.root
        for byte in bytes {
            guard let next = step(node, byte) else { return nil }
            node = next
        }
        return node
    }
}
