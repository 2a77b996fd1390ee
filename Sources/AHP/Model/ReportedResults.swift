/// Numbers that a publication prints about a model, one of its criteria or a rating scale, kept in
/// the printed digits so that they can be recomputed and compared.
public struct ReportedResults: Hashable, Sendable {
  /// Where they are printed.
  public var source: String?
  /// The participant they belong to; `nil` for the whole group.
  public var participant: ParticipantID?
  /// How the publication computed them, where that differs from the model's settings.
  public var settings: EvaluationSettings
  /// The numbers.
  public var values: [ReportedValue]

  /// Creates a block of reported results.
  public init(
    source: String? = nil, participant: ParticipantID? = nil,
    settings: EvaluationSettings = EvaluationSettings(), values: [ReportedValue]
  ) {
    self.source = source
    self.participant = participant
    self.settings = settings
    self.values = values
  }
}

/// One printed number and what it is the value of.
public struct ReportedValue: Hashable, Sendable {
  /// What a number is the value of. Items count from 0 in the order of the rows of the criterion's
  /// matrix.
  public enum Quantity: Hashable, Sendable {
    // On a criterion or a rating scale:
    case principalEigenvalue
    case consistencyIndex
    case consistencyRatio
    /// Another index of the matrix, of the least consistent one where there are several.
    case index(ConsistencyIndexName)
    case localPriority(item: Int)
    /// The local priority divided by the largest, so that the best has 1.
    case idealPriority(item: Int)
    /// The local priority times the global priority of the criterion.
    case globalPriority(item: Int)
    /// How many times one item is preferred to another, after aggregation.
    case judgment(item: Int, other: Int)
    /// The priority of an alternative under a merit, before any division.
    case meritPriority(alternative: AlternativeID)
    /// The limiting priority of a node of the criterion's network.
    case nodePriority(NetworkMeasure, NodeID)
    // On the whole model:
    case hierarchyConsistencyRatio
    case alternativePriority(AlternativeID)
    /// The total of an alternative before the last division, as of absolute measurement.
    case alternativeTotal(AlternativeID)
    case criterionPriority(CriterionID)
    /// What a formula for merits makes of an alternative.
    case formulaValue(BOCRFormula, alternative: AlternativeID)
  }

  /// How the priority of a node of a network is scaled.
  public enum NetworkMeasure: String, Hashable, Sendable, CaseIterable {
    /// So that all nodes of the network sum to 1.
    case raw
    /// So that the nodes of its cluster sum to 1.
    case normal
    /// So that the largest of its cluster is 1.
    case ideal
  }

  /// What the number is the value of.
  public var quantity: Quantity
  /// The number in the printed digits.
  public var printed: PrintedNumber
  /// Why the printed number differs from what the judgments give, if that is known.
  public var erratum: String?
  /// The erratum in other languages, by language tag.
  public var errata: [String: String] = [:]
  /// How the publication defines the quantity, if otherwise than the model does: a number that
  /// differs then is neither right nor wrong.
  public var definition: String?
  /// The definition in other languages, by language tag.
  public var definitions: [String: String] = [:]
  /// Other numbers that the publication prints for the same quantity.
  public var variants: [Variant]

  /// Another number printed for the same quantity, and where.
  public struct Variant: Hashable, Sendable {
    /// The number in the printed digits.
    public var printed: PrintedNumber
    /// Why it differs.
    public var erratum: String
    /// The erratum in other languages, by language tag.
    public var errata: [String: String] = [:]

    /// Creates a variant.
    public init(printed: PrintedNumber, erratum: String) {
      self.printed = printed
      self.erratum = erratum
    }
  }

  /// Creates a reported value.
  public init(
    _ quantity: Quantity, printed: PrintedNumber, erratum: String? = nil,
    definition: String? = nil, variants: [Variant] = []
  ) {
    self.quantity = quantity
    self.printed = printed
    self.erratum = erratum
    self.definition = definition
    self.variants = variants
  }
}

/// A number as printed: `0.210` and `0.21` are equal in value, but promise different digits.
public struct PrintedNumber: Hashable, Sendable {
  /// The digits as printed, such as `0.210` or `21.0%`.
  public let text: String
  /// The number; a percentage is a hundredth.
  public let value: Double
  /// One unit of the last printed digit.
  public let unit: Double

  /// Whether the number is printed as a percentage.
  public var isPercentage: Bool { text.utf8.last == UInt8(ascii: "%") }

  /// The number of decimal places of the last printed digit, of the percentage if it is one.
  public let decimalPlaces: Int

  /// Reads a decimal number as publications print it: with an exponent or a percent sign if it has
  /// one, with a decimal comma, without a zero before the point, or with a space before the percent
  /// sign: `0.210`, `.571`, `0,56`, `56 %`.
  ///
  /// - Returns: `nil` if the text is anything else.
  public init?(_ text: String) {
    let isPercentage = text.utf8.last == UInt8(ascii: "%")
    let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    let written = isPercentage ? Self.withoutSpace(text.dropLast()) : text[...]
    let commas = written.utf8.count { $0 == UInt8(ascii: ",") }
    guard commas == 0 || commas == 1 && !written.utf8.contains(UInt8(ascii: ".")) else {
      return nil
    }
    let decimal = commas == 0 ? String(written) : String(written).replacing(",", with: ".")
    let number = decimal.utf8
    // The digits of a number begin with one, perhaps after the sign and the point.
    let digits = number.drop { $0 == UInt8(ascii: "-") }
    let isNegative = digits.count == number.count - 1
    guard digits.count == number.count || isNegative,
      let first = digits.first == UInt8(ascii: ".") ? digits.dropFirst().first : digits.first,
      isDigit(first), number.allSatisfy(\.isOfDecimalNumber),
      let value = Double(
        digits.first == UInt8(ascii: ".")
          ? (isNegative ? "-0" : "0") + String(Substring(digits)) : decimal),
      value.isFinite
    else { return nil }
    let significand = number.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
    let power = number.dropFirst(significand.count + 1)
    let places = significand.drop { $0 != UInt8(ascii: ".") }.dropFirst().count
    // A double has no digit outside.
    guard let exponent = power.isEmpty ? 0 : Int(Substring(power)),
      (-400...400).contains(exponent),
      let unit = Self.powerOfTen(exponent - places - (isPercentage ? 2 : 0))
    else { return nil }
    decimalPlaces = max(0, places - exponent)
    self.text = text
    self.value = isPercentage ? value / 100 : value
    self.unit = unit
  }

  /// The double nearest to a power of ten; `nil` beyond all of them.
  private static func powerOfTen(_ exponent: Int) -> Double? {
    switch exponent {
    case 0: 1
    case -1: 1e-1
    case -2: 1e-2
    case -3: 1e-3
    case -4: 1e-4
    case -5: 1e-5
    default: Double("1e\(exponent)")
    }
  }

  /// A text without one space at its end, also one that does not break.
  private static func withoutSpace(_ text: Substring) -> Substring {
    text.last == " " || text.last == "\u{A0}" || text.last == "\u{202F}" ? text.dropLast() : text
  }

  /// Whether a computed number rounds to the printed one: it is at most half a unit of the last
  /// printed digit away.
  ///
  /// - Parameters:
  ///   - computed: The number in full.
  ///   - digits: How the digits behind the printed ones were dropped; of cut ones it begins with
  ///     the printed digits.
  public func agrees(
    with computed: Double, _ digits: PrintedMatrix.Digits = .rounded
  ) -> Bool {
    if digits == .cut {
      return PrintedMatrix.interval(value, unit: unit, digits: .cut).contains(computed)
    }
    // The slack is for numbers that lie on the half in decimal and just beside it in binary.
    return abs(computed - value) <= unit / 2 * (1 + 1e-9)
  }
}

extension UInt8 {
  /// Whether a byte of a text can be one of a decimal number: a digit, a sign, a point or what
  /// begins an exponent.
  package var isOfDecimalNumber: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}
