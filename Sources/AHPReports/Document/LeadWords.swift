internal import AHP

/// What is said of who leads, the same in every report.
struct LeadWords {
  let names: Names
  let items: RankedItems
  /// What the names stand in.
  var surroundings = Surroundings.document

  enum Surroundings {
    /// A document, whose writer sets names apart from what is beside them.
    case document
    /// A line without markup, where names must stay apart by themselves.
    case plainLine
  }

  func name(_ item: Int) -> Content { .name(isolated(names.ranked(items.ids[item]))) }

  func isolated(_ name: String) -> String {
    switch surroundings {
    case .document: name
    case .plainLine: name.isolated()
    }
  }

  /// Several items as a list; of many the first ones, and how many more there are.
  func all(_ list: [Int]) -> Content { all(list.lazy.map { items.ids[$0] }) }

  /// Several of what is ranked as a list; of many the first ones, and how many more there are.
  func all(_ ids: some Collection<RankedID>) -> Content {
    .names(ids.lazy.map { .name(isolated(names.ranked($0))) })
  }

  /// Who leads, and before whom.
  func content(ranking: Ranking) -> Content {
    guard let lead = Lead(of: items, ranking: ranking) else { return .phrase(.nothingRanked) }
    if lead.isShared { return .phrase(.shareLead, all(lead.leaders), .priority(lead.priority)) }
    guard let next = lead.next else {
      return .phrase(.leadsAlone, all(lead.leaders), .priority(lead.priority))
    }
    return .phrase(
      .leads, all(lead.leaders), .priority(lead.priority), all(next.items),
      .priority(next.priority))
  }

  /// Who leads, as a sentence of its own.
  func short(_ lead: Lead?) -> Content {
    guard let lead else { return .phrase(.nothingRanked) }
    return .phrase(
      lead.isShared ? .shareLeadSentence : .leadsSentence, all(lead.leaders),
      .priority(lead.priority))
  }
}

extension LeadWords {
  /// Who of those who share a lead has it when a weight goes up, and who when it goes down.
  ///
  /// - Parameter place: The criterion whose weight it is.
  func parting(_ span: LeadSpan, of place: String) -> Content {
    let contents = [.name(isolated(place)), .priority(span.lines.weight), all(span.above)]
    return span.below.isEmpty
      ? .phrase(.anyWeightAboveDecides, contents)
      : .phrase(.anyWeightDecides, contents + [all(span.below)])
  }
}

extension Ranking {
  /// The ranks as they are shown, in the order of the priorities.
  ///
  /// - Complexity: O(*n*) for *n* things ranked.
  func rankContents() -> [Content] { zip(ranks, areShared()).map { .rank($0, isShared: $1) } }

  /// The ranks with priorities beside them as they are shown, in the order of the priorities.
  ///
  /// - Complexity: O(*n*) for *n* things ranked.
  func contents(with priorities: [Double]) -> [Content] {
    zip(zip(ranks, areShared()), priorities).map { .ranked($0.0, isShared: $0.1, $1) }
  }
}
