import AHP
import AHPFormats
import Foundation

/// Something that is measured: work on data that a seed makes.
///
/// `peers/` measures the same work on the same data with other programs.
public struct Workload: Sendable {
  /// A short name for the command line, such as `W1-batch`.
  public let name: String

  /// What is done, to how much data.
  public let summary: String

  /// Makes the data, does the work once, checks its result, and returns the work. The number that
  /// the work returns can be compared with that of other programs.
  public let prepare: @Sendable () throws -> () -> Double

  public static let all =
    [
      Workload(
        name: "W1-batch", summary: "priorities and CR of a stack of 100,000 matrices 9 × 9"
      ) {
        let stack = try judgments(matrices: 100_000, order: 9)
        let work = {
          mean(stack.principalEigenvectors().consistencyIndices())
        }
        let found = stack.principalEigenvectors()
        precondition(found.relativeErrorBounds.allSatisfy { $0 < 1e-13 })
        for position in stride(from: 0, to: stack.count, by: 100) {
          precondition(found[position] == stack[position].principalEigenvector())
        }
        precondition((0.01...0.1).contains(work()))
        return work
      },
      Workload(
        name: "W1-single", summary: "priorities and CR of 100,000 matrices 9 × 9, one by one"
      ) {
        let stack = try judgments(matrices: 100_000, order: 9)
        let matrices = Array(stack)
        let work = {
          matrices.reduce(0) { sum, matrix in
            let found = matrix.principalEigenvector()
            return sum + found.eigenvalueExcess / Double(matrix.order - 1)
          } / Double(matrices.count)
        }
        precondition(abs(work() - mean(stack.consistencyIndices())) < 1e-13)
        return work
      },
      Workload(
        name: "W3", summary: "a model of 8,421 matrices: 20 × 20 × 20 leaves, 50 alternatives"
      ) {
        try evaluation(RandomModelOptions(levels: 3, branching: 20, alternatives: 50))
      },
      Workload(
        name: "W3-wide", summary: "a model of 111,111 matrices: 100,000 leaves, 5 alternatives"
      ) {
        try evaluation(RandomModelOptions(levels: 5, branching: 10, alternatives: 5))
      },
      Workload(
        name: "W4", summary: "60 matrices 9 × 9 of 10,000 respondents: AIJ, and everybody's CR"
      ) {
        let all = try judgments(matrices: 600_000, order: 9)
        let stacks = try (0..<60).map { criterion in
          try ComparisonMatrixStack(
            order: 9, count: 10_000,
            upperTriangles: Array(
              all.upperTriangles[criterion * 360_000..<(criterion + 1) * 360_000]))
        }
        let group = try stacks.map { try $0.aggregated() }
        for (matrix, stack) in zip(group, stacks) {
          let power = (0..<stack.count).reduce(1) { $0 * pow(stack[$1][0, 1], 1e-4) }
          precondition(abs(matrix[0, 1] / power - 1) < 1e-11)
        }
        let work = {
          var sum = 0.0
          for stack in stacks {
            guard let group = try? stack.aggregated() else { return Double.nan }
            sum += mean(stack.consistencyIndices()) + group.consistency().index
          }
          return sum / 60
        }
        precondition((0.01...0.1).contains(work()))
        return work
      },
      Workload(name: "W5", summary: "mean CI of 1,000,000 random matrices 10 × 10") {
        let work = { RandomIndex.simulation(order: 10, samples: 1_000_000, seed: 1).mean }
        // Ten standard errors.
        precondition(abs(work() - (RandomIndex.simulated.value(order: 10) ?? .nan)) < 0.002)
        return work
      },
      Workload(name: "W6", summary: "reading the file of W3, 43.5 MB of JSON, from memory") {
        let model = try RandomModelOptions(levels: 3, branching: 20, alternatives: 50).model(
          seed: 1)
        let text = try model.fileText(.json, judgments: .compact)
        let read = { try? ModelFile.read(text: text, name: "model.json").model }
        precondition(read() == model)
        return { Double(read()?.criteria.count ?? 0) }
      },
    ]
    + [1000, 2000, 4000].map { order in
      Workload(name: "W2-\(order)", summary: "priorities of one matrix \(order) × \(order)") {
        let matrix = try judgments(matrices: 1, order: order)[0]
        let found = matrix.principalEigenvector()
        precondition(found.priorities.relativeErrorBound < 1e-10)
        precondition(found.eigenvalueBounds.contains(found.eigenvalue))
        return { matrix.principalEigenvector().eigenvalue }
      }
    }
    + networks.map { nodes, far in
      Workload(
        name: "W8-\(nodes)" + (far == 1 ? "" : "-far\(far)"),
        summary: "limit of a network of \(nodes) nodes with 20 links each, \(far) % of them far, and "
          + "its certificate"
      ) {
        try networkLimit(nodes: nodes, farShare: Double(far) / 100)
      }
    }
    + (3...6).flatMap { order in
      [(0.5, "median"), (0.95, "95")].map { share, name in
        Workload(
          name: "W7-\(order)-\(name)",
          summary: "all matrices behind printed numbers of \(order) items: "
            + "the search at \(share * 100) % of 1,000 by length"
        ) {
          try search(order: order, share: share)
        }
      }
    }
    + [
      Workload(
        name: "W7-hospital",
        summary: "no matrix behind the nine printed priorities of the hospital study"
      ) {
        let printed = PrintedMatrix(
          priorities: [0.084, 0.104, 0.154, 0.067, 0.066, 0.058, 0.1, 0.193, 0.173], unit: 0.001,
          ratio: 0.01, ratioUnit: 0.01, randomIndex: 1.45)
        let values = JudgmentValues(order: 9)
        precondition(printed.search(for: values).verdict == .none)
        return { Double(printed.search(for: values).nodes) }
      }
    ]
}

/// The search for all matrices behind the results of one respondent: of those of a thousand who judge different
/// things, sorted by the number of nodes, the one that so large a share are not above.
private func search(order: Int, share: Double) throws -> () -> Double {
  let randomIndex = RandomIndex.saaty1980.value(order: order) ?? .nan
  let values = JudgmentValues(order: order)
  let limits = SearchLimits(nodes: 1_000_000_000, matrices: 100_000)
  let all = try (1...1000 as ClosedRange<UInt64>).compactMap {
    seed -> (printed: PrintedMatrix, nodes: Int)? in
    let model = try RandomModelOptions(levels: 0, alternatives: order).model(seed: seed)
    guard case .common(.comparisons(let matrix)) = model.criteria[model.goal].judgments else {
      preconditionFailure("no judgment is missing")
    }
    let ratio = matrix.consistency().index / randomIndex
    guard ratio <= 0.1 else { return nil }
    let printed = PrintedMatrix(
      priorities: matrix.priorities().values.map { ($0 * 1000).rounded() / 1000 }, unit: 0.001,
      ratio: (ratio * 100).rounded() / 100, ratioUnit: 0.01, randomIndex: randomIndex)
    let found = printed.search(for: values, limits: limits)
    precondition(found.isComplete && found.matrices.contains(matrix))
    precondition(printed.search(for: values, limits: limits, threads: 1) == found)
    return (printed, found.nodes)
  }.sorted { $0.nodes < $1.nodes }
  precondition(all.count > 500)
  let printed = all[Int(share * Double(all.count))].printed
  return { Double(printed.search(for: values, limits: limits).nodes) }
}

/// Numbers of nodes, and how many links in a hundred are far.
private let networks = [
  (1000, 1), (10_000, 1), (100_000, 1), (10_000, 10), (100_000, 10), (100_000, 100),
]

/// The limit of the supermatrix of a random network.
private func networkLimit(nodes: Int, farShare: Double) throws -> () -> Double {
  let options = RandomNetworkOptions(
    clusters: nodes / 10 - 1, nodes: 10, alternatives: 10, links: 20, farShare: farShare)
  let model = try options.model(seed: 1)
  guard let network = try model.evaluation().networks[model.goal] else {
    preconditionFailure("the goal has a network")
  }
  let matrix = SparseColumns(columns: network.columns(of: .weighted))
  let limit = { try? NetworkLimit(of: matrix, entryError: 1e-15) }
  guard let found = limit() else { preconditionFailure("the network is one component") }
  precondition(abs(found.priorities.reduce(0, +) - 1) < 1e-12)
  precondition(found.errorBounds.allSatisfy { $0 < 1e-10 })
  return { limit()?.priorities[0] ?? .nan }
}

/// The judgments of as many participants on one criterion.
private func judgments(matrices count: Int, order: Int) throws -> ComparisonMatrixStack {
  let model = try RandomModelOptions(levels: 0, alternatives: order, participants: count).model(
    seed: 1)
  guard case .individual(let all) = model.criteria[model.goal].judgments else {
    preconditionFailure("participants judge")
  }
  return ComparisonMatrixStack(
    order: order,
    all.map { own in
      guard case .comparisons(let matrix) = own.judgments else {
        preconditionFailure("no judgment is missing")
      }
      return matrix
    })
}

private func evaluation(_ options: RandomModelOptions) throws -> () -> Double {
  let model = try options.model(seed: 1)
  let found = try model.evaluation()
  precondition(abs(found.alternativePriorities.reduce(0, +) - 1) < 1e-12)
  precondition(found.alternativeErrorBound < 1e-10)
  precondition(found.criteria.allSatisfy { $0.localErrorBound < 1e-11 })
  return { (try? model.evaluation().alternativePriorities[0]) ?? .nan }
}

private func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }
