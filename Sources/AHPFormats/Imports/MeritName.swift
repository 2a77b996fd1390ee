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
}
