/// A seeded generator of random numbers: the same seed gives the same numbers on every machine and
/// in every version of this package.
///
///     var generator = SplitMix64(seed: 42)
///     generator.next()   // 13679457532755275413
///
/// Its 2⁶⁴ outputs are a permutation of all 64-bit numbers. It is fast and passes the usual
/// statistical tests; it is not meant for cryptography.
///
/// Source: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators",
/// *OOPSLA* 2014, 453–472, doi:10.1145/2660193.2660195.
public struct SplitMix64: RandomNumberGenerator, Hashable, Sendable {
  var state: UInt64

  /// The increment of the state for each number, 2⁶⁴ divided by the golden ratio.
  private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Creates a generator that starts from `seed`; every seed is valid.
  public init(seed: UInt64) { state = seed }

  /// Returns the next number, 0 … 2⁶⁴ − 1.
  public mutating func next() -> UInt64 {
    state &+= Self.increment
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Skips the next `count` numbers.
  ///
  /// - Complexity: O(1).
  package mutating func skip(_ count: Int) {
    state &+= UInt64(truncatingIfNeeded: count) &* Self.increment
  }
}
