/// Numbers of the reference files: decimals of 30 digits and fractions such as 1/3.
package enum ReferenceNumber {
  /// The nearest double of a decimal, or the quotient of the two of a fraction.
  package static func value(_ text: String) -> Double {
    let parts = text.split(separator: "/").map { Double($0)! }
    return parts.count == 2 ? parts[0] / parts[1] : parts[0]
  }

  /// The largest relative error of `found` against the digits `expected`.
  package static func error(_ found: some Sequence<Double>, _ expected: [String]) -> Double {
    zip(found, expected).map { error($0, $1) }.max() ?? .infinity
  }

  /// The relative error of `found` against the digits `expected`; 0 for 0 against 0.
  package static func error(_ found: Double, _ expected: String) -> Double {
    let expected = value(expected)
    return found == expected ? 0 : abs(found - expected) / abs(expected)
  }
}
