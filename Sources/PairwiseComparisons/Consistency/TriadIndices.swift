internal import RealModule

extension ComparisonMatrix {
  /// Returns the consistency index CI* of Peláez and Lamata, the mean of *r* + 1/*r* − 2 over all
  /// triads *i* < *j* < *k*, where *r* = *a*ᵢⱼ*a*ⱼₖ/*a*ᵢₖ.
  ///
  /// The value of a triad is the determinant of its matrix.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.pelaezLamataIndex()   // 0.0333…
  ///
  /// - Returns: 0 or more, without upper bound; 0 exactly if the judgments are consistent, and for
  ///   up to two items.
  /// - Complexity: O(*n*³).
  ///
  /// Source: J. I. Peláez and M. T. Lamata, "A new measure of consistency for positive reciprocal
  /// matrices", *Computers & Mathematics with Applications* 46 (2003), 1839–1845,
  /// doi:10.1016/S0898-1221(03)90240-9.
  public func pelaezLamataIndex() -> Double {
    settled(
      meanOverTriads { judged in
        // r + 1/r − 2 = (√r − 1/√r)², a square that does not cancel where r is near 1.
        let root = 2 * Double.sinh(judged.error / 2)
        return root * root
      })
  }

  /// Returns the consistency index of Cavallo and D'Apuzzo, the geometric mean of max(*r*, 1/*r*)
  /// over all triads *i* < *j* < *k*, where *r* = *a*ᵢⱼ*a*ⱼₖ/*a*ᵢₖ.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.cavalloDApuzzoIndex()   // 1.2
  ///
  /// - Returns: 1 or more, without upper bound; 1, not 0, exactly if the judgments are consistent,
  ///   and for up to two items.
  /// - Complexity: O(*n*³).
  ///
  /// Source: B. Cavallo and L. D'Apuzzo, "A general unified framework for pairwise comparison
  /// matrices in multicriterial methods", *International Journal of Intelligent Systems* 24 (2009),
  /// 377–398, doi:10.1002/int.20329.
  public func cavalloDApuzzoIndex() -> Double {
    settled(.exp(meanOverTriads(of: \.error)), consistent: 1)
  }

  /// Returns the mean of |ln *r*| over all triads *i* < *j* < *k*, where *r* = *a*ᵢⱼ*a*ⱼₖ/*a*ᵢₖ:
  /// the first of Kazibudzki's two measures, the logarithm of `cavalloDApuzzoIndex()`.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.meanTriadError()   // 0.182… = ln 1.2
  ///
  /// - Returns: 0 or more, without upper bound; 0 exactly if the judgments are consistent, and for
  ///   up to two items.
  /// - Complexity: O(*n*³).
  ///
  /// Source: P. T. Kazibudzki, "Redefinition of triad's inconsistency and its impact on the
  /// consistency measurement of pairwise comparison matrix", *Journal of Applied Mathematics and
  /// Computational Mechanics* 15 (2016), 71–78.
  public func meanTriadError() -> Double { settled(meanOverTriads(of: \.error)) }

  /// Returns the mean of ln² *r* over all triads *i* < *j* < *k*, where *r* = *a*ᵢⱼ*a*ⱼₖ/*a*ᵢₖ: the
  /// second of Kazibudzki's two measures, three times `geometricConsistencyIndex()`.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.meanSquaredTriadError()   // 0.0332… = ln² 1.2
  ///
  /// - Returns: 0 or more, without upper bound; 0 exactly if the judgments are consistent, and for
  ///   up to two items.
  /// - Complexity: O(*n*³).
  ///
  /// Source: As `meanTriadError()`.
  public func meanSquaredTriadError() -> Double {
    settled(meanOverTriads { $0.error * $0.error })
  }
}
