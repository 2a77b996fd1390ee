package import AHP

extension JudgedParts {
  /// Returns what is wrong with the value of the attribute of a participant: names that lead
  /// nowhere, or to several criteria.
  ///
  /// - Complexity: O(names in the value · sets).
  package func problems(in text: String, of participant: String) -> [String] {
    Self.names(in: text).compactMap { name in
      guard sets(named: name).isEmpty else { return nil }
      do throws(UnknownName) {
        _ = try NamedPlaces(paths.map { ($0, ()) })
          .place(endingIn: name.hasSuffix("/*") ? String(name.dropLast(2)) : name)
        return nil
      } catch {
        return "what '\(participant)' judges: \(error)"
      }
    }
  }
}
