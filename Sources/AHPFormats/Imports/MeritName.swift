internal import AHP

/// Names that criteria have which are merits.
enum MeritName {
  /// The merit that a name says, in singular or plural; `nil` for other names.
  static func kind(of name: String) -> Merit.Kind? {
    let name = name.lowercased()
    return Merit.Kind.allCases.first { kind in
      let stem = kind == .opportunities ? "opportunit" : String(kind.rawValue.dropLast())
      return name.hasPrefix(stem) && name.count <= stem.count + 3
    }
  }

  /// The merits that criteria are of which is known whether they are adverse: those that their
  /// names say, or else the first that are left; `nil` for one more than there are merits.
  static func kinds(of criteria: [(name: String, isAdverse: Bool)]) -> [Merit.Kind?] {
    var left: [Merit.Kind] = Merit.Kind.allCases
    return criteria.map { name, isAdverse in
      let fitting = left.filter { $0.isAdverse == isAdverse }
      let named = kind(of: name).flatMap { fitting.contains($0) ? $0 : nil }
      guard let kind = named ?? fitting.first else { return nil }
      left.removeAll { $0 == kind }
      return kind
    }
  }
}
