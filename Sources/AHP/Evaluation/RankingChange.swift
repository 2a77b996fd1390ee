/// What a change of judgments or of a method does to a ranking.
public enum RankingChange: Hashable, Sendable {
  /// Nothing changes places.
  case none
  /// The first stays first, but others change places.
  case order
  /// This one becomes the first.
  case first(RankedID)
}
