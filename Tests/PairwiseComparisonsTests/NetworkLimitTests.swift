import Foundation
import TestSupport
import Testing

@testable import PairwiseComparisons

/// Limits of networks against those found by squaring in fixed point with 420 bits.
struct NetworkLimitTests {
  struct Case: Decodable, CustomTestStringConvertible {
    let name: String
    let columns: [[[Int]]]
    let limits: [String: [String]]

    var testDescription: String { name }

    /// The supermatrix, each entry a quotient that is rounded once.
    func matrix() -> SparseColumns {
      SparseColumns(
        columns: columns.map { column in
          let sum = Double(column.reduce(0) { $0 + $1[1] })
          return column.map { ($0[0], Double($0[1]) / sum) }
        })
    }

    /// The supermatrix with its nodes in another order: `order[i]` is the new place of node *i*.
    func matrix(order: [Int]) -> SparseColumns {
      var columns = [[(row: Int, value: Double)]](repeating: [], count: order.count)
      let matrix = matrix()
      for node in order.indices {
        columns[order[node]] = matrix.entries(ofColumn: node).map {
          (order[Int(matrix.rows[$0])], matrix.values[$0])
        }
      }
      return SparseColumns(columns: columns)
    }
  }

  private struct File: Decodable {
    let cases: [Case]
  }

  static let cases: [Case] = {
    let url = Bundle.module.url(
      forResource: "Resources/network-limits", withExtension: "json")!
    return try! JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
  }()

  /// The cases with several components of one radius below 1 some of which lead to others, to which
  /// no bound is given.
  static let unbounded = ["a fork of draining components of one radius"]

  @Test func `components of any shape that keep the same share mix, with a bound`() throws {
    // A start that leads to three nodes and to two; every node gives half of its influence to its
    // component, and the other half to two alternatives.
    let columns: [[(row: Int, value: Double)]] = [
      [(1, 0.25), (2, 0.25), (4, 0.5)],
      [(2, 0.375), (3, 0.125), (6, 1 / 3.0), (7, 1 / 6.0)],
      [(1, 0.25), (3, 0.25), (6, 0.25), (7, 0.25)],
      [(1, 0.375), (2, 0.125), (6, 0.5)],
      [(5, 0.5), (7, 0.5)],
      [(4, 0.5), (6, 0.1), (7, 0.4)],
      [], [],
    ]
    let limit = try NetworkLimit(of: SparseColumns(columns: columns), entryError: 1e-16)
    #expect(limit.kind == .severalComponents)
    #expect(limit.spectralRadius.contains(0.5))
    #expect(limit.starts == [0])
    // The mean over a period of the powers divided by those of the radius.
    var vector = [1.0] + Array(repeating: 0, count: 7)
    var mean = Array(repeating: 0.0, count: 8)
    for step in 1...400 {
      var next = Array(repeating: 0.0, count: 8)
      for column in columns.indices {
        for (row, value) in columns[column] { next[row] += 2 * value * vector[column] }
      }
      vector = next
      if step > 398 { for node in mean.indices { mean[node] += vector[node] } }
    }
    let sum = mean.reduce(0, +)
    for node in mean.indices {
      #expect(abs(limit.priorities[node] - mean[node] / sum) < 1e-14, "\(node)")
      #expect(limit.errorBounds[node] < 1e-12)
      #expect(limit.priorities[node] == 0 || limit.errorBounds[node] > 0)
    }
  }

  @Test func `all kinds of networks are there`() {
    #expect(Self.cases.count == 69)
    #expect(Self.cases.filter { $0.columns.count >= 30 }.count >= 15)
  }

  @Test(arguments: cases)
  func `a limit is within its bound of the reference`(network: Case) throws {
    for (rule, digits) in network.limits {
      let limit = try NetworkLimit(
        of: network.matrix(), entryError: Rounding.unit,
        rule: try #require(LimitRule(name: rule)))
      for (node, expected) in digits.map(ReferenceNumber.value).enumerated() {
        let difference = abs(limit.priorities[node] - expected)
        // The reference is rounded to a double.
        #expect(difference <= limit.errorBounds[node] + expected * 0x1p-53, "\(rule), node \(node)")
        #expect(difference <= 1e-13, "\(rule), node \(node)")
        if !Self.unbounded.contains(network.name) {
          #expect(limit.errorBounds[node] <= 1e-10, "\(rule), node \(node)")
        }
      }
    }
  }

  /// The columns with entries that are off by at most `error`, in directions of a generator, and
  /// still have their sums.
  private func disturbed(
    _ matrix: SparseColumns, by error: Double, using generator: inout SplitMix64
  ) -> SparseColumns {
    SparseColumns(
      columns: (0..<matrix.order).map { node in
        let entries = matrix.entries(ofColumn: node)
        let factors = entries.map { _ in
          1 + 0.499 * (Bool.random(using: &generator) ? error : -error)
        }
        let sum = zip(entries, factors).reduce(0) { $0 + matrix.values[$1.0] * $1.1 }
        let whole = entries.reduce(0) { $0 + matrix.values[$1] }
        return zip(entries, factors).map {
          (Int(matrix.rows[$0]), matrix.values[$0] * $1 * whole / sum)
        }
      })
  }

  /// Without the cases in which a limit jumps when entries change: components of one radius below 1
  /// share it only as long as they all have it.
  @Test(arguments: cases.filter { !$0.name.contains("draining components of one radius") })
  func `entries that are off on purpose move a limit by no more than its bound`(
    network: Case
  ) throws {
    let error = 1e-7
    let matrix = network.matrix()
    var generator = SplitMix64(seed: 5)
    for rule in LimitRule.allCases {
      let limit = try NetworkLimit(of: matrix, entryError: error, rule: rule)
      for _ in 0..<3 {
        let moved = try NetworkLimit(
          of: disturbed(matrix, by: error, using: &generator), entryError: Rounding.unit,
          rule: rule)
        for node in 0..<matrix.order {
          #expect(
            abs(moved.priorities[node] - limit.priorities[node])
              <= limit.errorBounds[node] + moved.errorBounds[node], "\(rule), node \(node)")
        }
      }
    }
  }

  @Test func `the shares of closed components have the error of the links to them`() throws {
    let error = 1e-6
    func limit(_ factor: Double) throws -> NetworkLimit {
      try NetworkLimit(
        of: SparseColumns(columns: [
          [(1, 0.5 * factor), (2, 1 - 0.5 * factor)], [(1, 1)], [(2, 1)],
        ]), entryError: error)
    }
    let (found, moved) = (try limit(1), try limit(1 + error))
    for (node, share) in [0, 0.5 * (1 + error), 0.5 * (1 - error)].enumerated() {
      #expect(abs(moved.priorities[node] - share) <= 1e-15)
      #expect(abs(found.priorities[node] - share) <= found.errorBounds[node])
      #expect(found.errorBounds[node] <= 10 * error)
    }
  }

  /// Half of the influence of a goal goes along a path of three links, the rest to a sink: the sum
  /// of all, by which each is divided, has an error too.
  @Test func `sums of paths have the error of their total`() throws {
    let error = 1e-6
    func limit(_ factor: Double) throws -> NetworkLimit {
      try NetworkLimit(
        of: SparseColumns(columns: [
          [(1, 0.5 * factor), (4, 1 - 0.5 * factor)], [(2, 1)], [(3, 1)], [], [],
        ]), entryError: error)
    }
    let (found, moved) = (try limit(1), try limit(1 + error))
    let total = 3 * 0.5 * (1 + error) + 0.5 * (1 - error)
    for (node, sum) in [0, 1 + error, 1 + error, 1 + error, 1 - error].enumerated() {
      #expect(abs(moved.priorities[node] - 0.5 * sum / total) <= 1e-15)
      #expect(abs(found.priorities[node] - 0.5 * sum / total) <= found.errorBounds[node])
      #expect(found.errorBounds[node] <= 20 * error)
    }
  }

  @Test(arguments: cases)
  func `the order of the nodes does not matter`(network: Case) throws {
    var generator = SplitMix64(seed: 7)
    let limit = try NetworkLimit(of: network.matrix(), entryError: Rounding.unit)
    for _ in 0..<3 {
      let order = Array(network.columns.indices).shuffled(using: &generator)
      let other = try NetworkLimit(of: network.matrix(order: order), entryError: Rounding.unit)
      for node in order.indices {
        let difference = abs(other.priorities[order[node]] - limit.priorities[node])
        #expect(difference <= min(1e-13, limit.errorBounds[node] + other.errorBounds[order[node]]))
      }
    }
  }

  @Test(arguments: cases)
  func `components are the nodes that reach each other`(network: Case) {
    let matrix = network.matrix()
    let count = matrix.order
    var reaches = [[Bool]](repeating: Array(repeating: false, count: count), count: count)
    for node in 0..<count {
      for entry in matrix.entries(ofColumn: node) { reaches[node][Int(matrix.rows[entry])] = true }
    }
    for middle in 0..<count {
      for first in 0..<count where reaches[first][middle] {
        for second in 0..<count where reaches[middle][second] { reaches[first][second] = true }
      }
    }
    let components = NetworkComponents(of: matrix)
    for first in 0..<count {
      let own = Int(components.componentOfNode[first])
      #expect(components.isCyclic[own] == reaches[first][first])
      for second in 0..<count where first != second {
        let other = Int(components.componentOfNode[second])
        #expect((own == other) == (reaches[first][second] && reaches[second][first]))
        if reaches[first][second] { #expect(own <= other) }
      }
    }
  }

  @Test(arguments: 1...6)
  func `the period of a component is found`(period: Int) throws {
    let network = try #require(Self.cases.first { $0.name == "closed large, period \(period)" })
    let components = NetworkComponents(of: network.matrix())
    #expect(components.count == 1)
    #expect(components.period(of: 0, in: network.matrix()) == period)
  }

  @Test func `the traps of other programs have the right limits`() throws {
    func limit(_ name: String) throws -> [Double] {
      let network = try #require(Self.cases.first { $0.name == "trap: \(name)" })
      return try NetworkLimit(of: network.matrix(), entryError: Rounding.unit).priorities
    }
    #expect(try limit("period 2") == [0.5, 0.5, 0])
    #expect(try limit("period 3").allSatisfy { abs($0 - 1 / 3) <= 1e-16 })
    #expect(try abs(limit("slow mixing")[0] - 2 / 3) <= 1e-15)
  }

  @Test
  func `a network without links and one whose order double precision does not decide are refused`()
  {
    #expect(throws: NetworkLimitError.noDependences) {
      try NetworkLimit(of: SparseColumns(columns: [[], []]), entryError: 0)
    }
    // A loop and a circle of two nodes, of nearly one strength, above one sink.
    let matrix = SparseColumns(columns: [
      [(0, 0.6), (3, 0.4)], [(2, 0.4), (3, 0.6)], [(1, 0.9), (3, 0.1)], [],
    ])
    #expect(throws: NetworkLimitError.undecided(components: [[1, 2], [0]])) {
      try NetworkLimit(of: matrix, entryError: 1e-15)
    }
  }

  @Test func `a path of 200,000 links does not exhaust the stack`() throws {
    let count = 200_000
    let matrix = SparseColumns(
      columns: (0..<count).map { $0 + 1 < count ? [($0 + 1, 1)] : [] })
    let limit = try NetworkLimit(of: matrix, entryError: 0)
    #expect(abs(limit.priorities[count - 1] * Double(count - 1) - 1) <= 1e-9)
  }

  @Test(arguments: [(3, 1e-7), (60, 1e-10), (1000, 1e-11)])
  func `a large network is solved within its bound`(range: Int, bound: Double) throws {
    let (matrix, expected) = Self.balanced(count: 3000, range: range)
    try expect(matrix, has: expected, bound: bound)
  }

  @Test(arguments: [0.01, 0.1, 0.5])
  func `near links are solved at once and far ones by steps`(share: Double) throws {
    let (matrix, expected) = Self.balanced(count: 3000, range: 12, farShare: share)
    try expect(matrix, has: expected, bound: 1e-10)
    // The band alone, without what takes its place where it does not settle.
    let band = try #require(BandSplitting(matrix.withoutDiagonal()))
    let found = try #require(band.distribution())
    let node = try #require(found.indices.max { found[$0] < found[$1] })
    let weights = try #require(band.certifyingWeights(of: found, node: node))
    let error = ResidualCertificate.absoluteError(
      ResidualCertificate.System(closed: matrix), vector: found, weights: weights, node: node)
    #expect(error <= 1e-10)
    for place in found.indices { #expect(abs(found[place] - expected[place]) <= error) }
  }

  @Test func `without far links a band is solved in one step`() throws {
    // A path, each node of which depends on both neighbours: twice as much on inner nodes.
    let count = 2000
    let matrix = SparseColumns(
      columns: (0..<count).map { node in
        node == 0
          ? [(1, 1)] : node == count - 1 ? [(node - 1, 1)] : [(node - 1, 0.5), (node + 1, 0.5)]
      })
    let found = try #require(BandSplitting(matrix)?.distribution())
    for node in 0..<count {
      let share = node == 0 || node == count - 1 ? 0.5 : 1
      #expect(abs(found[node] * Double(count - 1) / share - 1) <= 1e-12)
    }
  }

  @Test func `the order of the nodes of a large network does not matter`() throws {
    let (matrix, expected) = Self.balanced(count: 3000, range: 12, farShare: 0.05)
    var generator = SplitMix64(seed: 3)
    let places = (0..<3000).shuffled(using: &generator)
    var columns = [[(row: Int, value: Double)]](repeating: [], count: 3000)
    var shuffled = expected
    for node in 0..<3000 {
      shuffled[places[node]] = expected[node]
      columns[places[node]] = matrix.entries(ofColumn: node).map {
        (places[Int(matrix.rows[$0])], matrix.values[$0])
      }
    }
    let other = SparseColumns(columns: columns)
    #expect(BandSplitting(other.withoutDiagonal()) == nil)
    try expect(other, has: shuffled, bound: 1e-10)
  }

  private func expect(
    _ matrix: SparseColumns, has expected: [Double], bound: Double
  ) throws {
    let limit = try NetworkLimit(of: matrix, entryError: Rounding.unit)
    for node in expected.indices {
      #expect(abs(limit.priorities[node] - expected[node]) <= limit.errorBounds[node])
      #expect(limit.errorBounds[node] <= bound)
    }
  }

  /// A network whose limit is known by detailed balance, with steps of up to `range` around a
  /// circle, some of which go anywhere.
  private static func balanced(
    count: Int, range: Int, farShare: Double = 0
  ) -> (matrix: SparseColumns, expected: [Double]) {
    var generator = SplitMix64(seed: 21)
    var columns = [[Int: Double]](repeating: [:], count: count)
    for node in 0..<count {
      for _ in 0..<4 {
        let isFar = farShare > 0 && Double.random(in: 0..<1, using: &generator) < farShare
        let other =
          (node + Int.random(in: 1...(isFar ? count - 1 : range), using: &generator)) % count
        // Symmetric flows: what goes one way comes back.
        columns[node][other, default: 0] += 1
        columns[other][node, default: 0] += 1
      }
    }
    let total = columns.reduce(0) { $0 + $1.values.reduce(0, +) }
    let matrix = SparseColumns(
      columns: columns.map { column in
        let sum = column.values.reduce(0, +)
        return column.map { ($0.key, $0.value / sum) }
      })
    // The share of the flows through a node.
    return (matrix, columns.map { $0.values.reduce(0, +) / total })
  }

  @Test func `the limit with other columns is that of the other matrix`() throws {
    let network = try #require(Self.cases.first { $0.name == "closed large, period 3" })
    let matrix = network.matrix()
    let limit = try NetworkLimit(of: matrix, entryError: Rounding.unit)
    let responses = try #require(LimitResponses(of: matrix, limit: limit))
    // What two columns depend on, in reverse.
    var columns = (0..<matrix.order).map { column in
      matrix.entries(ofColumn: column).map { (Int(matrix.rows[$0]), matrix.values[$0]) }
    }
    let changed = columns.indices.filter { columns[$0].count > 1 }.prefix(2)
    #expect(changed.count == 2)
    let changes = changed.map { column in
      let old = columns[column]
      columns[column] = zip(old, old.reversed()).map { ($0.0, $1.1) }
      return LimitResponses.Change(
        column: column,
        entries: zip(old, columns[column]).map { (row: $0.0, change: $1.1 - $0.1) })
    }
    let other = try NetworkLimit(
      of: SparseColumns(columns: columns), entryError: Rounding.unit)
    let found = try #require(responses.priorities(of: 0..<matrix.order, with: changes))
    for node in found.indices { #expect(abs(found[node] - other.priorities[node]) <= 1e-13) }
    #expect(zip(found, limit.priorities).contains { abs($0 - $1) > 1e-3 })
    // A part that drains has none.
    let drained = SparseColumns(columns: [[(1, 0.5), (2, 0.5)], [(0, 1)], []])
    #expect(
      LimitResponses(of: drained, limit: try NetworkLimit(of: drained, entryError: 0)) == nil)
  }

  @Test func `a large part that drains and one above large closed ones are solved`() throws {
    // A goal, a ring with chords of which each node loses a tenth to two sinks.
    let count = 2500
    var columns: [[(row: Int, value: Double)]] = (0..<count).map { node in
      [
        ((node + 1) % count, 0.5), ((node * 7 + 3) % count, 0.4),
        (count + node % 2, 0.1),
      ]
    }
    columns += [[], [], [(0, 0.25), (5, 0.75)]]
    let limit = try NetworkLimit(
      of: SparseColumns(columns: merged(columns)), entryError: Rounding.unit)
    // Every column loses a tenth, so that ρ is 0.9; half of the nodes lead to each sink.
    #expect(limit.spectralRadius.contains(0.9))
    #expect(limit.spectralRadius.upperBound - limit.spectralRadius.lowerBound <= 1e-12)
    let sinks = limit.priorities[count] + limit.priorities[count + 1]
    // The nodes have the sum 1 and the sinks 0.1/0.9 before the division.
    #expect(abs(sinks - 0.1) <= 1e-13)
    #expect(abs(sinks - 0.1) <= limit.errorBounds[count] + limit.errorBounds[count + 1])
    #expect(limit.errorBounds[0] <= 1e-10)
    let absorbing = try NetworkLimit(
      of: SparseColumns(columns: merged(columns)), entryError: Rounding.unit, rule: .absorbing)
    #expect(abs(absorbing.priorities[count] + absorbing.priorities[count + 1] - 1) <= 1e-13)
  }

  /// Columns with the entries of one row added.
  private func merged(
    _ columns: [[(row: Int, value: Double)]]
  ) -> [[(row: Int, value: Double)]] {
    columns.map { column in
      Dictionary(column.map { ($0.row, $0.value) }, uniquingKeysWith: +).map { ($0.key, $0.value) }
    }
  }
}
