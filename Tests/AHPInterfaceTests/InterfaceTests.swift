import AHPHeader
import Foundation
import PairwiseComparisons
import Testing

/// The C functions, as a host calls them.
struct InterfaceTests {
  private static let facts = Int(AHP_FACTS)

  /// The full matrices of upper triangles, one after another.
  private static func entries(_ matrices: [ComparisonMatrix]) -> [Double] {
    matrices.flatMap { matrix in
      (0..<matrix.order).flatMap { row in (0..<matrix.order).map { matrix[row, $0] } }
    }
  }

  private static func message(_ problem: ahp_problem) -> String {
    withUnsafeBytes(of: problem.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  @Test func `priorities and facts of a stack are those of each matrix`() throws {
    let matrices = try [
      ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2]),
      ComparisonMatrix(order: 3, upperTriangle: [1.0 / 3, 7, 9]),
    ]
    var priorities = [Double](repeating: 0, count: 6)
    var facts = [Double](repeating: 0, count: 2 * Self.facts)
    let code = ahp_priorities(
      2, 3, Self.entries(matrices), nil, 0, &priorities, &facts, nil)
    #expect(code == 0)
    for (position, matrix) in matrices.enumerated() {
      let expected = matrix.principalEigenvector()
      #expect(Array(priorities[position * 3..<position * 3 + 3]) == expected.priorities.values)
      #expect(facts[position] == expected.priorities.relativeErrorBound)
      #expect(facts[2 + position] == expected.eigenvalue)
      #expect(facts[4 + position]...facts[6 + position] == expected.eigenvalueBounds)
      #expect(facts[8 + position] == matrix.consistency().index)
      #expect(facts[10 + position] == matrix.consistency().ratio(to: .alonsoLamata2006))
      #expect(facts[12 + position] == 1)
      #expect(facts[14 + position] == 0)
    }
  }

  /// Judgments of the scale, far apart ones, and ratios that are consistent.
  private static func matrices(
    order: Int, count: Int, using generator: inout SplitMix64
  ) throws -> [ComparisonMatrix] {
    try (0..<count).map { number in
      let weights = (0..<order).map { _ in Double.random(in: 0.1...9, using: &generator) }
      return try ComparisonMatrix(
        order: order,
        upperTriangle: (0..<order).flatMap { row in
          (row + 1..<max(order, row + 1)).map { column in
            switch number % 4 {
            case 0: weights[row] / weights[column]
            case 1:
              .init(
                sign: .plus, exponent: Int.random(in: -160...160, using: &generator), significand: 1
              )
            default: [1, 2, 3, 5, 7, 9, 1 / 3.0, 1 / 9.0].randomElement(using: &generator) ?? 1
            }
          }
        })
    }
  }

  /// At and beyond the orders where one kernel gives way to the next, with more and fewer matrices
  /// than the lanes of its vectors.
  @Test(arguments: [1, 2, 3, 4, 6, 7, 9, 10, 15, 16, 19, 65], [2, 7, 8, 9, 21])
  func `a matrix has the same numbers alone and among others`(order: Int, count: Int) throws {
    var generator = SplitMix64(seed: UInt64(order * 100 + count))
    let matrices = try Self.matrices(order: order, count: count, using: &generator)
    let entries = Self.entries(matrices)
    var priorities = [Double](repeating: 0, count: count * order)
    var facts = [Double](repeating: 0, count: count * Self.facts)
    #expect(
      ahp_priorities(Int64(count), Int64(order), entries, nil, 2, &priorities, &facts, nil) == 0)
    for position in 0..<count {
      var own = [Double](repeating: 0, count: order)
      var ownFacts = [Double](repeating: 0, count: Self.facts)
      let square = Array(entries[position * order * order..<(position + 1) * order * order])
      #expect(ahp_priorities(1, Int64(order), square, nil, 1, &own, &ownFacts, nil) == 0)
      #expect(Array(priorities[position * order..<(position + 1) * order]) == own)
      let among = (0..<Self.facts).map { facts[$0 * count + position] }
      // The ratio of large orders has no random index.
      #expect(zip(among, ownFacts).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) })
    }
  }

  @Test(arguments: [1, 2, 3, 4, 9, 15, 17])
  func `a wrong entry is found wherever it is`(order: Int) throws {
    let count = 9
    var generator = SplitMix64(seed: UInt64(order))
    let right = Self.entries(try Self.matrices(order: order, count: count, using: &generator))
    var priorities = [Double](repeating: 0, count: count * order)
    var facts = [Double](repeating: 0, count: count * Self.facts)
    for place in 0..<order * order {
      let (row, column) = (place / order, place % order)
      // Of large matrices the last one, in two ways.
      for matrix in order > 9 ? [count - 1] : [0, 3, count - 1] {
        let position = matrix * order * order + place
        let all = [right[position] * (1 + 1e-8), 0, -right[position], .infinity, 1e51]
        for wrong in order > 9 ? all.prefix(2) : all[...] {
          var entries = right
          entries[position] = wrong
          var problem = ahp_problem()
          let code = ahp_priorities(
            Int64(count), Int64(order), entries, nil, 1, &priorities, &facts, &problem)
          #expect(code == Int32(AHP_WRONG_MATRIX), "\(wrong) in row \(row), column \(column)")
          #expect(problem.matrix == Int64(matrix))
          #expect(
            Set([problem.row, problem.column]) == Set([Int64(row), Int64(column)]))
        }
        // A missing entry is that of the mirrored one.
        guard row != column else { continue }
        var entries = right
        entries[position] = .nan
        #expect(
          ahp_priorities(Int64(count), Int64(order), entries, nil, 1, &priorities, &facts, nil)
            == 0)
      }
    }
  }

  @Test func `a wrong judgment is reported with its matrix, row and column`() throws {
    var entries = Self.entries(
      Array(repeating: try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2]), count: 2))
    entries[9 + 7] = 0.4
    var priorities = [Double](repeating: 0, count: 6)
    var facts = [Double](repeating: 0, count: 2 * Self.facts)
    var problem = ahp_problem()
    let code = ahp_priorities(2, 3, entries, nil, 1, &priorities, &facts, &problem)
    #expect(code == Int32(AHP_WRONG_MATRIX))
    #expect(problem.matrix == 1 && problem.row == 2 && problem.column == 1)
    #expect(
      Self.message(problem) == "row 3, column 2 is 0.4 but row 2, column 3 is 2.0 (expected 0.5)")
  }

  @Test(arguments: [
    (0 as Int64, 0 as Int64, 0 as Int64), (1, 46_341, 0), (-1, 3, 0), (.max, 3, 0), (1, .max, 0),
    (.min, .min, 0), (1, 2, -1),
  ])
  func `sizes that no array has are refused`(count: Int64, order: Int64, threads: Int64) {
    var room = [1.0, 1, 1, 1, 1, 1, 1, 1]
    var facts = room
    var problem = ahp_problem()
    let entries = room
    #expect(
      ahp_priorities(count, order, entries, nil, threads, &room, &facts, &problem)
        == Int32(AHP_WRONG_ARGUMENT))
    #expect(Self.message(problem).contains("(expected"))
    #expect(ahp_priorities(1, 2, nil, nil, 0, &room, &facts, nil) == 1)
    #expect(ahp_priorities(1, 2, entries, nil, 0, nil, nil, nil) == 1)
  }

  @Test func `a command runs on the streams of the host, and ends with its exit code`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }

    /// Runs a command, and returns its exit code, output and messages.
    func run(_ arguments: [String], input: String) throws -> (Int32, String, String) {
      let urls = ["input", "output", "error"].map { folder.appending(path: $0) }
      for url in urls { try Data().write(to: url) }
      try Data(input.utf8).write(to: urls[0])
      let files = try urls.map { try FileHandle(forUpdating: $0) }
      let texts = arguments.map { strdup($0) }
      defer { texts.forEach { free($0) } }
      // A handle closes its file when it is used no more.
      let code = withExtendedLifetime(files) {
        ahp_run(
          Int32(texts.count), texts.map { UnsafePointer($0) }, files[0].fileDescriptor,
          files[1].fileDescriptor, files[2].fileDescriptor)
      }
      return (
        code, try String(contentsOf: urls[1], encoding: .utf8),
        try String(contentsOf: urls[2], encoding: .utf8)
      )
    }

    let model = """
      {"ahp": 1, "name": "m", "goal": {"name": "m", "upperTriangle": [3],
       "children": [{"name": "a"}, {"name": "b"}]}}
      """
    let (code, output, errors) = try run(["synthesize", "-", "--format", "csv"], input: model)
    #expect(code == 0 && errors.isEmpty)
    #expect(output.contains("0.75"))
    let (wrong, nothing, message) = try run(["synthesize", "-"], input: "ahp: 2")
    #expect(wrong == 2 && nothing.isEmpty)
    #expect(message.contains("<stdin>:1:6: error: version 2 of the format is not known"))
    #expect(try run(["synthesise"], input: "").0 == 64)
    #expect(try run([], input: "").0 == 0)
    #expect(try run(["help", "model"], input: "").1.isEmpty == false)
  }

  @Test func `a wrong entry on either side of the diagonal has its place`() {
    for (wrong, place) in [([1, -3, .nan, 1], (0, 1)), ([1, .nan, -3, 1], (1, 0))]
      as [([Double], (Int, Int))]
    {
      var problem = ahp_problem()
      var (priorities, facts) = ([0.0, 0], [Double](repeating: 0, count: Self.facts))
      let code = ahp_priorities(1, 2, wrong, nil, 1, &priorities, &facts, &problem)
      #expect(code == 2)
      #expect((Int(problem.row), Int(problem.column)) == place)
      #expect(Self.message(problem).hasPrefix("judgment -3.0 in row \(place.0 + 1)"))
    }
  }

  @Test func `a result that is one of several is told from the only one`() throws {
    for (triangle, isUnique) in [([2.0, 4, 2], 1.0), ([2, 1, 2], 0)] {
      let matrix = try ComparisonMatrix(order: 3, upperTriangle: triangle)
      var (priorities, facts) = ([0.0, 0, 0], [Double](repeating: 0, count: Self.facts))
      let code = "logarithmic-least-absolute-values".withCString { name in
        var choices = ahp_choices()
        choices.prioritization = name
        return ahp_priorities(1, 3, Self.entries([matrix]), &choices, 1, &priorities, &facts, nil)
      }
      #expect(code == 0)
      #expect(facts[Int(AHP_IS_UNIQUE)] == isUnique)
    }
  }

  @Test(arguments: 0..<4)
  func `a message that is too long ends with a whole character`(shift: Int) {
    let name = String(repeating: "x", count: shift) + String(repeating: "\u{1F680}", count: 300)
    var problem = ahp_problem()
    var (priorities, facts) = ([0.0], [Double](repeating: 0, count: Self.facts))
    let code = name.withCString { name in
      var choices = ahp_choices()
      choices.scale = name
      return ahp_priorities(1, 1, [1], &choices, 1, &priorities, &facts, &problem)
    }
    #expect(code == 1)
    let message = Self.message(problem)
    #expect(message.hasSuffix("\u{1F680}") && (1020...1023).contains(message.utf8.count))
  }

  @Test func `the choices are those of the model file`() throws {
    let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
    var priorities = [Double](repeating: 0, count: 3)
    var facts = [Double](repeating: 0, count: Self.facts)
    for method in PrioritizationMethod.allCases {
      let code = method.rawValue.withCString { name in
        var choices = ahp_choices()
        choices.prioritization = name
        return ahp_priorities(1, 3, Self.entries([matrix]), &choices, 1, &priorities, &facts, nil)
      }
      #expect(code == 0)
      #expect(priorities == matrix.priorities(by: method).values)
    }
    var problem = ahp_problem()
    let code = "eigenvektor".withCString { name in
      var choices = ahp_choices()
      choices.prioritization = name
      return ahp_priorities(
        1, 3, Self.entries([matrix]), &choices, 1, &priorities, &facts, &problem)
    }
    #expect(code == 1)
    #expect(
      Self.message(problem).hasPrefix("'eigenvektor' is not a prioritization (expected one of"))
  }

  @Test func `a group and a random index are those of the core`() throws {
    let matrices = try [
      ComparisonMatrix(order: 2, upperTriangle: [2]),
      ComparisonMatrix(order: 2, upperTriangle: [8]),
    ]
    var combined = [Double](repeating: 0, count: 4)
    #expect(ahp_aggregate(2, 2, Self.entries(matrices), nil, &combined, nil) == 0)
    #expect(combined == [1, 4, 0.25, 1])
    #expect(ahp_aggregate(2, 2, Self.entries(matrices), [0, 0], &combined, nil) == 2)
    var value = 0.0
    #expect(ahp_random_index(4, 0, nil, &value, nil) == 0)
    #expect(value == RandomIndex.alonsoLamata2006.value(order: 4))
    #expect(ahp_random_index(4, 4, nil, &value, nil) == 1)
    #expect(ahp_random_index(0, 0, nil, &value, nil) == 1)
  }
}
