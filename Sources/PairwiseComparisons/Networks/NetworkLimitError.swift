/// Why a supermatrix has no limiting priorities.
@nonexhaustive
public enum NetworkLimitError: Error, Hashable, Sendable {
  /// No node depends on another one.
  case noDependences
  /// Parts of the network count alike within what double precision decides, and their order decides
  /// the limit.
  case undecided(components: [[Int]])
  /// The priorities differ by more orders of magnitude than a double can hold, or an iteration did
  /// not settle.
  case notSettled
}
