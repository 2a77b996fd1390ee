/// How a model file writes the judgments of a matrix.
public enum JudgmentLayout: Hashable, Sendable {
  /// Pairs with their names up to order 9, the triangle above it: for people.
  case readable
  /// The triangle without names: for large models.
  case compact
}
