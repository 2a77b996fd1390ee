/// Printed numbers of the same judgments as others, computed in another way, such as priorities by
/// two methods.
struct NumbersBeside {
  let matrix: ReportedMatrix
  /// How they were computed.
  var options: EvaluationOptions

  /// Above every consistency ratio that judgments have.
  private static let anyRatio = 1e6

  /// What a matrix has to meet; `nil` if the numbers exclude each other or cannot be searched.
  ///
  /// Their consistency is open where they say nothing of it.
  func printed(
    usesConsistency: Bool = true, _ digits: PrintedMatrix.Digits
  ) -> PrintedMatrix? {
    var options = options
    if !usesConsistency || !matrix.hasKnownConsistency {
      options.consistencyThreshold = .fixed(Self.anyRatio)
    }
    return matrix.printedMatrix(by: options, usesConsistency: usesConsistency, digits: digits)
  }
}

extension DecisionModel {
  /// The other printed numbers of the judgments behind those of a matrix, in the order of the
  /// blocks.
  func numbersBeside(
    _ main: ReportedMatrix, _ settings: ReportedSearchSettings
  ) -> [NumbersBeside] {
    reportedMatrices(on: main.subject).filter {
      $0.participant == main.participant && $0 != main
        && $0.options.scale == main.options.scale
        && $0.options.aggregation == main.options.aggregation
    }.map { NumbersBeside(matrix: $0, options: settings.options(over: $0.options)) }
  }
}

extension PrintedMatrix {
  /// The same with the condition that a matrix has other printed numbers too.
  ///
  /// - Parameter numbers: What other numbers leave, those of all blocks of one subject in their
  ///   order.
  func tested(by numbers: [PrintedMatrix], of matrix: ReportedMatrix) -> PrintedMatrix {
    numbers.enumerated().reduce(self) { printed, other in
      printed.adding(
        PrintedTest(
          "numbers \(other.offset) beside \(matrix.options) on \(matrix.subject) "
            + "by \(matrix.participant?.position ?? -1)", isMet: other.element.admits))
    }
  }

  /// The largest consistency ratio that the eigenvalue leaves, by a random index.
  func largestRatio(randomIndex: Double) -> Double {
    randomIndex > 0 ? eigenvalueExcess.upperBound / (randomIndex * Double(order - 1)) : .infinity
  }
}
