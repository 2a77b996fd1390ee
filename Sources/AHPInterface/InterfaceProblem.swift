internal import AHP
internal import AHPHeader
internal import PairwiseComparisons

/// Why a function of the interface has no result.
enum InterfaceProblem: Error {
  /// An argument is wrong: what was found, and what is expected.
  case argument(String)
  /// The matrix at a position is wrong, or has no priorities; `nil` if it is no single matrix.
  case matrix(Int?, ComparisonError)

  /// The code that the function returns.
  var code: Int32 {
    switch self {
    case .argument: Int32(AHP_WRONG_ARGUMENT)
    case .matrix(_, .lapackMissing): Int32(AHP_NO_LAPACK)
    case .matrix: Int32(AHP_WRONG_MATRIX)
    }
  }

  private var message: String {
    switch self {
    case .argument(let message): message
    case .matrix(_, let error): "\(error)"
    }
  }

  /// The row and the column of the judgment that is wrong; `nil` if it is none.
  private var place: (row: Int, column: Int)? {
    guard case .matrix(_, let error) = self else { return nil }
    switch error {
    case .notPositive(let row, let column, _), .notSupported(let row, let column, _),
      .notReciprocal(let row, let column, _, _), .outsideScale(let row, let column, _, _):
      return (row, column)
    case .diagonal(let row, _): return (row, row)
    default: return nil
    }
  }

  /// Writes this problem into the memory of the host, if there is any, and returns its code.
  func write(to problem: UnsafeMutablePointer<ahp_problem>?) -> Int32 {
    guard let problem = unsafe problem else { return code }
    var position: Int?
    if case .matrix(let matrix, _) = self { position = matrix }
    unsafe problem.pointee.matrix = Int64(position ?? -1)
    unsafe problem.pointee.row = Int64(place?.row ?? -1)
    unsafe problem.pointee.column = Int64(place?.column ?? -1)
    unsafe withUnsafeMutableBytes(of: &problem.pointee.message) { buffer in
      var bytes = Array(message.utf8.prefix(buffer.count - 1))
      // Half of a character is left out.
      while !bytes.isEmpty, String(validating: bytes, as: UTF8.self) == nil { bytes.removeLast() }
      bytes.append(0)
      unsafe buffer.copyBytes(from: bytes)
    }
    return code
  }
}
