import Basics
import Library

/// What varies by place and year: required families, weights, thresholds. Read from a data file.
public struct Profile: Sendable {
    public var name: String
    public static let national2021 = Profile(name: "national-2021")
}
