internal import AHPFormats

/// What is compared with what.
enum ComparedKind: String, Hashable {
  /// Criteria or merits, of which one is more important.
  case criteria
  /// What there is to choose from, of which one is better.
  case alternatives
  /// Nodes of a network, of which one has more influence.
  case influences
  /// Clusters of a network, of which one has more influence.
  case clusters
}

/// What a questionnaire says in one language. Names in braces are put in later.
struct QuestionnaireText: Sendable {
  private let texts: [String: String]
  /// What stands between the whole and the decimal places of a number.
  let decimalSeparator: String
  /// The direction that the language is written in.
  let direction: TextDirection

  /// - Parameter texts: The texts by the keys of `EnglishQuestionnaire`.
  init(
    _ texts: [(key: String, text: String)], decimalSeparator: String,
    direction: TextDirection = .leftToRight
  ) {
    let texts = Dictionary(
      texts.map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
    self.texts = texts
    self.decimalSeparator = decimalSeparator
    self.direction = direction
  }

  /// Returns a text; empty for a key that there is not.
  func text(_ key: String) -> String { texts[key] ?? "" }

  /// The question on a pair, with {first}, {second} and {criterion} in it.
  func question(on kind: ComparedKind) -> String {
    switch kind {
    case .criteria: text("criteriaQuestion")
    case .alternatives: text("alternativesQuestion")
    case .influences: text("influencesQuestion")
    case .clusters: text("clustersQuestion")
    }
  }

  /// The words for 1 … 9 on what is compared, with {first} and {second} in them.
  func words(on kind: ComparedKind) -> [String] {
    let compared = kind == .clusters ? ComparedKind.influences : kind
    return (1...9).map { text("\(compared.rawValue)\($0)") }
  }

  /// The question on all pairs, with {criterion} in it.
  func ask(on kind: ComparedKind) -> String {
    switch kind {
    case .criteria: text("criteriaAsked")
    case .alternatives: text("alternativesAsked")
    case .influences: text("influencesAsked")
    case .clusters: text("clustersAsked")
    }
  }

  /// What the side of an answer says, with {item} in it.
  func side(on kind: ComparedKind) -> String {
    switch kind {
    case .criteria: text("criterionSide")
    case .alternatives: text("alternativeSide")
    case .influences, .clusters: text("influenceSide")
    }
  }

  /// Returns digits with the decimal separator of the language.
  func separated(_ digits: String) -> String {
    decimalSeparator == "." ? digits : digits.replacing(".", with: decimalSeparator)
  }

  /// Returns the texts of the page as data, by the keys that its script uses.
  func data() -> DataValue {
    let keys = EnglishQuestionnaire.texts.lazy.map(\.key).drop { $0 != "introduction" }
    return .mapping(
      keys.map { ($0, .text(text($0))) } + [("decimalSeparator", .text(decimalSeparator))])
  }
}
