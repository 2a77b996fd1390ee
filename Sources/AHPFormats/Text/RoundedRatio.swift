internal import AHP

/// Judgments that were rounded when they were written, as tables show the reciprocals of 3, 7 and
/// 9: 0.33, 0.14, 0.11. The one place that decides what they stand for.
public enum RoundedRatio {
  /// What becomes of a rounded reciprocal in another program's file and in tables of answers.
  public enum Reading: String, Hashable, Sendable, CaseIterable {
    /// It is the step of the scale, or the reciprocal of the other entry of its pair.
    case fractions
    /// It is the number that is written.
    case asWritten = "as-written"
  }

  /// Returns the reciprocal of a step of the scale, 1/2 … 1/9, that a decimal of two or more places
  /// is the rounded or cut off form of; `nil` if there is none, or the decimal is exact.
  ///
  ///     RoundedRatio.fraction("0.33")    // 1/3
  ///     RoundedRatio.fraction("0.142")   // 1/7
  ///     RoundedRatio.fraction("0.142857142857143")    // 1/7
  ///     RoundedRatio.fraction("0.14285714285714285")  // nil: it is 1/7, to the last bit
  ///     RoundedRatio.fraction("0.25")    // nil: it is 1/4
  ///     RoundedRatio.fraction("0.3")     // nil: one place does not tell 0.3 from 1/3
  static func fraction(_ text: String) -> Double? {
    // Most judgments are whole numbers or fractions, which need no closer look.
    guard text.utf8.contains(UInt8(ascii: ".")), let printed = decimal(text),
      printed.decimalPlaces >= 2, printed.unit <= 0.01, !printed.isPercentage,
      (0.1...0.5).contains(printed.value)
    else { return nil }
    var nearest: Double?
    for step in 2...9 {
      let fraction = 1 / Double(step)
      if printed.value == fraction { return nil }
      guard isForm(printed, of: fraction) else { continue }
      if nearest.map({ abs($0 - printed.value) > abs(fraction - printed.value) }) ?? true {
        nearest = fraction
      }
    }
    return nearest
  }

  /// Whether a number may have been written as the rounded form of a reciprocal: whether its
  /// shortest text is one.
  ///
  /// - Complexity: O(1); for most numbers no text is made.
  static func mayBeRounded(_ number: Double) -> Bool {
    guard (0.1...0.5).contains(number) else { return false }
    let fraction = 1 / (1 / number).rounded()
    guard number != fraction else { return false }
    // With so many places as it has, it is less than a unit of the last one off.
    var unit = 100.0
    while abs(number - fraction) * unit < 1, unit <= 1e16 {
      if (number * unit).rounded() / unit == number {
        return RoundedRatio.fraction("\(number)") != nil
      }
      unit *= 10
    }
    return false
  }

  /// A decimal with a point; who reads decimal commas replaces them.
  private static func decimal(_ text: String) -> PrintedNumber? {
    text.contains(",") ? nil : PrintedNumber(text)
  }

  /// Whether a decimal is the rounded or cut off reciprocal of a ratio.
  static func isReciprocal(_ text: String, of ratio: Double) -> Bool {
    guard let printed = decimal(text), printed.decimalPlaces >= 1, printed.value > 0 else {
      return false
    }
    return isForm(printed, of: 1 / ratio)
  }

  private static func isForm(_ printed: PrintedNumber, of number: Double) -> Bool {
    // Cut off after a digit, it is less than one unit too small.
    printed.agrees(with: number)
      || printed.value < number && number - printed.value < printed.unit * (1 - 1e-9)
  }

  /// Whether two numbers are reciprocal up to the rounding of a division: 15 digits are fewer than
  /// that takes.
  static func areExact(_ ratio: Double, _ mirror: Double) -> Bool {
    abs(ratio * mirror - 1) <= 2 * Double.ulpOfOne
  }

  /// The sentence on rounded reciprocals: the first of them, what it is read as, and how many there
  /// are.
  static func remark(_ text: String, _ fraction: Double, count: Int) -> String {
    let others = count - 1
    return "\(text) is read as \(Ratio.text(fraction))"
      + (others > 0
        ? ", and \(others) more rounded \(others == 1 ? "reciprocal" : "reciprocals") likewise"
        : "")
  }

  /// Two mirrored entries of a matrix, which state one judgment.
  struct Pair {
    /// The entry of the row of the first item, and that of the second.
    let text: String
    let ratio: Double
    let mirrorText: String
    let mirrorRatio: Double

    /// How many times the first item is preferred; `nil` if the entries contradict each other. Of a
    /// rounded entry and its reciprocal the larger counts.
    func judgment() -> Double? {
      if isRounded { return ratio >= 1 ? ratio : 1 / mirrorRatio }
      return Ratio.areReciprocal(ratio, mirrorRatio) ? ratio : nil
    }

    /// Whether one of the entries is the rounded or cut off reciprocal of the other, with however
    /// many digits, so that `judgment()` is not what both say.
    var isRounded: Bool {
      if RoundedRatio.areExact(ratio, mirrorRatio) { return false }
      // Where both have many digits, the shorter one is exact.
      if Ratio.areReciprocal(ratio, mirrorRatio),
        roundedText.utf8.count <= (isMirrorRounded ? text : mirrorText).utf8.count
      {
        return false
      }
      return isMirrorRounded
        ? RoundedRatio.isReciprocal(mirrorText, of: ratio)
        : mirrorRatio > 1 && RoundedRatio.isReciprocal(text, of: mirrorRatio)
    }

    /// Whether the rounded one is the mirror.
    var isMirrorRounded: Bool { ratio >= 1 }

    /// The rounded entry.
    var roundedText: String { isMirrorRounded ? mirrorText : text }

    /// What the rounded entry stands for.
    var fraction: Double { isMirrorRounded ? 1 / ratio : 1 / mirrorRatio }
  }
}

extension Ratio {
  /// Writes a ratio so that where rounded reciprocals are recognised the same number is read: a
  /// decimal that looks like one, such as 0.33, gets one more digit.
  static func exactText(_ ratio: Double) -> String {
    var text = text(ratio)
    guard ratio < 1, text.utf8.contains(UInt8(ascii: ".")) else { return text }
    while let fraction = RoundedRatio.fraction(text), fraction != ratio { text += "0" }
    return text
  }
}
