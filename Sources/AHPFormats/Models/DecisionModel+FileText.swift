public import AHP

extension DecisionModel {
  /// Returns the text of a model file from which the same model is read.
  ///
  /// - Throws: `FileError` if the hierarchy is deeper than a file may be.
  public func fileText(
    _ syntax: ModelSyntax, judgments layout: JudgmentLayout = .readable
  ) throws(FileError) -> String {
    let limit =
      switch syntax {
      case .json: JSONReader.maximumDepth
      case .yaml: YAMLReader.maximumDepth
      }
    let depth = criteria.depth()
    // A level of the hierarchy takes a list and a mapping, so that this bounds the encoder's own
    // recursion too.
    guard 2 * depth < limit, case let value = ModelEncoder(model: self, layout: layout).value(),
      value.depth() <= limit
    else {
      throw FileError(
        Diagnostic(
          "the hierarchy has \(depth) levels, too deep for \(syntax.rawValue.uppercased()), which is "
            + "read up to a nesting of \(limit)", file: name))
    }
    switch syntax {
    case .json: return value.json()
    case .yaml:
      do {
        return try value.yaml()
      } catch {
        throw FileError(Diagnostic("the model cannot be written as YAML: \(error)", file: name))
      }
    }
  }
}
