internal import AHP

/// The items that judgments compare, by name.
struct ItemNames {
  let list: NameList
  /// The name of the criterion, or the rating scale, that compares them.
  let criterion: String
  private let scope: NameScope

  init(_ list: NameList, of criterion: String, in scope: NameScope) {
    self.list = list
    self.criterion = criterion
    self.scope = scope
  }

  /// The names in the order of the rows of the comparison matrix.
  var names: [String] { list.names }

  /// The number of items.
  var order: Int { list.names.count }

  /// The message on a name that none of the items has.
  ///
  /// A name of the model that is not compared here is a pair across parents rather than a
  /// misspelling.
  ///
  /// - Complexity: O(number of criteria and items): for messages, not for reading.
  func message(onUnknownName name: String) -> String {
    if let other = scope.criteria.first(where: { $0.name == name }),
      let parent = other.parent
    {
      return "'\(name)' is not compared under '\(criterion)': it is a child of "
        + "'\(scope.criteria[parent].name)', and both of a pair must have the same parent"
    }
    if scope.alternatives.position(of: name) != nil {
      return "alternative '\(name)' is not compared under '\(criterion)'"
    }
    return "unknown name '\(name)' under '\(criterion)'"
      + Spelling.question(for: name, among: names)
  }

  /// The message on a pair of an item with itself.
  static func message(onSelfComparison name: String) -> String {
    "'\(name)' is compared with itself"
  }
}
