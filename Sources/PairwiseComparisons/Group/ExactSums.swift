/// Sums of doubles without any rounding.
///
/// The sums do not depend on the order of the additions, nor on the order in which partial sums are
/// merged: they are equal to the last bit. So a survey can be summed in parts, on several machines,
/// with the same result.
///
/// A sum is a whole number of units of 2⁻¹⁰⁷⁴, the smallest double, in digits of 32 bits. A digit
/// is stored in 64 bits, so that carries can be deferred for a thousand million additions.
///
/// Source: R. M. Neal, "Fast exact summation using small and large superaccumulators",
/// arXiv:1505.05571 (2015).
package struct ExactSums: Sendable {
  /// The number of sums.
  package private(set) var count: Int

  /// The digits of all sums, the lowest first; `digitCount` for each.
  private var digits: [Int64]

  /// An upper bound on the number of additions to any one sum since the last carry.
  private var pendingAdditions = 0

  /// Enough for 2¹⁰²⁴ · 2⁶⁰, the largest double added as often as there can be additions.
  private static let digitCount = 68
  private static let digitMask: UInt64 = 0xFFFF_FFFF
  /// The exponent of the unit.
  private static let unitExponent = -1074
  /// Each addition is below 2³² in every digit.
  private static let mostPending = 1 << 30

  /// Creates sums that are all 0.
  package init(count: Int) {
    self.count = count
    digits = Array(repeating: 0, count: count * Self.digitCount)
  }

  /// Appends sums that are 0.
  package mutating func append(_ newCount: Int) {
    count += newCount
    digits.append(contentsOf: repeatElement(0, count: newCount * Self.digitCount))
  }

  /// Adds a finite number to a sum.
  package mutating func add(_ number: Double, to sum: Int) {
    assert(number.isFinite, "a sum has finite terms")
    if pendingAdditions == Self.mostPending { carry() }
    pendingAdditions += 1
    let exponent = Int(number.exponentBitPattern)
    // A subnormal number has the exponent of the smallest normal one, and no leading bit.
    let significand =
      exponent == 0 ? number.significandBitPattern : number.significandBitPattern | 1 << 52
    let position = max(exponent, 1) - 1
    let first = sum * Self.digitCount + position >> 5
    let shift = UInt64(position & 31)
    let low = Int64(bitPattern: significand << shift & Self.digitMask)
    let middle = Int64(bitPattern: significand >> (32 - shift) & Self.digitMask)
    let high = Int64(bitPattern: significand >> (64 - shift))
    if number.sign == .plus {
      digits[first] &+= low
      digits[first + 1] &+= middle
      digits[first + 2] &+= high
    } else {
      digits[first] &-= low
      digits[first + 1] &-= middle
      digits[first + 2] &-= high
    }
  }

  /// Adds the product of two numbers to a sum, exactly unless parts of it are below the smallest
  /// double.
  package mutating func addProduct(_ first: Double, _ second: Double, to sum: Int) {
    let product = first * second
    add(product, to: sum)
    let rest = (-product).addingProduct(first, second)
    if rest != 0 { add(rest, to: sum) }
  }

  /// Adds the sums of another bank of the same size, each to its counterpart.
  package mutating func merge(_ other: ExactSums) {
    precondition(count == other.count, "as many sums in both")
    carry()
    var other = other
    other.carry()
    for index in digits.indices { digits[index] &+= other.digits[index] }
    carry()
  }

  /// Adds one sum of another bank to one of this.
  package mutating func merge(_ other: ExactSums, _ theirs: Int, into mine: Int) {
    let sum = other.carried(theirs)
    carry(mine)
    let first = mine * Self.digitCount
    for (index, digit) in sum.digits.enumerated() { digits[first + index] &+= digit }
    carry(mine)
  }

  /// Carries the excess over 32 bits of each digit to the next: all digits are then in 0 ..< 2³²,
  /// but for the highest, which has the sign. A sum has one such form.
  private mutating func carry() {
    for sum in 0..<count { carry(sum) }
    pendingAdditions = 0
  }

  private mutating func carry(_ sum: Int) {
    let last = (sum + 1) * Self.digitCount - 1
    var carried: Int64 = 0
    for index in last - Self.digitCount + 1..<last {
      let digit = digits[index] &+ carried
      carried = digit >> 32
      digits[index] = digit & Int64(Self.digitMask)
    }
    digits[last] &+= carried
  }

  // MARK: Values

  /// Returns a sum as two doubles: the nearest double, and the nearest double to the remainder.
  package func value(of sum: Int) -> (high: Double, low: Double) {
    var rest = only(sum)
    let high = rest.rounded()
    guard high.isFinite else { return (high, 0) }
    rest.add(-high, to: 0)
    return (high, rest.rounded())
  }

  /// Returns the doubles nearest to all sums.
  ///
  /// - Complexity: O(`count`).
  package func values() -> [Double] { (0..<count).map { value(of: $0).high } }

  /// Returns the double nearest to the only sum, ties to even.
  private func rounded() -> Double {
    let (isNegative, magnitude) = magnitude()
    guard let top = magnitude.lastIndex(where: { $0 != 0 }) else { return 0 }
    // The 64 highest bits, the last of which says whether anything is below them.
    let digit = { (index: Int) in index < 0 ? 0 : UInt64(magnitude[index]) }
    let shift = UInt64(magnitude[top].leadingZeroBitCount)
    let window = (digit(top) << 32 | digit(top - 1)) << shift | digit(top - 2) >> (32 - shift)
    let isInexact =
      digit(top - 2) << shift & Self.digitMask != 0
      || (top >= 3 && magnitude[..<(top - 2)].contains { $0 != 0 })
    if top <= 1 && digit(1) << 32 | digit(0) < 1 << 53 {
      // The number of units is the bit pattern of a double.
      let value = Double(bitPattern: digit(1) << 32 | digit(0))
      return isNegative ? -value : value
    }
    let value = Double(
      sign: .plus, exponent: 32 * (top - 1) - Int(shift) + Self.unitExponent,
      significand: Double(window | (isInexact ? 1 : 0)))
    return isNegative ? -value : value
  }

  /// Returns the sign of the only sum, and its digits without it.
  private func magnitude() -> (isNegative: Bool, digits: [UInt32]) {
    var sum = self
    sum.carry()
    let isNegative = sum.digits[Self.digitCount - 1] < 0
    if isNegative {
      for index in sum.digits.indices { sum.digits[index].negate() }
      sum.carry()
    }
    return (isNegative, sum.digits.map { UInt32(truncatingIfNeeded: $0) })
  }

  // MARK: Text

  /// Returns a sum as text, without any loss: a whole number in hexadecimal digits, the last not 0,
  /// and after a `p` the power of two that it is to be multiplied with; 0 is `0p0`.
  ///
  ///     sums.add(-1.5, to: 0)
  ///     sums.text(of: 0)   // -6p-2
  package func text(of sum: Int) -> String {
    let (isNegative, magnitude) = only(sum).magnitude()
    guard let lowest = magnitude.firstIndex(where: { $0 != 0 }),
      let highest = magnitude.lastIndex(where: { $0 != 0 })
    else { return "0p0" }
    var text = isNegative ? "-" : ""
    for index in stride(from: highest, through: lowest, by: -1) {
      let digits = String(magnitude[index], radix: 16)
      if index < highest { text += String(repeating: "0", count: 8 - digits.count) }
      text += digits
    }
    let zeros = magnitude[lowest].trailingZeroBitCount / 4
    text.removeLast(zeros)
    return text + "p\(32 * lowest + 4 * zeros + Self.unitExponent)"
  }

  /// Sets a sum that is 0 to the value of a text from `text(of:)`; returns false for any other
  /// text.
  package mutating func set(_ sum: Int, to text: String) -> Bool {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(
      separator: "p", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let power = Int(parts[1]), !parts[0].isEmpty,
      parts[0].utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      parts[0].utf8.count <= Self.digitCount * 8
    else { return false }
    if parts[0] == "0" { return power == 0 && !isNegative }
    let (position, isBelow) = power.subtractingReportingOverflow(Self.unitExponent)
    let end = position.addingReportingOverflow(4 * parts[0].utf8.count)
    // The highest digit keeps room for the sign.
    guard !isBelow, !end.overflow, position >= 0,
      end.partialValue <= 32 * (Self.digitCount - 1)
    else { return false }
    for (place, digit) in parts[0].reversed().enumerated() {
      guard let value = digit.hexDigitValue else { return false }
      let bit = position + 4 * place
      // A hexadecimal digit may lie across two digits of the sum.
      let bits = Int64(value) << Int64(bit & 31)
      let index = sum * Self.digitCount + bit >> 5
      digits[index] += bits & Int64(Self.digitMask)
      digits[index + 1] += bits >> 32
    }
    if isNegative {
      for index in sum * Self.digitCount..<(sum + 1) * Self.digitCount { digits[index].negate() }
    }
    carry(sum)
    return self.text(of: sum) == text
  }

  /// Returns one of the sums alone, with the excess of each digit carried.
  private func carried(_ sum: Int) -> ExactSums {
    var only = only(sum)
    only.carry()
    return only
  }

  /// Returns one of the sums alone.
  private func only(_ sum: Int) -> ExactSums {
    var only = ExactSums(count: 1)
    only.digits = Array(digits[sum * Self.digitCount..<(sum + 1) * Self.digitCount])
    only.pendingAdditions = pendingAdditions
    return only
  }
}

extension ExactSums: Hashable {
  package static func == (first: ExactSums, second: ExactSums) -> Bool {
    var (first, second) = (first, second)
    first.carry()
    second.carry()
    return first.digits == second.digits
  }

  package func hash(into hasher: inout Hasher) {
    var sums = self
    sums.carry()
    hasher.combine(sums.digits)
  }
}
