/// How linear functions of limiting priorities change with the entries of a weighted supermatrix.
///
/// For the Perron vector *p* of one component and what it leads to, an entry that changes by d*V*
/// changes *p* by δ with (ρ*I* − *V*)δ = d*V* *p* − dρ *p* and Σδ = 0; for the sum of powers the
/// column *h* of each source changes by *N* d*V* (*h* + *e*) with *N* = (*I* − *V*)⁻¹. In both
/// cases the change of a function is Σ *y*ᵢ d*V*ᵢⱼ *q*ⱼ, where *y* solves the transposed equations
/// once for each function.
///
/// Source: C. D. Meyer, "Sensitivity of the stationary distribution of a Markov chain", *SIAM
/// Journal on Matrix Analysis and Applications* 15 (1994), 715–728, doi:10.1137/S0895479892228900.
package struct LimitDerivatives: Sendable {
  /// One product *y* *q*: by row and by column.
  private struct Term {
    let rows: [Double]
    let columns: [Double]
  }

  /// For each function the products that its derivative is the sum of.
  private let terms: [[Term]]

  /// The largest number of nodes for which there are derivatives.
  package static let largestOrder = 2000

  /// Finds the derivatives of functions.
  ///
  /// - Parameters:
  ///   - matrix: The weighted supermatrix.
  ///   - limit: Its limit.
  ///   - rule: The rule of the limit.
  ///   - functions: The coefficients of each function, by node.
  /// - Returns: `nil` where the limit is a mixture of several components, for more than 2000 nodes,
  ///   and where LAPACK finds no solution.
  /// - Throws: `ComparisonError.lapackMissing`.
  /// - Complexity: O(*n*³ + *n*² functions) for *n* nodes, and O(*n*²) for each function and
  ///   source.
  package init?(
    of matrix: SparseColumns, limit: NetworkLimit, rule: LimitRule, functions: [[Double]]
  ) throws(ComparisonError) {
    guard matrix.order <= Self.largestOrder else { return nil }
    let matrix = rule == .absorbing ? matrix.closingEmptyColumns() : matrix
    let found: [[Term]]?
    switch limit.kind {
    case .oneComponent: found = try Self.terms(ofVectorOf: matrix, limit, functions)
    case .pathSums: found = try Self.terms(ofPathSumsOf: matrix, limit, functions)
    case .severalComponents: found = nil
    }
    guard let found else { return nil }
    terms = found
  }

  /// The derivative of a function by an entry of the matrix, which has its row and its column.
  package func derivative(of function: Int, row: Int, column: Int) -> Double {
    terms[function].reduce(0) { $0 + $1.rows[row] * $1.columns[column] }
  }

  /// ρ*I* − *V* of some nodes, row by row, so that column by column it is transposed.
  private static func transposed(
    _ matrix: SparseColumns, _ nodes: [Int], radius: Double, size: Int
  ) -> [Double] {
    var place = [Int](repeating: -1, count: matrix.order)
    for (position, node) in nodes.enumerated() { place[node] = position }
    var values = [Double](repeating: 0, count: size * size)
    for (column, node) in nodes.enumerated() {
      values[column * size + column] = radius
      for entry in matrix.entries(ofColumn: node) where place[Int(matrix.rows[entry])] >= 0 {
        values[place[Int(matrix.rows[entry])] * size + column] -= matrix.values[entry]
      }
    }
    return values
  }

  private static func terms(
    ofVectorOf matrix: SparseColumns, _ limit: NetworkLimit, _ functions: [[Double]]
  ) throws(ComparisonError) -> [[Term]]? {
    let nodes = (0..<matrix.order).filter { limit.priorities[$0] > 0 }
    let size = nodes.count + 1
    let radius = (limit.spectralRadius.lowerBound + limit.spectralRadius.upperBound) / 2
    // Bordered, since ρI − V is singular: y is chosen with yᵀp = 0.
    var values = transposed(matrix, nodes, radius: radius, size: size)
    for (position, node) in nodes.enumerated() {
      values[(size - 1) * size + position] = 1
      values[position * size + size - 1] = limit.priorities[node]
    }
    guard let factors = try LAPACK.LUFactors(columns: values, order: size) else { return nil }
    return functions.map { function in
      let mean = nodes.reduce(0) { $0 + function[$1] * limit.priorities[$1] }
      let solution = factors.solve(nodes.map { function[$0] - mean } + [0])
      var rows = [Double](repeating: 0, count: matrix.order)
      for (position, node) in nodes.enumerated() { rows[node] = solution[position] }
      return [Term(rows: rows, columns: limit.priorities)]
    }
  }

  private static func terms(
    ofPathSumsOf matrix: SparseColumns, _ limit: NetworkLimit, _ functions: [[Double]]
  ) throws(ComparisonError) -> [[Term]]? {
    let order = matrix.order
    let nodes = Array(0..<order)
    let rows = transposed(matrix, nodes, radius: 1, size: order)
    var columns = rows
    for row in 0..<order {
      for column in 0..<order { columns[row * order + column] = rows[column * order + row] }
    }
    guard let backward = try LAPACK.LUFactors(columns: rows, order: order),
      let forward = try LAPACK.LUFactors(columns: columns, order: order)
    else { return nil }
    var terms = [[Term]](repeating: [], count: functions.count)
    for start in limit.starts {
      var unit = [Double](repeating: 0, count: order)
      unit[start] = 1
      // h + e, of which h are the sums of the paths.
      let reached = forward.solve(unit)
      let total = reached.reduce(0, +) - 1
      let factor = 1 / (Double(limit.starts.count) * total)
      for (index, function) in functions.enumerated() {
        let mean = nodes.reduce(0) { $0 + function[$1] * (reached[$1] - unit[$1]) } / total
        terms[index].append(
          Term(
            rows: backward.solve(function.map { $0 - mean }), columns: reached.map { $0 * factor }))
      }
    }
    return terms
  }
}
