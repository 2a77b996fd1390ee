/// The choices of one position of each of several lists, the last list changing first.
///
///     Array(PositionCombinations([2, 2]))   // [0, 0], [0, 1], [1, 0], [1, 1]
struct PositionCombinations: Sequence, IteratorProtocol {
  private let counts: [Int]
  private var position: [Int]?

  /// - Parameter counts: The lengths of the lists; where one is empty there are no choices.
  init(_ counts: [Int]) {
    self.counts = counts
    position = counts.contains(0) ? nil : [Int](repeating: 0, count: counts.count)
  }

  mutating func next() -> [Int]? {
    guard let current = position else { return nil }
    var following = current
    position = nil
    for list in counts.indices.reversed() {
      following[list] += 1
      if following[list] < counts[list] {
        position = following
        break
      }
      following[list] = 0
    }
    return current
  }
}
