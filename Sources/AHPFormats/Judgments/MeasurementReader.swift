internal import AHP

/// Reads what is measured or rated under a criterion by the keys beside it, `direction`, `utility`
/// and `ratingScale`.
struct MeasurementReader {
  /// The members of the criterion's mapping in the file.
  let fields: Fields<ModelKey>
  /// The rating scales of the model.
  let ratingScales: [RatingScale]

  init(_ fields: Fields<ModelKey> = Fields(), ratingScales: [RatingScale] = []) {
    self.fields = fields
    self.ratingScales = ratingScales
  }

  /// The measured values of items; `nil`, and problems, unless all are good.
  func values(
    _ value: Document.Value, of items: ItemNames, _ reader: inout ValueReader
  ) -> Judgments? {
    let evaluation = evaluation(&reader)
    let values = items.entries(value, ("value", "values"), &reader) {
      member, name, reader -> Double? in
      guard let number = reader.number(member) else {
        reader.report(
          "value \(member.described()) of '\(name)' is not a number", at: member,
          hint: reader.numberHint(member))
        return nil
      }
      if let evaluation, let problem = Measurements.problem(with: number, in: evaluation) {
        reader.report("value \(member.described()) of '\(name)' \(problem)", at: member)
        return nil
      }
      return number
    }
    guard let values, let evaluation else { return nil }
    do throws(MeasurementError) {
      return .measurements(try Measurements(values, by: evaluation))
    } catch {
      reader.report("the values under '\(items.criterion)' are all 0", at: value)
      return nil
    }
  }

  /// The ratings of alternatives; `nil`, and problems, unless all are good.
  func ratings(
    _ value: Document.Value, of items: ItemNames, _ reader: inout ValueReader
  ) -> Judgments? {
    var scale: Int?
    if let reference = fields[.ratingScale] {
      scale = ratingScale(reference, &reader)
      if scale == nil { return nil }
    }
    let intensities = scale.map { ratingScales[$0].intensities }
    let ratings = items.entries(value, ("rating", "ratings"), &reader) { member, name, reader in
      rating(member, of: name, on: intensities, &reader)
    }
    return ratings.map { .ratings(Ratings($0, scale: scale)) }
  }

  /// The rating of an alternative.
  ///
  /// - Parameter intensities: The names of the intensities of the scale; `nil` without a scale.
  private func rating(
    _ value: Document.Value, of name: String, on intensities: [String]?,
    _ reader: inout ValueReader
  ) -> Ratings.Rating? {
    let names = intensities ?? []
    if let number = reader.number(value), !names.contains(value.text()) {
      if (0...1).contains(number) { return .number(number) }
      reader.report("rating \(value.text()) of '\(name)' is outside 0 … 1", at: value)
      return nil
    }
    guard let text = reader.text(value) else { return nil }
    if let position = names.firstIndex(of: text.trimmed()) { return .intensity(position) }
    if intensities == nil {
      reader.report(
        "rating '\(text)' of '\(name)' is not a number of 0 … 1", at: value,
        hint: reader.numberHint(value)
          ?? "name the scale of the intensities under the key '\(ModelKey.ratingScale.rawValue)'")
    } else {
      let question = reader.problems.didYouMean(text, among: names)
      let expected = question.isEmpty ? " (expected \(names.joined(separator: ", ")))" : question
      reader.report("unknown intensity '\(text)' of '\(name)'" + expected, at: value)
    }
    return nil
  }

  /// How alternatives that the file does not have yet will be rated or measured; `nil`, and
  /// problems, if anything is wrong with it.
  func measure(_ reader: inout ValueReader) -> AlternativeMeasure? {
    guard let reference = fields[.ratingScale] else {
      return evaluation(&reader).map { .values($0) }
    }
    for key in [ModelKey.direction, .utility] {
      if let other = fields[key] {
        reader.report(
          "'\(key.rawValue)' is said of measured values, and 'ratingScale' of ratings", at: other)
      }
    }
    return ratingScale(reference, &reader).map { .ratings(scale: $0) }
  }

  /// The position of the rating scale that a value names.
  private func ratingScale(_ reference: Document.Value, _ reader: inout ValueReader) -> Int? {
    guard let name = reader.text(reference) else { return nil }
    if let scale = ratingScales.firstIndex(where: { $0.name == name }) { return scale }
    let question = reader.problems.didYouMean(name, among: ratingScales.map(\.name))
    reader.report("unknown rating scale '\(name)'" + question, at: reference)
    return nil
  }

  /// How measured values become priorities.
  private func evaluation(_ reader: inout ValueReader) -> Measurements.Evaluation? {
    if let value = fields[.utility] {
      if let direction = fields[.direction] {
        reader.report(
          "a utility has its direction in itself; 'direction' goes without one", at: direction)
      }
      return reader.utility(value).map { .utility($0) }
    }
    guard let value = fields[.direction] else { return .higherIsBetter }
    let direction: MeasurementDirection? = reader.choice(value, "direction")
    return direction.map { $0 == .higher ? .higherIsBetter : .lowerIsBetter }
  }
}
