/// The nodes at which a limit starts that depends on that.
struct NetworkStarts {
  /// The nodes that depend on something, from which there would be a start without others.
  let all: [Int]
  /// Those that influence nothing; all by the rule of the mean of columns.
  let preferred: [Int]

  init(only start: Int) {
    all = [start]
    preferred = [start]
  }

  init(of matrix: SparseColumns, rule: LimitRule) {
    all = (0..<matrix.order).filter { !matrix.entries(ofColumn: $0).isEmpty }
    var influences = [Bool](repeating: false, count: matrix.order)
    for row in matrix.rows { influences[Int(row)] = true }
    let all = all
    preferred = rule == .columnMean ? all : all.filter { !influences[$0] }
  }

  /// Returns the preferred nodes that lead anywhere, or all that do if none of these does.
  func leading(where leads: (Int) -> Bool) -> [Int] {
    let chosen = preferred.filter(leads)
    return chosen.isEmpty ? all.filter(leads) : chosen
  }
}
