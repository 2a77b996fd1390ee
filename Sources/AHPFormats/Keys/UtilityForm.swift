/// How a utility function is written in a file: the key under which its shape stands.
enum UtilityForm: String, CaseIterable {
  /// Along a line from the worst value to the best.
  case linear
  /// Along an exponential curve from the worst value to the best.
  case exponential
  /// The utility of the last point whose value is reached.
  case steps
  /// Along lines between points.
  case points

  /// The keys of all forms, as messages list them.
  static let list = allCases.map(\.rawValue).joined(separator: ", ")

  /// The key under which a shape of this form stands.
  var key: ModelKey {
    switch self {
    case .linear: .linear
    case .exponential: .exponential
    case .steps: .steps
    case .points: .points
    }
  }
}
