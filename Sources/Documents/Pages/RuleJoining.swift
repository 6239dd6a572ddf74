/// Ruling lines that meet.
struct RuleGroup {
    var horizontal: [Rule] = []
    var vertical: [Rule] = []

    var extent: (left: Float, right: Float, top: Float, bottom: Float) {
        let left = min(vertical.map(\.position).min() ?? .infinity, horizontal.map(\.from).min() ?? .infinity)
        let right = max(vertical.map(\.position).max() ?? -.infinity, horizontal.map(\.to).max() ?? -.infinity)
        let top = min(horizontal.map(\.position).min() ?? .infinity, vertical.map(\.from).min() ?? .infinity)
        let bottom = max(horizontal.map(\.position).max() ?? -.infinity, vertical.map(\.to).max() ?? -.infinity)
        return (left, right, top, bottom)
    }
}

/// Puts ruling lines together: programs draw each border of each cell apart, double, or in pieces.
enum RuleJoining {
    /// How far apart lines are still one, and ends still meet: less than any row of text is high.
    static let tolerance: Float = 2.5
    /// So many pairs of lines, or cells, a page may have.
    static let mostPairs = 4_000_000

    /// Pieces on one line as one.
    static func joined(_ rules: [Rule]) -> [Rule] {
        let sorted = rules.sorted { ($0.position, $0.from) < ($1.position, $1.from) }
        var out: [Rule] = []
        var i = 0
        while i < sorted.count {
            var end = i + 1
            while end < sorted.count, sorted[end].position - sorted[i].position <= tolerance { end += 1 }
            let line = sorted[i..<end].sorted { $0.from < $1.from }
            let position = line.reduce(0) { $0 + $1.position } / Float(line.count)
            var current = Rule(position: position, from: line[0].from, to: line[0].to)
            for piece in line.dropFirst() {
                if piece.from - current.to <= tolerance {
                    current.to = max(current.to, piece.to)
                } else {
                    out.append(current)
                    current = Rule(position: position, from: piece.from, to: piece.to)
                }
            }
            out.append(current)
            i = end
        }
        return out
    }

    /// The lines that meet, each group from top to bottom of the page. What meets nothing across is left out.
    static func groups(_ horizontal: [Rule], _ vertical: [Rule]) -> [RuleGroup] {
        var parent = Array(0..<(horizontal.count + vertical.count))
        func root(_ i: Int) -> Int {
            var i = i
            while parent[i] != i {
                parent[i] = parent[parent[i]]
                i = parent[i]
            }
            return i
        }
        for (v, down) in vertical.enumerated() {
            for (h, across) in horizontal.enumerated()
            where down.from - tolerance <= across.position && across.position <= down.to + tolerance
                && across.from - tolerance <= down.position && down.position <= across.to + tolerance
            {
                let (a, b) = (root(h), root(horizontal.count + v))
                if a != b { parent[max(a, b)] = min(a, b) }
            }
        }
        var groups: [Int: RuleGroup] = [:]
        for (h, rule) in horizontal.enumerated() { groups[root(h), default: RuleGroup()].horizontal.append(rule) }
        for (v, rule) in vertical.enumerated() {
            groups[root(horizontal.count + v), default: RuleGroup()].vertical.append(rule)
        }
        let all = groups.sorted { $0.key < $1.key }.map(\.value)
        var meeting = all.filter {
            !$0.horizontal.isEmpty && !$0.vertical.isEmpty && $0.horizontal.count + $0.vertical.count > 2
        }
        // The edge of a merged cell that goes over the whole page meets nothing: it belongs to the table that is as high.
        for stray in all where stray.horizontal.isEmpty {
            for rule in stray.vertical {
                guard let owner = meeting.firstIndex(where: { isAsHigh(rule, $0.extent) }) else { continue }
                meeting[owner].vertical.append(rule)
            }
        }
        return meeting
    }

    private static func isAsHigh(_ rule: Rule, _ table: (left: Float, right: Float, top: Float, bottom: Float)) -> Bool
    {
        abs(rule.from - table.top) < 2 * tolerance && abs(rule.to - table.bottom) < 2 * tolerance
    }

    /// Positions that are one edge, as their mean.
    static func edges(_ positions: [Float], tolerance: Float = tolerance) -> [Float] {
        let sorted = positions.sorted()
        var out: [Float] = []
        var i = 0
        while i < sorted.count {
            var end = i + 1
            while end < sorted.count, sorted[end] - sorted[i] <= tolerance { end += 1 }
            out.append(sorted[i..<end].reduce(0, +) / Float(end - i))
            i = end
        }
        return out
    }

    static func nearest(_ edges: [Float], _ position: Float) -> Int {
        var best = 0
        for i in edges.indices where abs(edges[i] - position) < abs(edges[best] - position) { best = i }
        return best
    }
}
