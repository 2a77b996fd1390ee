/// What the first cell of a row of a file of matrices can be.
///
/// A file of matrices is a table: `ahp matrices` and 1 in its first row, then what holds for the
/// whole model, then for each matrix `criterion` and a path, further rows about it, a row with a
/// blank cell and the names of the items, and a row for each item with its name and its judgments.
/// A workbook has the same, with each matrix on a sheet of its own.
enum MatrixFileKey: String {
  /// The first cell of all.
  case mark = "ahp matrices"

  // About the model
  case name
  case alternatives
  /// A participant and the weight; about a matrix, whose it is.
  case participant
  case setting

  // About a matrix
  case criterion
  /// An item that stands below another criterion too, and its path there.
  case shared
  /// That one row of priorities stands in the place of the judgments.
  case priorities

  /// The version that follows the first cell.
  static let version = "1"
}
