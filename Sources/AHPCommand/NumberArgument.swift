internal import AHP
internal import ArgumentParser

/// Numbers as arguments. An error names the values that are expected, whether the text is no number
/// or the number is none of them.
enum NumberArgument {
  /// Returns what reads a whole number within bounds.
  static func whole(_ bounds: ClosedRange<Int>) -> @Sendable (String) throws -> Int {
    reading(
      "a whole number in \(bounds.lowerBound) … \(bounds.upperBound)",
      wholeNumber, where: bounds.contains)
  }

  /// Returns what reads a whole number that is not less than another.
  static func whole(from least: Int) -> @Sendable (String) throws -> Int {
    reading("a whole number of \(least) or more", { Int($0) }, where: { $0 >= least })
  }

  /// Reads the seed of random numbers.
  static let seed: @Sendable (String) throws -> UInt64 = reading(
    "a whole number in 0 … \(UInt64.max)", { UInt64($0) }, where: { _ in true })

  /// Reads how often to draw, perhaps not at all.
  static let drawsOrNone: @Sendable (String) throws -> Int = reading(
    "0, or a whole number in \(SimulationSettings.supportedDraws.lowerBound) … "
      + "\(SimulationSettings.supportedDraws.upperBound)",
    wholeNumber, where: { $0 == 0 || SimulationSettings.supportedDraws.contains($0) })

  /// A whole number, also as 1e5.
  private static func wholeNumber(_ text: String) -> Int? {
    Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
  }

  /// Returns what reads a number.
  ///
  /// - Parameters:
  ///   - expected: What the number must be, such as "a number above 0".
  ///   - isGood: Whether a number is that.
  static func number(
    _ expected: String, where isGood: @escaping @Sendable (Double) -> Bool
  ) -> @Sendable (String) throws -> Double {
    reading(expected, { Double($0) }, where: isGood)
  }

  /// Returns what reads a number within bounds.
  static func number(_ bounds: ClosedRange<Double>) -> @Sendable (String) throws -> Double {
    number(
      "a number in \(text(bounds.lowerBound)) … \(text(bounds.upperBound))",
      where: bounds.contains)
  }

  private static func text(_ number: Double) -> String {
    Int(exactly: number).map { "\($0)" } ?? "\(number)"
  }

  private static func reading<Number>(
    _ expected: String, _ number: @escaping @Sendable (String) -> Number?,
    where isGood: @escaping @Sendable (Number) -> Bool
  ) -> @Sendable (String) throws -> Number {
    { text in
      guard let number = number(text), isGood(number) else {
        let right = corrected(text) { number($0).map(isGood) ?? false }
        throw ValidationError("expected \(expected)" + (right ?? ""))
      }
      return number
    }
  }

  /// What is to be said of a number with a comma in it: how it is written; `nil` if that is not
  /// known.
  ///
  /// - Parameter isGood: Whether a text is what is expected.
  static func corrected(_ text: String, where isGood: (String) -> Bool) -> String? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    if groups.count > 1, (1...3).contains(groups[0].count),
      groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(\.isNumber) }),
      isGood(groups.joined())
    {
      return ", without separators: \(groups.joined())"
    }
    guard let right = ShareText.withPoint(text), isGood(right) else { return nil }
    return ", with a decimal point: \(right)"
  }
}
