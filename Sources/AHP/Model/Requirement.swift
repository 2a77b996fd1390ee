/// What an alternative must have to be chosen at all, such as `beds >= 10` or `level in [PONEK,
/// PONED]`.
public struct Requirement: Hashable, Sendable {
  /// What is demanded of an attribute.
  public enum Condition: Hashable, Sendable {
    /// At least, at most, above or below a number.
    case atLeast(Double)
    case atMost(Double)
    case above(Double)
    case below(Double)
    /// One of these texts.
    case oneOf([String])
    /// None of these texts.
    case noneOf([String])
  }

  /// The name of the attribute.
  public let attribute: String
  /// What is demanded of it.
  public let condition: Condition
  /// The requirement as it was written.
  public let text: String

  /// Reads a requirement: an attribute, one of `>=`, `<=`, `>`, `<`, `=`, `!=`, `in`, `not in`, and
  /// a number, a text, or a list of texts in brackets.
  ///
  /// - Returns: `nil` if the text is none.
  public init?(_ text: String) {
    // Longer signs before those that they begin with.
    let signs = [" not in ", " in ", ">=", "<=", "!=", ">", "<", "="]
    guard
      let (sign, place) = signs.compactMap({ sign in
        text.firstRange(of: sign).map { (sign, $0) }
      }).min(by: {
        ($0.1.lowerBound, -$0.0.count) < ($1.1.lowerBound, -$1.0.count)
      })
    else { return nil }
    let attribute = Self.trimmed(text[..<place.lowerBound])
    let value = Self.trimmed(text[place.upperBound...])
    guard !attribute.isEmpty, !value.isEmpty else { return nil }
    let condition: Condition
    switch sign {
    case " in ", " not in ":
      guard value.hasPrefix("["), value.hasSuffix("]") else { return nil }
      let words = value.dropFirst().dropLast().split(
        separator: ",", omittingEmptySubsequences: false
      )
      .map(Self.trimmed)
      guard !words.isEmpty, words.allSatisfy({ !$0.isEmpty }) else { return nil }
      condition = sign == " in " ? .oneOf(words) : .noneOf(words)
    case "=": condition = .oneOf([value])
    case "!=": condition = .noneOf([value])
    default:
      guard let number = Double(value), number.isFinite else { return nil }
      switch sign {
      case ">=": condition = .atLeast(number)
      case "<=": condition = .atMost(number)
      case ">": condition = .above(number)
      default: condition = .below(number)
      }
    }
    self.attribute = attribute
    self.condition = condition
    self.text = Self.trimmed(text[...])
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }

  /// Whether the value of the attribute is as demanded; `nil` if it is no number where one is
  /// needed.
  public func isMet(by value: String) -> Bool? {
    let number = Double(value)
    switch condition {
    case .atLeast(let limit): return number.map { $0 >= limit }
    case .atMost(let limit): return number.map { $0 <= limit }
    case .above(let limit): return number.map { $0 > limit }
    case .below(let limit): return number.map { $0 < limit }
    case .oneOf(let words): return words.contains { Self.isEqual($0, value) }
    case .noneOf(let words): return !words.contains { Self.isEqual($0, value) }
    }
  }

  /// Whether an alternative meets it.
  ///
  /// - Throws: `RequirementError.missingAttribute` or `.notANumber`.
  package func isMet(by alternative: Alternative) throws(RequirementError) -> Bool {
    guard let value = alternative.attributes[attribute] else {
      throw .missingAttribute(alternative: alternative.name, self)
    }
    guard let isMet = isMet(by: value) else {
      throw .notANumber(alternative: alternative.name, value: value, self)
    }
    return isMet
  }

  /// Texts are equal as numbers if both are, so that 10 and 10.0 are.
  private static func isEqual(_ word: String, _ value: String) -> Bool {
    if let word = Double(word), let value = Double(value) { return word == value }
    return word == value
  }
}

/// A situation that has requirements of its own, such as a group of cases that only some hospitals
/// may treat.
public struct SituationRequirements: Hashable, Sendable {
  /// The name, which no other situation has.
  public var name: String
  /// What else is said about it.
  public var annotation: Annotation
  /// What alternatives must have in it.
  public var requirements: [Requirement]

  /// Creates a situation.
  public init(_ name: String, requirements: [Requirement], annotation: Annotation = Annotation()) {
    self.name = name
    self.requirements = requirements
    self.annotation = annotation
  }
}

/// An alternative that was left out, and why.
public struct IneligibleAlternative: Hashable, Sendable {
  /// The alternative.
  public let alternative: Alternative
  /// The requirements that it fails.
  public let failed: [Requirement]
}

/// Why it cannot be said who is eligible.
@nonexhaustive
public enum RequirementError: Error, Hashable, Sendable {
  /// An alternative does not have an attribute that is asked for.
  case missingAttribute(alternative: String, Requirement)
  /// The attribute is not a number where one is needed.
  case notANumber(alternative: String, value: String, Requirement)
  /// Nobody is left.
  case nobodyEligible
  /// The alternatives that are left all have the priority 0 from a criterion.
  case noPriorities(ModelError)
}

extension RequirementError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missingAttribute(let alternative, let requirement):
      "alternative '\(alternative)' has no attribute '\(requirement.attribute)', which "
        + "'\(requirement.text)' requires"
    case .notANumber(let alternative, let value, let requirement):
      "attribute '\(requirement.attribute)' of alternative '\(alternative)' is '\(value)', not a number, "
        + "as '\(requirement.text)' requires"
    case .nobodyEligible: "no alternative meets all requirements"
    case .noPriorities(let error): "of the eligible alternatives, \(error)"
    }
  }
}
