import Foundation

/// Set by the first Ctrl-C or request to end; the second one ends the program as usual.
private nonisolated(unsafe) var received: sig_atomic_t = 0

/// A request to stop: the run finishes what it is at.
enum StopSignal {
    static func watch() {
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                received = number
                signal(number, SIG_DFL)
            }
        }
    }

    static var isSet: Bool { received != 0 }

    /// Ends the program as the signal would have.
    static func end() {
        signal(received, SIG_DFL)
        raise(received)
    }
}
