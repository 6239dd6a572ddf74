@testable import Rulebook

/// The rules that judge by words and units.
let wordRules = allRules.filter { $0.aspect != .completeness }
