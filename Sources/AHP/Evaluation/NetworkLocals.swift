/// The priorities of what a network compares, before its limit is known.
struct NetworkLocals: Sendable {
  let network: Network
  /// Those of each of `Network.subjects()`.
  private(set) var sets: [NetworkEvaluation.SetEvaluation]
  private let places: [NetworkSubject: Int]

  /// Creates what a network begins with: for each set the priorities that it is given.
  ///
  /// - Complexity: O(sets).
  init(of network: Network, sets: [NetworkEvaluation.SetEvaluation]) {
    self.network = network
    self.sets = sets
    var places: [NetworkSubject: Int] = [:]
    for (place, set) in sets.enumerated() { places[set.subject] = place }
    self.places = places
  }

  /// The priorities of a set; `nil` if the network has no such set.
  subscript(subject: NetworkSubject) -> NetworkEvaluation.SetEvaluation? {
    places[subject].map { sets[$0] }
  }

  /// Fills in the priorities of the items of a set, which sum to 1.
  mutating func setPriorities(
    _ priorities: [Double], errorBound: Double, of subject: NetworkSubject
  ) {
    guard let place = places[subject] else { preconditionFailure("a set of the network") }
    sets[place] = NetworkEvaluation.SetEvaluation(
      subject: subject, priorities: priorities, errorBound: errorBound, matrices: [],
      isUnique: true, isUnjudged: false)
  }
}
