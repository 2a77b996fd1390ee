/// Returns positive numbers divided by their sum.
///
/// - Complexity: O(*n*).
func normalizedToSum(_ values: [Double]) -> [Double] {
  let sum = values.reduce(0, +)
  return values.map { $0 / sum }
}
