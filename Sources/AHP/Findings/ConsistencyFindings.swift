/// How consistent the judgments behind a result are: the matrices that the priorities come from,
/// and where a group's stand for those of people, these people's own.
///
/// A group may be consistent though most of its members are not: both are found, and never one in
/// the place of the other.
public struct ConsistencyFindings: Hashable, Sendable {
  /// The matrices that the priorities come from: everybody's, the group's, or each participant's
  /// where priorities are averaged.
  public let matrices: Summary

  /// The own matrices of the participants who count, where the group's stand for them; `nil` where
  /// nobody's are combined.
  public let individuals: Summary?

  /// What is found of some matrices.
  public struct Summary: Hashable, Sendable {
    /// The number of matrices.
    public private(set) var count = 0
    /// How many of them have a consistency ratio above the threshold.
    public private(set) var aboveCount = 0
    /// How many of them have no ratio: the random-index table does not reach their order.
    public private(set) var withoutIndexCount = 0
    /// How many do not connect all items, so that they have no priorities alone; they count for
    /// nothing else.
    public private(set) var unconnectedCount = 0
    /// The largest ratio; `nil` if there is none.
    public private(set) var largest: HierarchyConsistency.Largest?
    /// How many matrices of networks are above the threshold.
    public private(set) var networksAboveCount = 0
    /// How many have a ratio.
    public var ratioCount: Int { count - withoutIndexCount }
    /// Whether there is no matrix at all.
    public var isEmpty: Bool { count == 0 && unconnectedCount == 0 }
    /// How many participants have a matrix with a ratio.
    public var peopleCount: Int { people.count }
    /// How many participants have a matrix above the threshold.
    public var peopleAboveCount: Int { peopleAbove.count }

    private var people = People()
    private var peopleAbove = People()

    /// A set of participants. It is known by position: a `Set` would have the runtime search for
    /// how its elements are hashed, which takes a short run longer than all of its matrices.
    private struct People: Hashable, Sendable {
      private var isAmong: [Bool] = []
      private(set) var count = 0

      mutating func insert(_ participant: ParticipantID) {
        while isAmong.count <= participant.position { isAmong.append(false) }
        if !isAmong[participant] { count += 1 }
        isAmong[participant] = true
      }
    }

    /// Whether every matrix has a ratio, and none is above the threshold.
    public var isAccepted: Bool { aboveCount == 0 && withoutIndexCount == 0 }

    /// Adds a matrix; `nil` for one that does not connect all items.
    mutating func add(
      _ consistency: Consistency?, of subject: ComparisonSubject, by participant: ParticipantID?,
      _ options: EvaluationOptions
    ) {
      guard let consistency else {
        unconnectedCount += 1
        return
      }
      add(
        options.ratio(of: consistency), order: consistency.order, subject, by: participant,
        options)
    }

    /// Adds a matrix of a check.
    ///
    /// - Parameter countsPeople: Whether the matrix stands for the person whose it is alone: not
    ///   where it is the group's because nobody else has judged.
    mutating func add(
      _ entry: ModelCheck.Entry, _ options: EvaluationOptions, countsPeople: Bool = true
    ) {
      guard entry.verdict != .unconnected, let matrix = entry.matrix else {
        unconnectedCount += 1
        return
      }
      add(
        entry.ratio, order: matrix.order, entry.subject, by: entry.participant, options,
        countsPeople: countsPeople)
    }

    private mutating func add(
      _ ratio: Double?, order: Int, _ subject: ComparisonSubject, by participant: ParticipantID?,
      _ options: EvaluationOptions, countsPeople: Bool = true
    ) {
      count += 1
      guard let ratio else {
        withoutIndexCount += 1
        return
      }
      if let participant, countsPeople { people.insert(participant) }
      if !options.accepts(ratio, order: order) {
        aboveCount += 1
        if case .network = subject { networksAboveCount += 1 }
        if let participant, countsPeople { peopleAbove.insert(participant) }
      }
      if ratio > largest?.ratio ?? -1 {
        largest = HierarchyConsistency.Largest(
          ratio: ratio, subject: subject, participant: participant)
      }
    }
  }
}
