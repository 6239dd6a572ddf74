import Basics
import Foundation

/// How far a run is: a bar on a terminal, a plain line now and then elsewhere; on standard error.
struct BatchProgress {
    private let total: Int
    private let language: Language
    private let isTerminal: Bool
    private let start = Clock.now
    private var last = -Double.infinity
    private var done = 0
    /// Finished by an earlier run, or told by their copies: they say nothing of how fast this one is.
    private var known = 0
    private var faults = 0
    private var failing = 0

    init(total: Int, language: Language) {
        self.total = total
        self.language = language
        isTerminal = isatty(2) == 1
    }

    /// - Parameter isKnown: whether nothing had to be read for it.
    mutating func note(isFault: Bool, isFailing: Bool, isKnown: Bool) {
        done += 1
        if isKnown { known += 1 }
        if isFault { faults += 1 }
        if isFailing { failing += 1 }
    }

    /// Tells it where the last time is long enough ago.
    mutating func show() {
        let now = Clock.now
        guard now - last >= (isTerminal ? 0.2 : 10) else { return }
        // Elsewhere than on a terminal, a run of less than ten seconds has nothing to tell on its way.
        if !isTerminal && last == -Double.infinity {
            last = now
            return
        }
        last = now
        if isTerminal {
            Output.tellInPlace("\r" + bar + " " + words(now) + "\u{1B}[K")
        } else {
            Output.tell(words(now))
        }
    }

    /// Leaves the bar as it is at last.
    mutating func end() {
        guard isTerminal else { return }
        Output.tellInPlace("\r" + bar + " " + words(Clock.now) + "\u{1B}[K\n")
    }

    private var bar: String {
        let width = 24
        let full = total == 0 ? width : done * width / total
        return String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
    }

    private func words(_ now: Double) -> String {
        let seconds = max(now - start, 0.001)
        let rate = Double(done - known) / seconds
        let left = rate > 0 ? Int(Double(total - done) / rate) : nil
        let percent = total == 0 ? 100 : done * 100 / total
        let shown = rate < 10 ? String(format: "%.1f", rate) : String(Int(rate))
        let time = left.map { BatchProgress.time($0) } ?? "—"
        return Wording(
            zh: "\(done)/\(total) \(percent)%　每秒 \(shown) 份　还要 \(time)　有不通过 \(failing)　未审 \(faults)",
            en:
                "\(done)/\(total) \(percent)%  \(shown) a second  \(time) left  failing \(failing)  not judged \(faults)"
        )[
            language]
    }

    private static func time(_ seconds: Int) -> String {
        let (hours, rest) = seconds.quotientAndRemainder(dividingBy: 3600)
        return String(format: "%d:%02d:%02d", hours, rest / 60, rest % 60)
    }
}
