/// The rounding of double precision, on which the error bounds of this package are built.
package enum Rounding {
  /// The unit roundoff *u* = 2⁻⁵³: the largest relative error of one operation that neither
  /// overflows nor underflows.
  package static let unit = Double.ulpOfOne / 2

  /// A bound on the relative error of an entry of a comparison matrix: 3*u*.
  ///
  /// A ratio that was rounded from a fraction or a decimal is wrong by up to *u*, and its rounded
  /// reciprocal by up to 2*u* more.
  package static let entryError = 3 * unit
}
