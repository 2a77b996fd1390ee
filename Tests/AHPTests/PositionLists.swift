import AHP

extension Array where Element: ModelPosition {
  /// The positions of these numbers.
  init(at numbers: Int...) { self = numbers.map { Element($0) } }
}
