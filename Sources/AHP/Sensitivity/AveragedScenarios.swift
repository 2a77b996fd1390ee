/// Evaluates scenarios of weights where the final priorities of participants are averaged and the
/// mean is not linear in a weight: each participant alone, at the weights of the scenario, and then
/// the mean.
///
/// A weight that is set is the same for everybody; a variation moves each participant's own weight.
/// The weights of the participants themselves stay.
struct AveragedScenarios {
  private let model: DecisionModel
  private let evaluation: Evaluation
  private let members: [WeightedScores]
  private let shares: [Double]

  /// - Throws: `SensitivityError.zeroFactor` for weighted products that are 0 at every weight;
  ///   `.notEvaluable` if somebody's judgments cannot be evaluated alone.
  /// - Complexity: One evaluation for each participant.
  init(of model: DecisionModel, _ evaluation: Evaluation) throws(SensitivityError) {
    self.model = model
    self.evaluation = evaluation
    var members: [WeightedScores] = []
    for participant in evaluation.contributors {
      var own = evaluation.options
      own.participant = participant
      let result: Evaluation
      do throws(EvaluationError) {
        result = try model.evaluation(own)
      } catch {
        throw .notEvaluable(error.problems.first?.description(in: model) ?? "")
      }
      members.append(try WeightedScores(of: model, in: result))
    }
    self.members = members
    shares = evaluation.contributors.map { model.participants[$0].weight }
  }

  /// Returns the scenarios, as `WeightScenarios` has them.
  func scenarios(
    _ scenarios: [[WeightedScores.Setting]], _ variation: WeightVariation?,
    _ criteria: Set<CriterionID>?
  ) throws(SensitivityError) -> WeightScenarios {
    let base = RankedItems(of: model, in: evaluation)
    var entries: [WeightScenarios.Entry] = []
    for settings in scenarios {
      let all = members.map { _ in settings }
      entries.append(
        WeightScenarios.Entry(
          moves: settings.map { move($0.criterion, $0.parent, to: $0.weight) },
          items: try items(all, base)))
    }
    var notVaried: [CriterionID] = []
    if let variation {
      for parent in model.criteria.indices {
        for child in model.criteria[parent].children where criteria?.contains(child) ?? true {
          let moved = try variations(variation, of: child, under: parent, base)
          if moved.isEmpty { notVaried.append(child) }
          entries += moved
        }
      }
    }
    return WeightScenarios(
      base: base, entries: entries, notVaried: notVaried, movesEverybody: true)
  }

  /// The scenarios of a variation of one weight, the smaller one first.
  private func variations(
    _ variation: WeightVariation, of child: CriterionID, under parent: CriterionID,
    _ base: RankedItems
  ) throws(SensitivityError) -> [WeightScenarios.Entry] {
    let children = model.criteria[parent].children
    guard let place = children.firstIndex(of: child) else {
      preconditionFailure("a child of its parent")
    }
    let present = evaluation.criteria.locals.priorities(of: parent)
    let shown = variation.ends(around: present[present.startIndex + place])
    var entries: [WeightScenarios.Entry] = []
    for (isUp, after) in [(false, shown.lower), (true, shown.upper)] {
      var settings: [[WeightedScores.Setting]] = []
      var moves = false
      for member in members {
        let weight = member.weights(under: parent)[place]
        let ends = variation.ends(around: weight)
        let moved = isUp ? ends.upper : ends.lower
        // Nobody else could take over a part of all the weight.
        guard weight < 1, moved != weight else {
          settings.append([])
          continue
        }
        moves = true
        settings.append([.init(criterion: child, parent: parent, weight: moved)])
      }
      if moves {
        entries.append(
          WeightScenarios.Entry(
            moves: [move(child, parent, to: after)], items: try items(settings, base)))
      }
    }
    return entries
  }

  private func move(
    _ criterion: CriterionID, _ parent: CriterionID, to weight: Double
  ) -> WeightScenarios.Move {
    let present = evaluation.criteria.locals.priorities(of: parent)
    guard let place = model.criteria[parent].children.firstIndex(of: criterion) else {
      preconditionFailure("a criterion has a weight under a parent of its own")
    }
    return WeightScenarios.Move(
      criterion: criterion, parent: parent, before: present[present.startIndex + place],
      after: weight)
  }

  /// The mean of everybody's priorities at everybody's weights.
  private func items(
    _ settings: [[WeightedScores.Setting]], _ base: RankedItems
  ) throws(SensitivityError) -> RankedItems {
    var vectors: [[Double]] = []
    for (member, own) in zip(members, settings) {
      vectors.append(try member.priorities(setting: own))
    }
    let mean = PriorityMean(of: evaluation.options.aggregation)
    guard let priorities = mean.combine(vectors, weights: shares) else {
      throw .notEvaluable("every item has a priority of 0 from somebody")
    }
    let bound = mean.errorBound([base.doubt(criterionCount: model.criteria.count)])
    return RankedItems(ids: base.ids, priorities: priorities, errorBound: bound)
  }
}
