internal import AHP

extension ModelDecoder {
  /// The keys that go with measured values and with ratings.
  static let measurementKeys = ["direction", "utility", "ratingScale"]

  // MARK: Values

  mutating func decodeValues(
    _ value: Document.Value, _ fields: Fields, _ items: ItemNames
  ) -> Judgments? {
    let evaluation = measurementEvaluation(fields)
    guard
      let entries = perItem(
        value, ("value", "values"), items,
        { decoder, member, name -> Double? in
          guard let number = decoder.number(member) else {
            decoder.report(
              "value \(Document.describe(member)) of '\(name)' is not a number", at: member)
            return nil
          }
          if let evaluation, let problem = Measurements.problem(with: number, in: evaluation) {
            decoder.report("value \(Document.describe(member)) of '\(name)' \(problem)", at: member)
            return nil
          }
          return number
        }), let evaluation
    else { return nil }
    do throws(MeasurementError) {
      return .measurements(try Measurements(entries, by: evaluation))
    } catch {
      report("the values under '\(items.criterion)' are all 0", at: value)
      return nil
    }
  }

  private mutating func measurementEvaluation(
    _ fields: Fields
  ) -> Measurements.Evaluation? {
    if let value = fields["utility"] {
      if let direction = fields["direction"] {
        report("a utility has its direction in itself; 'direction' goes without one", at: direction)
      }
      return utility(value).map { .utility($0) }
    }
    guard let value = fields["direction"] else { return .higherIsBetter }
    return choice(
      value, "direction",
      from: [("higher", Measurements.Evaluation.higherIsBetter), ("lower", .lowerIsBetter)])
  }

  private static let utilityForms = ["linear", "exponential", "steps", "points"]

  private mutating func utility(_ value: Document.Value) -> UtilityFunction? {
    let fields = fields(of: value, "the utility", allowed: Self.utilityForms + ["monotone"])
    guard value.kind == .object else { return nil }
    let forms = Self.utilityForms.filter { fields[$0] != nil }
    guard let form = forms.first, forms.count == 1, let shape = fields[form] else {
      report(
        "the utility has \(forms.isEmpty ? "no form" : "several forms") "
          + "(expected one of \(Self.list(Self.utilityForms)))", at: value)
      return nil
    }
    let isByPoints = form == "steps" || form == "points"
    var monotonicity: UtilityFunction.Monotonicity?
    if let promise = fields["monotone"] {
      monotonicity = choice(promise, "monotonicity")
      if monotonicity == nil { return nil }
      if !isByPoints {
        report("'monotone' is said of steps and points; a curve is monotone anyway", at: promise)
        return nil
      }
    }
    do throws(UtilityError) {
      if isByPoints {
        guard let points = points(shape) else { return nil }
        return form == "steps"
          ? try .steps(points, monotonicity: monotonicity)
          : try .piecewise(points, monotonicity: monotonicity)
      }
      let keys = ["worst", "best"] + (form == "exponential" ? ["tolerance"] : [])
      let parts = self.fields(of: shape, "the \(form) utility", allowed: keys, required: keys)
      let numbers = keys.compactMap { key in parts[key].flatMap { finite($0, key) } }
      guard numbers.count == keys.count else { return nil }
      return form == "linear"
        ? try .linear(worst: numbers[0], best: numbers[1])
        : try .exponential(worst: numbers[0], best: numbers[1], tolerance: numbers[2])
    } catch {
      report("\(error)", at: shape)
      return nil
    }
  }

  private mutating func finite(_ value: Document.Value, _ what: String) -> Double? {
    if let number = number(value), number.isFinite { return number }
    report("\(what) \(Document.describe(value)) is not a number", at: value)
    return nil
  }

  /// A list of pairs [value, utility].
  private mutating func points(_ value: Document.Value) -> [UtilityFunction.Point]? {
    let entries = elements(of: value, "a list of points")
    guard value.kind == .array else { return nil }
    let points = entries.compactMap { entry -> UtilityFunction.Point? in
      let parts = entry.elements
      guard parts.count == 2 else {
        report("\(Document.describe(entry)) is not a point (expected [value, utility])", at: entry)
        return nil
      }
      guard let x = finite(parts[0], "value"), let y = finite(parts[1], "utility") else {
        return nil
      }
      return UtilityFunction.Point(value: x, utility: y)
    }
    return points.count == entries.count ? points : nil
  }

  // MARK: Measures of alternatives to come

  /// Whether the file only says how alternatives will be rated or measured, which it has none of.
  func isMeasuredLater(_ criterion: CriterionID, _ fields: Fields) -> Bool {
    alternatives.isEmpty && criterion > criteria.startIndex && criteria[criterion].children.isEmpty
      && Self.measurementKeys.contains { fields[$0] != nil }
      && !Self.judgmentKeys.contains { fields[$0] != nil }
  }

  mutating func decodeMeasure(_ fields: Fields, of criterion: CriterionID) {
    if let reference = fields["ratingScale"] {
      for key in ["direction", "utility"] {
        if let other = fields[key] {
          report("'\(key)' is said of measured values, and 'ratingScale' of ratings", at: other)
        }
      }
      if let scale = ratingScale(reference) { measures[criterion] = .ratings(scale: scale) }
    } else if let evaluation = measurementEvaluation(fields) {
      measures[criterion] = .values(evaluation)
    }
  }

  /// The position of the rating scale that is named.
  private mutating func ratingScale(_ reference: Document.Value) -> Int? {
    guard let name = text(reference) else { return nil }
    if let scale = ratingScales.firstIndex(where: { $0.name == name }) { return scale }
    report(
      "unknown rating scale '\(name)'" + didYouMean(name, among: ratingScales.map(\.name)),
      at: reference)
    return nil
  }

  // MARK: Ratings

  mutating func decodeRatingScales(_ value: Document.Value) {
    var seen = Seen("rating scale")
    let judgmentForms = ["comparisons", "upperTriangle", "matrix", "priorities"]
    for entry in elements(of: value, "a list of rating scales") {
      let fields = fields(
        of: entry, "a rating scale",
        allowed: ["name", "intensities", "prioritization", "changes"] + Self.annotationKeys
          + judgmentForms,
        required: ["name", "intensities"])
      guard let nameValue = fields["name"], let name = name(nameValue),
        let list = fields["intensities"]
      else { continue }
      var seenIntensities = Seen("intensity")
      var intensities: [String] = []
      for value in elements(of: list, "a list of intensities") {
        guard let intensity = self.name(value), seenIntensities.insert(intensity, at: value, &self)
        else { continue }
        intensities.append(intensity)
      }
      if list.kind == .array && intensities.isEmpty { report("there are no intensities", at: list) }
      let items = ItemNames(
        names: intensities,
        positions: Dictionary(
          zip(intensities, intensities.indices), uniquingKeysWith: { first, _ in first }),
        criterion: name)
      let prioritization = fields["prioritization"].flatMap {
        choice($0, "prioritization") as PrioritizationMethod?
      }
      guard let (form, judged) = judgmentForm(fields, allowed: judgmentForms) else {
        if entry.kind == .object {
          report(
            "the rating scale '\(name)' does not say what its intensities are worth "
              + "(expected one of \(Self.list(judgmentForms)))", at: entry)
        }
        continue
      }
      guard !intensities.isEmpty, let judgments = decode(form, judged, fields, items),
        seen.insert(name, at: entry, &self)
      else { continue }
      var scale = RatingScale(
        unchecked: name, intensities: intensities, judgments: judgments,
        prioritization: prioritization, annotation: annotation(fields))
      if let value = fields["changes"] {
        scale.changes = changes(value, items, haveParticipants: false)
      }
      ratingScales.append(scale)
    }
  }

  mutating func decodeRatings(
    _ value: Document.Value, _ fields: Fields, _ items: ItemNames
  ) -> Judgments? {
    var scale: Int?
    if let reference = fields["ratingScale"] {
      scale = ratingScale(reference)
      if scale == nil { return nil }
    }
    let intensities = scale.map { ratingScales[$0].intensities } ?? []
    let ratings = perItem(value, ("rating", "ratings"), items) {
      decoder, member, name -> Ratings.Rating? in
      if let number = decoder.number(member), !intensities.contains(member.text) {
        if (0...1).contains(number) { return .number(number) }
        decoder.report("rating \(member.text) of '\(name)' is outside 0 … 1", at: member)
        return nil
      }
      guard let text = decoder.text(member) else { return nil }
      if let position = intensities.firstIndex(of: Self.trimmed(text)) {
        return .intensity(position)
      }
      let question = decoder.didYouMean(text, among: intensities)
      decoder.report(
        scale == nil
          ? "rating '\(text)' of '\(name)' is not a number of 0 … 1"
          : "unknown intensity '\(text)' of '\(name)'"
            + (question.isEmpty ? " (expected \(Self.list(intensities)))" : question),
        at: member,
        hint: scale == nil ? "name the scale of the intensities under the key 'ratingScale'" : nil)
      return nil
    }
    return ratings.map { .ratings(Ratings($0, scale: scale)) }
  }
}
