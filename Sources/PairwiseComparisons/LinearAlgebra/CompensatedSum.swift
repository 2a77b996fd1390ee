/// A sum of numbers with the rounding errors of its additions added at the end.
///
/// For *n* numbers of one sign the relative error is at most 2*u* if *n*²*u* is below 1.
///
/// Source: T. Ogita, S. M. Rump and S. Oishi, "Accurate sum and dot product", *SIAM Journal on
/// Scientific Computing* 26 (2005), 1955–1988, doi:10.1137/030601818.
struct CompensatedSum {
  private var sum = 0.0
  private var error = 0.0

  /// Adds a number.
  mutating func add(_ term: Double) {
    let total = sum + term
    let virtual = total - sum
    error += (sum - (total - virtual)) + (term - virtual)
    sum = total
  }

  /// Adds a product, its rounding error included.
  mutating func add(_ factor: Double, times other: Double) {
    let product = factor * other
    error += (-product).addingProduct(factor, other)
    add(product)
  }

  /// The sum of what was added.
  var value: Double { sum + error }
}
