internal import AHP

extension ModelEncoder {
  /// A criterion with all below it. A shared one stands under its first parent and is referred to
  /// by the others.
  func criterion(_ id: CriterionID) -> DataValue {
    let criterion = model.criteria[id]
    var members: Members = [(.name, .text(criterion.name))]
    members += annotation(criterion.annotation)
    if let merit = model.merits.first(where: { $0.criterion == id }) {
      members.append((.merit, .text(merit.kind.rawValue)))
      if let magnitude = merit.magnitude { members.append((.magnitude, .number(magnitude))) }
    }
    if let alternatives = criterion.alternatives {
      members.append(
        (.alternatives, .list(alternatives.map { .text(model.alternatives[$0].name) })))
    }
    if let pin = model.pins[id] {
      members.append((.pin, .text(model.alternatives[pin].name)))
    }
    if id == model.goal, let strategicModel = model.strategicModel {
      let encoder = ModelEncoder(model: strategicModel, layout: layout)
      members.append((.strategicCriteria, encoder.criterion(strategicModel.goal)))
    } else {
      members += judgments(of: id)
    }
    if let measure = model.measures[id] { members += self.measure(measure) }
    if !criterion.changes.isEmpty {
      let names = model.itemNames(of: id)
      members.append((.changes, .list(criterion.changes.map { change($0, of: names) })))
    }
    members += reported(criterion.reported, of: model.itemNames(of: id))
    if !criterion.children.isEmpty {
      members.append((.children, .list(criterion.children.map { child($0, of: id) })))
    }
    return Self.mapping(members)
  }

  private func child(_ child: CriterionID, of parent: CriterionID) -> DataValue {
    model.criteria[child].parents.first == parent
      ? criterion(child) : Self.mapping([(.ref, .text(model.path(of: child)))])
  }

  func change(_ change: JudgmentChange, of names: [String]) -> DataValue {
    var members: Members = []
    if let participant = change.participant {
      members.append((.participant, .text(model.participants[participant].name)))
    }
    members += [
      (.pair, .list([.text(names[change.item]), .text(names[change.other])])),
      (.from, .ratio(change.from)), (.to, .ratio(change.to)), (.why, .text(change.reason)),
    ]
    return Self.mapping(members)
  }

  // MARK: Measurement

  /// How alternatives that the model does not have yet will be rated or measured.
  private func measure(_ measure: AlternativeMeasure) -> Members {
    switch measure {
    case .ratings(nil): []
    case .ratings(let scale?): [(.ratingScale, .text(model.ratingScales[scale].name))]
    case .values(.higherIsBetter):
      [(.direction, .text(MeasurementDirection.higher.rawValue))]
    case .values(let evaluation): self.evaluation(evaluation)
    }
  }

  /// How measured values become priorities.
  func evaluation(_ evaluation: Measurements.Evaluation) -> Members {
    switch evaluation {
    case .higherIsBetter: []
    case .lowerIsBetter: [(.direction, .text(MeasurementDirection.lower.rawValue))]
    case .utility(let function): [(.utility, utility(function))]
    }
  }

  private func utility(_ function: UtilityFunction) -> DataValue {
    func list(_ points: [UtilityFunction.Point]) -> DataValue {
      .list(points.map { .list([.number($0.value), .number($0.utility)]) })
    }
    let (form, shape): (UtilityForm, DataValue) =
      switch function.shape {
      case .linear(let worst, let best):
        (.linear, Self.mapping([(.worst, .number(worst)), (.best, .number(best))]))
      case .exponential(let worst, let best, let tolerance):
        (
          .exponential,
          Self.mapping([
            (.worst, .number(worst)), (.best, .number(best)), (.tolerance, .number(tolerance)),
          ])
        )
      case .steps(let points): (.steps, list(points))
      case .piecewise(let points): (.points, list(points))
      }
    var members: Members = [(form.key, shape)]
    if let monotonicity = function.monotonicity {
      members.append((.monotone, .text(monotonicity.rawValue)))
    }
    return Self.mapping(members)
  }
}
