internal import AHP

extension ItemNames {
  /// Reads priorities that follow from an order: the order alone, or with the rule that makes
  /// weights of it; `nil`, and problems, unless each item has one place.
  ///
  /// - Complexity: O(items).
  func ranks(_ value: Document.Value, _ reader: inout ValueReader) -> RankWeights? {
    if value.kind != .object {
      return order(value, &reader).map { RankWeights(order: $0, by: .rankOrderCentroid) }
    }
    let fields = reader.fields(
      of: value, "the ranks of the items of '\(criterion)'", allowed: ModelKey.ofRanks)
    let rule: RankWeights.Rule? =
      if let name = fields[.by] { reader.choice(name, "rule") } else { .rankOrderCentroid }
    guard let list = fields[.order] else {
      reader.report("the order of the items of '\(criterion)' is missing", at: value)
      return nil
    }
    guard let order = order(list, &reader), let rule else { return nil }
    return RankWeights(order: order, by: rule)
  }

  /// The positions of all items in the order of a list, those of a list in it together.
  private func order(_ value: Document.Value, _ reader: inout ValueReader) -> [[Int]]? {
    guard value.kind == .array else {
      reader.reportMismatch(
        value, "a list of the items of '\(criterion)', the most important first")
      return nil
    }
    var order: [[Int]] = []
    var given = Set<Int>()
    var isGood = true
    for entry in value.elements() {
      let entries = entry.kind == .array ? entry.elements() : [entry]
      if entries.isEmpty {
        reader.report("there is no item in this place", at: entry)
        isGood = false
      }
      var place: [Int] = []
      for name in entries {
        guard let item = position(of: name, &reader) else {
          isGood = false
          continue
        }
        guard given.insert(item).inserted else {
          reader.report("'\(names[item])' has two places in the order", at: name)
          isGood = false
          continue
        }
        place.append(item)
      }
      order.append(place)
    }
    let missing = names.indices.filter { !given.contains($0) }.map { "'\(names[$0])'" }
    if isGood && !missing.isEmpty {
      reader.report(
        "the order of the items of '\(criterion)' lacks \(missing.joined(separator: ", "))",
        at: value)
    }
    return isGood && missing.isEmpty ? order : nil
  }
}
