internal import AHP
internal import AHPFormats

/// The names of a model's parts as a report shows them.
struct Names: Sendable {
  let model: DecisionModel
  /// The language tag of the labels to show; `nil` for the model's own names.
  let language: String?

  /// The names as programs know them: the model's own.
  var own: Names { Names(model: model, language: nil) }

  var title: String { model.label(language: language) }

  /// The notice of the model in the language, or as it stands.
  var notice: String? { language.flatMap { model.notices[$0] } ?? model.notice }

  /// The heading that reports on the model have.
  var heading: Heading {
    Heading(title: title, goal: model.label(ofCriterion: model.goal, language: language))
  }

  func criterion(_ criterion: CriterionID) -> String {
    model.label(ofCriterion: criterion, language: language)
  }

  func alternative(_ alternative: AlternativeID) -> String {
    model.label(ofAlternative: alternative, language: language)
  }

  func participant(_ participant: ParticipantID) -> String {
    model.label(ofParticipant: participant, language: language)
  }

  /// The name of somebody who answered, who need not be in the model.
  func participant(_ participant: Participant) -> String {
    language.flatMap { participant.annotation.labels[$0] } ?? participant.name
  }

  func path(_ criterion: CriterionID) -> String { model.path(of: criterion, language: language) }

  func path(_ subject: ComparisonSubject) -> String {
    subject.path(in: model, language: language)
  }

  /// The name of a criterion, strategic or not, or of a rating scale, without its path.
  func name(of subject: ComparisonSubject) -> String {
    switch subject {
    case .criterion(let criterion): self.criterion(criterion)
    case .strategicCriterion(let criterion):
      model.strategicModel?.label(ofCriterion: criterion, language: language) ?? ""
    case .network, .ratingScale: path(subject)
    }
  }

  func items(of criterion: CriterionID) -> [String] {
    model.itemNames(of: criterion, language: language)
  }

  func items(of subject: ComparisonSubject) -> [String] {
    subject.itemNames(in: model, language: language)
  }

  /// One of what a criterion compares, by its row in the matrix.
  func item(_ row: Int, of criterion: CriterionID) -> String {
    let children = model.criteria[criterion].children
    return children.isEmpty
      ? alternative(model.alternative(row, of: criterion)) : self.criterion(children[row])
  }

  /// The name of what is ranked: an alternative's, or a criterion's path.
  func ranked(_ id: RankedID) -> String {
    switch id {
    case .alternative(let alternative): self.alternative(alternative)
    case .criterion(let criterion): path(criterion)
    }
  }

  // MARK: For people

  /// A criterion by its name alone, the goal by that word: its own name, often a sentence, stands
  /// in the heading.
  func label(_ criterion: CriterionID) -> Content {
    criterion == model.goal ? .phrase(.goal) : .name(self.criterion(criterion))
  }

  /// Where in the model a criterion is: its path, or the word for the goal.
  func place(_ criterion: CriterionID) -> Content {
    criterion == model.goal ? .phrase(.goal) : .name(path(criterion))
  }

  /// Where in the model items are compared.
  func place(_ subject: ComparisonSubject) -> Content {
    switch subject {
    case .criterion(let criterion): place(criterion)
    case .strategicCriterion: .name(path(subject))
    case .network(let criterion, .clusters(let cluster)):
      .phrase(.clusterComparisons, .name(path(ofCluster: cluster, in: criterion)))
    case .network: .name(path(subject))
    case .ratingScale: .phrase(.ratingScaleNamed, .name(path(subject)))
    }
  }

  /// The name of a cluster, after the path of the criterion whose network it is in.
  private func path(ofCluster cluster: ClusterID, in criterion: CriterionID) -> String {
    let name = model.networks[criterion]?.label(of: cluster, language: language) ?? ""
    return criterion == model.goal ? name : path(criterion) + "/" + name
  }

  /// Where in the model a matrix is, and whose it is.
  func place(_ subject: ComparisonSubject, by participant: ParticipantID?) -> Content {
    by(participant, place(subject))
  }

  /// A content with the name of the participant that it is of; everybody's stays as it is.
  func by(_ participant: ParticipantID?, _ content: Content) -> Content {
    participant.map { .phrase(.placeBy, content, .name(self.participant($0))) } ?? content
  }

  /// Two items that are compared.
  func pair(_ item: Int, _ other: Int, of subject: ComparisonSubject) -> Content {
    let items = items(of: subject)
    return .phrase(.pair, .name(items[item]), .name(items[other]))
  }

  /// Two items of a criterion that are compared.
  func pair(_ item: Int, _ other: Int, of criterion: CriterionID) -> Content {
    .phrase(
      .pair, .name(self.item(item, of: criterion)), .name(self.item(other, of: criterion)))
  }

  /// The title of a column with the names of what is ranked.
  var rankedTitle: Phrase { model.alternatives.isEmpty ? .criterion : .alternative }

  /// What became of a ranking.
  func words(_ change: RankingChange) -> Content {
    switch change {
    case .none: .phrase(.asNow)
    case .order: .phrase(.orderChanges)
    case .first(let ids): .phrase(.becomeFirst, .names(ids.map { .name(ranked($0)) }))
    case .fewerFirst(let ids): .phrase(.aloneFirst, .names(ids.map { .name(ranked($0)) }))
    }
  }
}

extension Names {
  /// Those who get the first place, for programs; `nil` if it does not change.
  func newFirstData(_ change: RankingChange) -> DataValue {
    let leaders = change.newLeaders
    return leaders.isEmpty ? .null : .list(leaders.map { .text(ranked($0)) })
  }
}

extension RankingChange {
  /// Those who get the first place, if it changes; empty if not.
  var newLeaders: [RankedID] {
    switch self {
    case .first(let ids), .fewerFirst(let ids): ids
    case .none, .order: []
    }
  }
}

extension Names {
  /// The path of the criterion whose weight moves; by the parent under which it does where it has
  /// several.
  func path(_ lines: WeightLines) -> String { path(lines.criterion, under: lines.parent) }

  /// The path of a criterion; by the given parent where it has several.
  func path(_ criterion: CriterionID, under parent: CriterionID) -> String {
    guard model.criteria[criterion].parents.count > 1 else { return path(criterion) }
    let name = self.criterion(criterion)
    return parent == model.goal ? name : path(parent) + "/" + name
  }
}
