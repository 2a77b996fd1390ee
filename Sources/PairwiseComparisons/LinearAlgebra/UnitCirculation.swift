/// A flow without sources along the edges of a graph, at most 1 in each direction, with the largest
/// total gain.
///
/// The flow from *i* to *j* is *f*ᵢⱼ = −*f*ⱼᵢ, −1, 0 or 1; at each node all flows sum to zero. Each
/// unit has the gain *g*ᵢⱼ = −*g*ⱼᵢ, and the sum of *g*ᵢⱼ*f*ᵢⱼ over all edges is the largest
/// possible. The gains are rounded to whole numbers first, so that the rest of the computation is
/// exact and terminates.
///
/// Source: A. V. Goldberg and R. E. Tarjan, "Finding minimum-cost circulations by successive
/// approximation", *Mathematics of Operations Research* 15 (1990), 430–466,
/// doi:10.1287/moor.15.3.430.
struct UnitCirculation {
  /// The *f*ᵢⱼ, row by row, `order` × `order`; 0 where there is no edge.
  private(set) var flows: [Int]

  private let order: Int
  private let neighbours: [[Int]]
  /// −*g*ᵢⱼ as whole numbers, times `order` + 1: a flow that is optimal within 1 of these costs is
  /// optimal.
  private let costs: [Int]
  private var potentials: [Int]

  /// Finds the flow.
  ///
  /// - Parameters:
  ///   - gains: The *g*ᵢⱼ, row by row, `order` × `order`, *g*ⱼᵢ = −*g*ᵢⱼ. The largest is divided
  ///     into 2⁵² parts or, for orders above 10, about 2⁵⁹/*n*².
  ///   - neighbours: The neighbours of each node.
  /// - Complexity: O(*n*⁴) at worst for each of some twenty refinements, about O(*n*²·⁵) measured.
  init(gains: [Double], neighbours: [[Int]], order: Int) {
    self.order = order
    self.neighbours = neighbours
    flows = Array(repeating: 0, count: order * order)
    potentials = Array(repeating: 0, count: order)
    let largest = gains.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else {
      costs = []
      return
    }
    // A potential falls by at most 1.3 n times the largest cost, which stays below 2⁶⁰.
    let parts = min(0x1p52, 0x1p59 / Double(order * (order + 1)))
    costs = gains.map { -Int(($0 / largest * parts).rounded()) * (order + 1) }
    var tolerance = Int(parts) * (order + 1)
    while tolerance > 1 {
      tolerance = max(1, tolerance / Self.refinement)
      refine(to: tolerance)
    }
  }

  private static let refinement = 8

  private func reducedCost(_ node: Int, _ other: Int) -> Int {
    costs[node * order + other] + potentials[node] - potentials[other]
  }

  /// Changes the flow so that no edge with capacity left has a reduced cost below −`tolerance`.
  ///
  /// It first saturates the edges of negative reduced cost, then pushes the excess of each node
  /// along such edges. The potential of a node with an excess but without such an edge is lowered.
  private mutating func refine(to tolerance: Int) {
    var excesses = [Int](repeating: 0, count: order)
    for node in 0..<order {
      for other in neighbours[node] where node < other {
        let cost = reducedCost(node, other)
        if cost != 0 {
          flows[node * order + other] = cost < 0 ? 1 : -1
          flows[other * order + node] = cost < 0 ? -1 : 1
        }
        excesses[node] -= flows[node * order + other]
        excesses[other] += flows[node * order + other]
      }
    }
    var next = [Int](repeating: 0, count: order)
    var active = excesses.indices.filter { excesses[$0] > 0 }
    while let node = active.popLast() {
      while excesses[node] > 0 {
        guard next[node] < neighbours[node].count else {
          // Inflow can be returned, so some edge has capacity left.
          var least = Int.max
          for other in neighbours[node] where flows[node * order + other] < 1 {
            least = min(least, reducedCost(node, other))
          }
          potentials[node] -= least + tolerance
          next[node] = 0
          continue
        }
        let other = neighbours[node][next[node]]
        let room = 1 - flows[node * order + other]
        guard room > 0 && reducedCost(node, other) < 0 else {
          next[node] += 1
          continue
        }
        let amount = min(excesses[node], room)
        flows[node * order + other] += amount
        flows[other * order + node] -= amount
        excesses[node] -= amount
        if excesses[other] <= 0 && excesses[other] + amount > 0 { active.append(other) }
        excesses[other] += amount
      }
    }
  }
}
