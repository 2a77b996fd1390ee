internal import AHP

extension ValueReader {
  /// A utility function in one of the forms of `UtilityForm`; `nil`, and problems, for anything
  /// else.
  mutating func utility(_ value: Document.Value) -> UtilityFunction? {
    let fields = fields(of: value, "the utility", allowed: ModelKey.ofUtility)
    guard value.kind == .object else { return nil }
    let forms = UtilityForm.allCases.filter { fields[$0.key] != nil }
    guard let form = forms.first, forms.count == 1, let shape = fields[form.key] else {
      report(
        "the utility has \(forms.isEmpty ? "no form" : "several forms") "
          + "(expected one of \(UtilityForm.list))", at: value)
      return nil
    }
    var monotonicity: UtilityFunction.Monotonicity?
    if let promise = fields[.monotone] {
      monotonicity = choice(promise, "monotonicity")
      if monotonicity == nil { return nil }
      if form == .linear || form == .exponential {
        report("'monotone' is said of steps and points; a curve is monotone anyway", at: promise)
        return nil
      }
    }
    do throws(UtilityError) {
      switch form {
      case .linear:
        return try numbers(shape, form, ModelKey.ofLinear).map { numbers throws(UtilityError) in
          try .linear(worst: numbers[0], best: numbers[1])
        }
      case .exponential:
        return try numbers(shape, form, ModelKey.ofExponential).map {
          numbers throws(UtilityError) in
          try .exponential(worst: numbers[0], best: numbers[1], tolerance: numbers[2])
        }
      case .steps:
        return try points(shape).map { points throws(UtilityError) in
          try .steps(points, monotonicity: monotonicity)
        }
      case .points:
        return try points(shape).map { points throws(UtilityError) in
          try .piecewise(points, monotonicity: monotonicity)
        }
      }
    } catch {
      report("\(error)", at: shape)
      return nil
    }
  }

  /// The numbers that make up a curve, in the order of their keys; `nil`, and problems, unless all
  /// are there.
  private mutating func numbers(
    _ value: Document.Value, _ form: UtilityForm, _ keys: [ModelKey]
  ) -> [Double]? {
    let fields = fields(of: value, "the \(form.rawValue) utility", allowed: keys, required: keys)
    let numbers = keys.compactMap { key in
      fields[key].flatMap { finiteNumber($0, key.rawValue) }
    }
    return numbers.count == keys.count ? numbers : nil
  }

  /// A list of pairs [value, utility].
  private mutating func points(_ value: Document.Value) -> [UtilityFunction.Point]? {
    let entries = elements(of: value, "a list of points")
    guard value.kind == .array else { return nil }
    let points = entries.compactMap { entry -> UtilityFunction.Point? in
      let parts = entry.elements()
      guard parts.count == 2 else {
        reportMismatch(entry, "a point (expected [value, utility])")
        return nil
      }
      guard let x = finiteNumber(parts[0], "value"), let y = finiteNumber(parts[1], "utility")
      else { return nil }
      return UtilityFunction.Point(value: x, utility: y)
    }
    return points.count == entries.count ? points : nil
  }
}
