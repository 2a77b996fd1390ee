/// Which parts of a model each participant is asked about, by the attribute `judges`.
///
/// The attribute names comparisons, separated by semicolons: the path of a criterion for those
/// under it alone, the name of the goal for those of the main criteria, and a path with `/*` after
/// it for those below it too. The last part of a path suffices where nothing else has the name.
/// Whoever has no such attribute is asked everything; what others are asked about alone is not
/// missing from them.
///
///     participant,judges
///     Ann,Best laptop; Cost/*
public struct JudgedParts: Sendable {
  /// The attribute of participants that names what they judge.
  public static let attribute = "judges"

  /// The path of each of `Questions.sets`, in their order.
  package let paths: [String]
  private let sets: [String: [ComparisonSetID]]
  /// What each of these sets is compared by.
  private let subjects: [ComparisonSubject]
  private let positions: [ComparisonSubject: Int]
  let model: DecisionModel

  /// Creates the parts of a model.
  ///
  /// - Complexity: O(criteria · depth, and nodes and dependences of networks).
  public init(of model: DecisionModel) {
    self.model = model
    subjects =
      model.criteria.indices.map { .criterion($0) }
      + (model.strategicModel.map { $0.criteria.indices.map { .strategicCriterion($0) } } ?? [])
      + model.networkSubjects()
    positions = Dictionary(uniqueKeysWithValues: zip(subjects, subjects.indices))
    paths = subjects.map { $0.path(in: model) }
    sets = Dictionary(grouping: subjects.indices.map { ComparisonSetID($0) }) { [paths] in
      paths[$0.position]
    }
  }

  /// Creates the parts of a model for some people; `nil` if each of them is asked everything.
  ///
  /// - Complexity: O(people), and as of `init(of:)` unless it is `nil`.
  public init?(of model: DecisionModel, for people: some Sequence<Participant>) {
    guard people.contains(where: { $0.attributes[Self.attribute] != nil }) else { return nil }
    self.init(of: model)
  }

  /// Returns the sets of items that a participant is asked to compare; `nil` for all. What a name
  /// that leads nowhere stands for is empty.
  ///
  /// - Complexity: O(names in the attribute · sets) at most.
  public func sets(for participant: Participant) -> Set<ComparisonSetID>? {
    guard let text = participant.attributes[Self.attribute] else { return nil }
    let names = Self.names(in: text)
    return names.isEmpty ? nil : Set(names.flatMap { sets(named: $0) })
  }

  /// Whether a participant is asked to compare the items of a subject.
  ///
  /// - Complexity: as of `sets(for:)`.
  public func isAsked(_ participant: Participant, about subject: ComparisonSubject) -> Bool {
    guard let sets = sets(for: participant), let place = positions[subject] else {
      return true
    }
    return sets.contains(ComparisonSetID(place))
  }

  /// The names in a value of the attribute.
  package static func names(in text: String) -> [String] {
    text.split(separator: ";").map { part in
      var name = part
      while name.first?.isWhitespace ?? false { name.removeFirst() }
      while name.last?.isWhitespace ?? false { name.removeLast() }
      return String(name)
    }.filter { !$0.isEmpty }
  }

  /// Returns the sets of items that a name stands for; none if it leads nowhere or to several
  /// criteria.
  ///
  /// - Complexity: O(sets).
  package func sets(named name: String) -> [ComparisonSetID] {
    let exact = own(name)
    if !exact.isEmpty || !name.hasSuffix("/*") { return exact }
    return own(String(name.dropLast(2))).flatMap(below)
  }

  /// Returns the paths that end with a name.
  ///
  /// - Complexity: O(sets).
  package func paths(endingIn name: String) -> [String] {
    paths.filter { $0.hasSuffix("/" + name) }
  }

  private func own(_ path: String) -> [ComparisonSetID] {
    if let known = sets[path] { return known }
    let goal = "\(model.criteria[model.goal].name)/"
    if path.hasPrefix(goal), let known = sets[String(path.dropFirst(goal.count))] { return known }
    let ending = paths(endingIn: path)
    return ending.count == 1 ? sets[ending[0]] ?? [] : []
  }

  /// A set with those of everything below it, in networks too.
  private func below(_ set: ComparisonSetID) -> [ComparisonSetID] {
    let subject = subjects[set.position]
    let isBelow: (ComparisonSubject, String) -> Bool
    switch subject {
    case .criterion(model.goal): isBelow = { _, _ in true }
    case .criterion(let criterion):
      let found = Self.descendants(of: criterion, in: model)
      isBelow = { subject, _ in
        switch subject {
        case .criterion(let other), .network(let other, _): found.contains(other)
        case .strategicCriterion, .ratingScale: false
        }
      }
    case .strategicCriterion(let criterion):
      let found = Self.descendants(of: criterion, in: subject.hierarchy(in: model))
      isBelow = { subject, _ in
        if case .strategicCriterion(let other) = subject { found.contains(other) } else { false }
      }
    case .network, .ratingScale:
      let own = paths[set.position]
      isBelow = { _, path in path == own || path.hasPrefix("\(own)/") }
    }
    return subjects.indices.filter { isBelow(subjects[$0], paths[$0]) }.map { ComparisonSetID($0) }
  }

  private static func descendants(
    of criterion: CriterionID, in hierarchy: DecisionModel
  ) -> Set<CriterionID> {
    var found: Set<CriterionID> = [criterion]
    var open = [criterion]
    while let next = open.popLast() {
      for child in hierarchy.criteria[next].children where found.insert(child).inserted {
        open.append(child)
      }
    }
    return found
  }
}
