public import AHP

extension ModelFile {
  /// Returns this file with the weights of groups that have the same say.
  ///
  /// - Complexity: O(participants · groups).
  public func weighing(by groups: EqualGroups) -> ModelFile {
    replacing(model.weighing(by: groups))
  }

  /// Returns this file with weights by which the groups of an attribute have the same say, and the
  /// groups.
  ///
  /// - Throws: `FileError` if nobody has the attribute, or if some whose judgments count have not.
  /// - Complexity: as of `DecisionModel.weighingGroupsEqually(by:)`.
  public func weighingGroupsEqually(
    by attribute: String
  ) throws(FileError) -> (file: ModelFile, groups: EqualGroups) {
    do throws(EqualGroupsError) {
      let (model, groups) = try model.weighingGroupsEqually(by: attribute)
      return (replacing(model), groups)
    } catch {
      throw problem(error)
    }
  }

  /// The weights by which the groups of those who count have the same say.
  ///
  /// - Throws: `FileError` as above.
  public func equalGroups(
    by attribute: String, of participants: [Participant]
  ) throws(FileError) -> EqualGroups {
    do throws(EqualGroupsError) {
      return try EqualGroups(by: attribute, of: participants)
    } catch {
      throw problem(error)
    }
  }

  /// The most people who are named.
  private static let mostNamed = 20

  private func problem(_ error: EqualGroupsError) -> FileError {
    let message: String
    switch error {
    case .unknownAttribute(let attribute, let known):
      message = UnknownName("no respondent has the attribute", attribute, among: known).description
    case .noValue(let attribute, let people):
      let more = people.count - Self.mostNamed
      message =
        "\(people.count) \(people.count == 1 ? "respondent has" : "respondents have") no "
        + "'\(attribute)', by which groups would have the same say: "
        + people.prefix(Self.mostNamed).joined(separator: ", ")
        + (more > 0 ? " and \(more) more" : "")
        + " (expected it for everybody who counts, or '--where')"
    case .tooFarApart(let name):
      message =
        "the weights are too far apart for groups to have the same say: '\(name)' would have none "
        + "that a participant can have"
    }
    return FileError(Diagnostic(message, file: name))
  }
}
