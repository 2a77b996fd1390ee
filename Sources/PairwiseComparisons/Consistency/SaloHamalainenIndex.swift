extension ComparisonMatrix {
  /// Returns the consistency measure of Salo and Hämäläinen, which compares each judgment with all
  /// indirect ones through a third item:
  ///
  ///     CM = 2/(n(n − 1)) · Σ (r̄ᵢⱼ − rᵢⱼ)/((1 + r̄ᵢⱼ)(1 + rᵢⱼ))   over the pairs i < j,
  ///
  /// where r̄ᵢⱼ and rᵢⱼ are the largest and the smallest *a*ᵢₖ*a*ₖⱼ for all *k*, which include
  /// *a*ᵢⱼ itself.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.saloHamalainenIndex()   // 0.0337…
  ///
  /// - Returns: A number in 0 … 1; 0 exactly if the judgments are consistent, and for up to two
  ///   items.
  /// - Complexity: O(*n*³).
  ///
  /// Source: A. A. Salo and R. P. Hämäläinen, "On the measurement of preferences in the analytic
  /// hierarchy process", *Journal of Multi-Criteria Decision Analysis* 6 (1997), 309–319,
  /// doi:10.1002/(SICI)1099-1360(199711)6:6<309::AID-MCDA163>3.0.CO;2-2.
  public func saloHamalainenIndex() -> Double {
    guard order > 2 else { return 0 }
    let rows = rows()
    var sum = 0.0
    for pair in UpperTriangle.pairs(order: order) {
      var lowest = Double.infinity
      var highest = 0.0
      for between in 0..<order {
        let ratio = rows[pair.row * order + between] * rows[between * order + pair.column]
        lowest = min(lowest, ratio)
        highest = max(highest, ratio)
      }
      sum += (highest - lowest) / ((1 + highest) * (1 + lowest))
    }
    return settled(sum / Double(UpperTriangle.count(order: order)))
  }
}
