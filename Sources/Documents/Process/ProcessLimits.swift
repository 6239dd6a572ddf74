/// What another program may use before it is ended.
public struct ProcessLimits: Equatable, Sendable {
    /// Seconds on the clock, from its start (or from a request to it) to its end.
    public var seconds: Double
    /// Seconds of processor time.
    public var processorSeconds: Int
    /// Bytes of address space; nil where a program maps far more than it uses.
    public var memory: Int?
    /// Bytes that it may write to standard output.
    public var outputBytes: Int

    public init(seconds: Double, processorSeconds: Int, memory: Int?, outputBytes: Int) {
        self.seconds = seconds
        self.processorSeconds = processorSeconds
        self.memory = memory
        self.outputBytes = outputBytes
    }
}

/// Why another program gave no answer.
public enum ProcessFault: Error, Equatable, Sendable {
    /// It is not there, or cannot be started: the error number of the system.
    case notStarted(Int32)
    /// It took too long and was ended.
    case tooSlow
    /// It wrote more than it may and was ended.
    case tooMuchOutput
    /// It was ended by this signal: a crash, or more processor time than it may use.
    case crashed(signal: Int32)
    /// It ended with this status before it had answered.
    case ended(status: Int32)
}
