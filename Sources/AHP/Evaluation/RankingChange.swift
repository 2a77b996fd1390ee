/// What a change of judgments or of a method does to a ranking.
public enum RankingChange: Hashable, Sendable {
  /// Nothing changes places.
  case none
  /// The first place stays as it is, but others change places.
  case order
  /// The first place goes to these: to one, or to several who share it, in the order of the
  /// ranking.
  case first([RankedID])
  /// Of several who shared the first place these alone keep it, in the order of the ranking.
  case fewerFirst([RankedID])
}
