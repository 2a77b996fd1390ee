/// What can be wrong when a model is built in code.
@nonexhaustive
public enum ModelError: Error, Hashable, Sendable {
  /// A name is empty or has no visible character, has white space around it, or has control
  /// characters.
  case badName(String)
  /// Two siblings, two alternatives or two participants have the same name.
  case duplicateName(String)
  /// The criterion would be below itself.
  case cycle(String)
  /// A participant's weight is neither 0 nor within `ComparisonMatrix.supportedRatios`.
  case badWeight(Double)
  /// The judgments for a criterion are about another number of items than it compares.
  case wrongOrder(String, found: Int, expected: Int)
  /// Direct priorities for a criterion are negative, not finite, or all zero.
  case badPriorities(String)
  /// A participant has judgments on a criterion already.
  case judgedTwice(participant: String, criterion: String)
  /// The merits are not the criteria below the goal, each once, with favourable and adverse ones.
  case badMerits
  /// The network of a criterion does not have one cluster with the alternatives that the criterion
  /// compares.
  case badNetwork(String)
  /// Judgments on a criterion stand for everybody, so that nobody's own can be added.
  case judgedForEverybody(String)
}

extension ModelError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .badName(let name):
      "'\(name)' is not a name (expected visible text without control characters)"
    case .duplicateName(let name): "the name '\(name)' is used twice"
    case .cycle(let name): "'\(name)' would be below itself"
    case .badWeight(let weight):
      "weight \(weight) is neither 0 nor in 1e-50 … 1e50"
    case .wrongOrder(let name, let found, let expected):
      "the judgments for '\(name)' are about \(found) items (expected \(expected))"
    case .badPriorities(let name):
      "the priorities for '\(name)' are not numbers of 0 or more with at least one above 0"
    case .judgedTwice(let participant, let criterion):
      "'\(participant)' has judgments on '\(criterion)' twice"
    case .badMerits:
      "the merits are not all criteria below the goal, each merit once, both favourable and adverse, with "
        + "magnitudes for all or none of them"
    case .badNetwork(let name):
      "the network of '\(name)' has no cluster of the alternatives that '\(name)' compares, or several"
    case .judgedForEverybody(let criterion):
      "judgments on '\(criterion)' stand for everybody, so that nobody's own can be added"
    }
  }
}
