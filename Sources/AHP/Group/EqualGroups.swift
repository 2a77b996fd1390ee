/// Weights by which every group of people with the same value of an attribute has the same total
/// weight, however many they are; within a group weights keep their proportions.
///
/// The sum of all weights stays as it is.
public struct EqualGroups: Hashable, Sendable {
  /// The name of the attribute.
  public let attribute: String
  /// The groups by value, in the order of their values.
  public let groups: [Group]

  /// The people with one value of the attribute.
  public struct Group: Hashable, Sendable {
    /// The value.
    public let value: String
    /// How many people with a weight above 0 have it.
    public let count: Int
    /// What their weights are multiplied by.
    public let factor: Double
  }

  /// Finds the groups of those who count.
  ///
  /// - Parameters:
  ///   - attribute: The name of the attribute.
  ///   - participants: Those whose judgments count; those without weight have no say, and need no
  ///     value.
  /// - Throws: `EqualGroupsError`.
  /// - Complexity: O(*n* log *n*) for *n* participants.
  public init(
    by attribute: String, of participants: [Participant]
  ) throws(EqualGroupsError) {
    let counting = participants.filter { $0.weight > 0 }
    guard participants.contains(where: { $0.attributes[attribute] != nil }) else {
      throw .unknownAttribute(
        attribute, known: Set(participants.flatMap(\.attributes.keys)).sorted())
    }
    let without = counting.filter { $0.attributes[attribute] == nil }
    guard without.isEmpty else { throw .noValue(attribute, people: without.map(\.name)) }
    let members = Dictionary(grouping: counting) { $0.attributes[attribute] ?? "" }
    let total = counting.reduce(0) { $0 + $1.weight }
    groups = members.sorted { $0.key < $1.key }.map { value, people in
      let own = people.reduce(0) { $0 + $1.weight }
      return Group(
        value: value, count: people.count, factor: total / Double(members.count) / own)
    }
    self.attribute = attribute
    for participant in counting where !Participant.isGoodWeight(weight(of: participant)) {
      throw .tooFarApart(participant.name)
    }
  }

  /// Returns the weight of a participant among these groups; that of somebody who is in none stays
  /// as it is.
  ///
  /// - Complexity: O(groups).
  public func weight(of participant: Participant) -> Double {
    guard let value = participant.attributes[attribute],
      let group = groups.first(where: { $0.value == value })
    else { return participant.weight }
    return participant.weight * group.factor
  }
}

/// Why groups cannot have the same say.
public enum EqualGroupsError: Error, Hashable, Sendable {
  /// Nobody has the attribute.
  case unknownAttribute(String, known: [String])
  /// Some who count have no value of the attribute.
  case noValue(String, people: [String])
  /// The weight of a participant would be outside of what weights can be.
  case tooFarApart(String)
}

extension DecisionModel {
  /// Returns this model with the weights that give the groups of an attribute the same say, and the
  /// groups: those of the participants whose judgments are in it.
  ///
  /// - Throws: `EqualGroupsError`.
  /// - Complexity: O(participants · log participants + sets of judgments).
  public func weighingGroupsEqually(
    by attribute: String
  ) throws(EqualGroupsError) -> (model: DecisionModel, groups: EqualGroups) {
    let judging = judgingParticipants()
    let groups = try EqualGroups(
      by: attribute, of: judging.map { participants[$0] })
    var model = self
    for participant in judging {
      model.participants[participant].weight = groups.weight(of: participants[participant])
    }
    let weighed = model.participants
    model.strategicModel?.participants = weighed
    return (model, groups)
  }

  /// Returns this model with the weights of groups that have the same say.
  ///
  /// - Complexity: O(participants · groups).
  public func weighing(by groups: EqualGroups) -> DecisionModel {
    var model = self
    for participant in participants.indices {
      model.participants[participant].weight = groups.weight(of: participants[participant])
    }
    let weighed = model.participants
    model.strategicModel?.participants = weighed
    return model
  }

  /// Returns the participants who have judged something, in their order.
  ///
  /// - Complexity: O(participants + sets of judgments).
  package func judgingParticipants() -> [ParticipantID] {
    var hasJudged = [Bool](repeating: false, count: participants.count)
    for set in comparisonSets() {
      for own in set.judgments.byParticipants { hasJudged[own.participant.position] = true }
    }
    return participants.indices.filter { hasJudged[$0.position] }
  }
}
