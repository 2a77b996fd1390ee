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
    return try value.text(syntax, of: "the model", file: name)
  }
}

extension DataValue {
  /// Returns this value as the text of a file.
  ///
  /// - Parameters:
  ///   - syntax: How it is written.
  ///   - subject: What it is, as a message names it.
  ///   - file: The name of what it is written for, in a message.
  /// - Throws: `FileError` if it cannot be written so.
  func text(
    _ syntax: ModelSyntax, of subject: String, file: String
  ) throws(FileError) -> String {
    switch syntax {
    case .json: return json()
    case .yaml:
      do {
        return try yaml()
      } catch {
        throw FileError(
          Diagnostic("\(subject) cannot be written as YAML: \(error)", file: file))
      }
    }
  }
}
