import Basics

/// All words of the lists and nouns at once: one pass over a text finds every one that stands in it (Aho–Corasick).
///
/// It runs over characters; a state's few ways on are searched in a sorted run, so that 8 000 Chinese phrases stay small.
struct WordAutomaton {
    /// Where each state's transitions begin; they end where the next state's begin.
    private var first: [Int32] = []
    private var symbols: [UInt32] = []
    private var targets: [Int32] = []
    private var fail: [Int32] = []
    /// The phrase that ends in a state, and the next shorter one that ends there too.
    private var ends: [Int32] = []
    private var shorter: [Int32] = []
    /// The root's transitions by character, for the common case of starting anew.
    private var roots: [UInt32: Int32] = [:]

    init(_ phrases: [[UInt32]]) {
        var children: [[(symbol: UInt32, target: Int32)]] = [[]]
        ends = [-1]
        for (number, phrase) in phrases.enumerated() where !phrase.isEmpty {
            var state = 0
            for symbol in phrase {
                if let next = children[state].first(where: { $0.symbol == symbol })?.target {
                    state = Int(next)
                } else if state == 0, let next = roots[symbol] {
                    state = Int(next)
                } else {
                    let next = Int32(children.count)
                    children.append([])
                    ends.append(-1)
                    if state == 0 { roots[symbol] = next } else { children[state].append((symbol, next)) }
                    state = Int(next)
                }
            }
            ends[state] = Int32(number)
        }
        link(children)
    }

    private mutating func link(_ children: [[(symbol: UInt32, target: Int32)]]) {
        fail = Array(repeating: 0, count: children.count)
        shorter = Array(repeating: -1, count: children.count)
        for state in children.indices {
            first.append(Int32(symbols.count))
            for child in children[state].sorted(by: { $0.symbol < $1.symbol }) {
                symbols.append(child.symbol)
                targets.append(child.target)
            }
        }
        first.append(Int32(symbols.count))
        var queue = Array(roots.values)
        var at = 0
        while at < queue.count {
            let state = Int(queue[at])
            at += 1
            let back = Int(fail[state])
            shorter[state] = ends[back] >= 0 ? Int32(back) : shorter[back]
            for k in Int(first[state])..<Int(first[state + 1]) {
                fail[Int(targets[k])] = step(fail[state], symbols[k])
                queue.append(targets[k])
            }
        }
    }

    private func child(_ state: Int32, _ symbol: UInt32) -> Int32? {
        if state == 0 { return roots[symbol] }
        var low = Int(first[Int(state)])
        var high = Int(first[Int(state) + 1])
        while low < high {
            let middle = (low + high) / 2
            if symbols[middle] == symbol { return targets[middle] }
            if symbols[middle] < symbol { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    private func step(_ from: Int32, _ symbol: UInt32) -> Int32 {
        var state = from
        while true {
            if let next = child(state, symbol) { return next }
            if state == 0 { return 0 }
            state = fail[Int(state)]
        }
    }

    /// Calls `body` with each phrase's number and the place behind its last character.
    func forEach(in text: [UInt32], _ body: (Int, Int) -> Void) {
        var state: Int32 = 0
        for (i, symbol) in text.enumerated() {
            state = step(state, symbol)
            var found = ends[Int(state)] >= 0 ? state : shorter[Int(state)]
            while found >= 0 {
                body(Int(ends[Int(found)]), i + 1)
                found = shorter[Int(found)]
            }
        }
    }
}
