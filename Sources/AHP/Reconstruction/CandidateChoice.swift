/// The choice of one candidate of each of several lists, so that no sum of what they add to some
/// numbers is below 0: a depth-first search that leaves out what the largest additions of the
/// lists to come cannot bring to 0.
struct CandidateChoice {
  /// What each candidate of each list adds, one after another.
  private var lists: [[Double]]
  /// The number of numbers.
  private let width: Int
  private let start: [Double]
  /// The positions of the lists, and of the candidates in them, before they were sorted.
  private let places: [(list: Int, candidates: [Int])]
  /// The largest sums that the lists from a position on can add.
  private let largest: [[Double]]
  /// The constant sum of the first two numbers of every candidate of the last list, if it is one.
  private let constant: Double?

  /// What was found.
  struct Result {
    /// The positions in the lists, of each choice found.
    var choices: [[Int]] = []
    /// Whether there are no others.
    var isComplete = true
  }

  /// - Parameters:
  ///   - start: The numbers before any candidate is added.
  ///   - lists: What each candidate adds, as many numbers as `start` has, at least 2; no list is
  ///     empty.
  init(start: [Double], lists: [[[Double]]]) {
    width = start.count
    self.start = start
    // The longest list comes last, where its candidates are looked up.
    let order = lists.indices.sorted { (lists[$0].count, $0) < (lists[$1].count, $1) }
    var places: [(list: Int, candidates: [Int])] = order.map {
      ($0, Array(lists[$0].indices))
    }
    if let last = places.last {
      let list = lists[last.list]
      places[places.count - 1].candidates.sort { (list[$0][0], $0) < (list[$1][0], $1) }
      let sums = list.map { $0[0] + $0[1] }
      let first = sums.first ?? 0
      constant = sums.allSatisfy { abs($0 - first) <= 1e-12 * (1 + abs(first)) } ? first : nil
    } else {
      constant = nil
    }
    self.places = places
    self.lists = places.map { place in place.candidates.flatMap { lists[place.list][$0] } }
    var largest = [[Double](repeating: 0, count: width)]
    for list in self.lists.reversed() {
      var most = [Double](repeating: -.infinity, count: width)
      for position in list.indices {
        most[position % width] = max(most[position % width], list[position])
      }
      largest.append(zip(most, largest[largest.count - 1]).map { $0 + $1 })
    }
    self.largest = largest.reversed()
  }

  /// Returns the choices, in the order of the lists.
  ///
  /// - Parameters:
  ///   - nodes: The most candidates to look at.
  ///   - most: The most choices to return.
  /// - Complexity: O(nodes · numbers).
  func result(nodes: Int, most: Int) -> Result {
    var search = Search(choice: self, left: nodes, most: most)
    search.extend(start, depth: 0)
    return search.result
  }

  private struct Search {
    let choice: CandidateChoice
    var left: Int
    let most: Int
    var chosen: [Int] = []
    var result = Result()

    init(choice: CandidateChoice, left: Int, most: Int) {
      self.choice = choice
      self.left = left
      self.most = most
    }

    mutating func extend(_ sums: [Double], depth: Int) {
      let (width, list) = (choice.width, choice.lists[depth])
      let rest = choice.largest[depth + 1]
      let isLast = depth == choice.lists.count - 1
      let count = list.count / width
      var candidate = isLast ? first(in: list, from: -sums[0]) : 0
      let end = isLast ? choice.constant.map { $0 + sums[1] } ?? .infinity : .infinity
      while candidate < count {
        let base = candidate * width
        // Candidates of the last list ascend in the first number, and descend in the second.
        if isLast && list[base] > end + 1e-12 { return }
        guard left > 0, SearchStop.code == 0 else {
          result.isComplete = false
          return
        }
        left -= 1
        var isPossible = true
        for number in 0..<width where sums[number] + list[base + number] + rest[number] < 0 {
          isPossible = false
          break
        }
        if isPossible {
          chosen.append(candidate)
          if isLast {
            guard result.choices.count < most else {
              result.isComplete = false
              chosen.removeLast()
              return
            }
            var choices = [Int](repeating: 0, count: chosen.count)
            for (place, position) in zip(choice.places, chosen) {
              choices[place.list] = place.candidates[position]
            }
            result.choices.append(choices)
          } else {
            extend((0..<width).map { sums[$0] + list[base + $0] }, depth: depth + 1)
          }
          chosen.removeLast()
          if !result.isComplete { return }
        }
        candidate += 1
      }
    }

    /// The first candidate of a sorted list that adds enough to the first number.
    private func first(in list: [Double], from least: Double) -> Int {
      var (low, high) = (0, list.count / choice.width)
      while low < high {
        let middle = (low + high) / 2
        if list[middle * choice.width] < least { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}
