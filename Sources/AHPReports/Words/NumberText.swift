/// Numbers in the digits that a person reads.
enum NumberText {
  /// Returns a number with a fixed count of decimal places, rounded to the nearest.
  static func fixed(_ number: Double, places: Int) -> String {
    guard number.isFinite else { return number.isNaN ? "–" : number < 0 ? "−∞" : "∞" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (abs(number) * scale).rounded()
    // Beyond 2⁵³ there are no places to round to.
    guard scaled < 9e15 else { return "\(number)" }
    // The digits from the last to the first, with a zero before the point at least.
    var rest = Int(scaled)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24)
    var count = 0
    repeat {
      if count == places && places > 0 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
      count += 1
    } while rest > 0 || count <= places
    if number < 0 && scaled > 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.reverse()
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns a priority as text reports show it.
  static func priority(_ number: Double) -> String { fixed(number, places: 4) }

  /// The least change of a priority that is seen in the digits that text reports show of it.
  static let leastPriorityShown = 0.00005

  /// Returns a consistency ratio as text reports show it; a dash if there is none.
  static func ratio(_ number: Double?) -> String { number.map { fixed($0, places: 3) } ?? "–" }

  /// Returns a share, 0 … 1, in percent without its sign: as a bound where it would look like
  /// nothing or like all and is neither, with a decimal place at least.
  ///
  ///     NumberText.percent(0.795, places: 0)     // 80
  ///     NumberText.percent(0.999, places: 0)     // 99.9
  ///     NumberText.percent(0.99999, places: 1)   // >99.9
  static func percent(_ share: Double, places: Int) -> String {
    let text = fixed(100 * share, places: places)
    // What rounding alone keeps from 0 and 1.
    let dust = 1e-12
    guard share > dust, share < 1 - dust else { return text }
    let isNothing = text == fixed(0, places: places)
    guard isNothing || text == fixed(100, places: places) else { return text }
    if places == 0 { return percent(share, places: 1) }
    var least = 1.0
    for _ in 0..<places { least /= 10 }
    return isNothing
      ? "<" + fixed(least, places: places) : ">" + fixed(100 - least, places: places)
  }

  /// Returns a ratio as people judge: how many times more, or one part of how many.
  static func judgment(_ ratio: Double) -> String {
    let times = max(ratio, 1 / ratio)
    let isWhole = abs(times - times.rounded()) < 1e-9
    let text = fixed(times, places: isWhole ? 0 : 2)
    // What is 1 in these digits is no part of anything.
    let isOne = text == "1" || text == "1.00"
    return ratio < 1 && !isOne ? "1/" + text : text
  }

  /// Returns a small bound with one digit, rounded up, such as `3e-15`.
  static func bound(_ number: Double) -> String {
    guard number > 0, number.isFinite else { return number == 0 ? "0" : "∞" }
    var exponent = 0
    var digit = number
    while digit < 1 {
      digit *= 10
      exponent -= 1
    }
    while digit > 9 {
      digit /= 10
      exponent += 1
    }
    return "\(Int(digit.rounded(.up)))e\(exponent)"
  }

  /// Returns "1 judgment" or "3 judgments".
  static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(number) " + (number == 1 ? noun : plural ?? noun + "s")
  }
}
