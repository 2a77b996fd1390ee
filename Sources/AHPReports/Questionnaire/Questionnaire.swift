public import AHP
public import AHPFormats

/// Asks people the questions of a model: a page that works offline and keeps their answers, a table
/// for a spreadsheet, or a document to print.
///
/// What the page saves and the table, once it is filled in, are files that a `ResponseReader`
/// reads.
public struct Questionnaire: Sendable {
  /// What a questionnaire is written as.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// One page with everything in it, for a browser.
    case html
    /// A table with empty ratios, for a spreadsheet.
    case csv
    /// A document to print.
    case markdown

    /// How names of such files end, without the dot.
    public var fileEnding: String { self == .markdown ? "md" : rawValue }
  }

  let model: DecisionModel
  let options: EvaluationOptions
  let participants: [Participant]
  let labels: String?
  let language: Language
  let text: QuestionnaireText
  /// The criteria that are asked about, strategic ones last, with the pairs of each.
  let sections: [Section]
  /// The names that several of the criteria have that are asked about.
  private let repeatedLabels: Set<String>

  /// The questions on one criterion, strategic or not, or on one node or cluster of a network.
  struct Section {
    let subject: ComparisonSubject
    let set: ComparisonSetID
    /// How answers name the criterion.
    let path: String
    let pairs: [(row: Int, column: Int)]
  }

  /// Creates a questionnaire.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - questions: What is asked, of `Questions`, ascending.
  ///   - options: What the page computes consistency with: scale, random indices and threshold.
  ///   - participants: Who may answer; empty for anybody.
  ///   - labels: The language of the labels to show; `nil` for the names.
  ///   - language: The language of everything else; English stands in for one without
  ///     questionnaires.
  /// - Throws: `FileError` if the names of the model do not tell apart what they stand for.
  public init(
    of model: DecisionModel, questions: [QuestionID], options: EvaluationOptions,
    participants: [Participant] = [], labels: String? = nil, language: Language = .english
  ) throws(FileError) {
    self.model = model
    self.options = options
    self.participants = participants
    self.labels = labels
    self.language = language
    text =
      language.questionnaire
      ?? QuestionnaireText(EnglishQuestionnaire.texts, decimalSeparator: ".")
    let paths = try model.answerPaths()
    let all = Questions(of: model)
    let sections = all.bySet(questions).map { set, questions in
      Section(
        subject: all.subject(of: set), set: set, path: paths[set],
        pairs: questions.map { question in
          let (_, item, other) = all.pair(at: question)
          return (row: item, column: other)
        })
    }
    self.sections = sections
    var seen: Set<String> = []
    var repeated: Set<String> = []
    for section in sections {
      let label: String
      switch section.subject {
      case .criterion(let criterion): label = model.label(ofCriterion: criterion, language: labels)
      case .strategicCriterion(let criterion):
        label = model.strategicModel?.label(ofCriterion: criterion, language: labels) ?? ""
      case .network, .ratingScale: continue
      }
      if !seen.insert(label).inserted { repeated.insert(label) }
    }
    repeatedLabels = repeated
  }

  /// Returns the questionnaire as a text in UTF-8.
  ///
  /// - Parameters:
  ///   - format: What to write.
  ///   - form: The form of a table: a row for each question or for each participant.
  /// - Throws: `FileError` if the columns of a wide table cannot be told apart by their names.
  public func rendered(
    as format: Format, form: ResponseWriter.Form = .long
  ) throws(FileError) -> String {
    switch format {
    case .html: page()
    case .csv: CSVWriter().text(of: form == .long ? longTable() : try wideTable())
    case .markdown: document()
    }
  }

  // MARK: What is asked

  func title(of section: Section) -> String {
    if case .network(_, .clusters) = section.subject {
      return text.text("clustersTitle").replacing("{criterion}", with: place(of: section))
    }
    let path = section.subject.path(in: model, language: labels)
    return section.subject == .criterion(model.goal) ? "\(text.text("goal")): \(path)" : path
  }

  /// Returns how a question names what its pair is compared for where nothing else stands beside
  /// it: the name of a criterion, or its path where another that is asked about has the same name;
  /// the path of a node or cluster after that of the criterion whose network it is in.
  ///
  /// - Complexity: O(depth).
  func place(of section: Section) -> String {
    switch section.subject {
    case .network(let criterion, let subject):
      guard let network = model.networks[criterion] else {
        preconditionFailure("the criterion has a network")
      }
      let path =
        switch subject {
        case .dependence(let node, _): network.path(of: node, language: labels)
        case .clusters(let cluster): network.label(of: cluster, language: labels)
        }
      return criterion == model.goal
        ? path : model.path(of: criterion, language: labels) + "/" + path
    case .criterion, .strategicCriterion, .ratingScale:
      let label = compared(in: section).label
      return repeatedLabels.contains(label)
        ? section.subject.path(in: model, language: labels) : label
    }
  }

  /// What is known about a criterion and the items that it compares.
  struct Compared {
    /// The name of the criterion.
    let label: String
    let annotation: Annotation
    let itemAnnotations: [Annotation]
    /// What the items are. Merits are no alternatives, though a strategic criterion compares them:
    /// one of them is more important.
    let kind: ComparedKind
  }

  func compared(in section: Section) -> Compared {
    switch section.subject {
    case .criterion(let criterion): compared(by: criterion, in: model, areMerits: false)
    case .strategicCriterion(let criterion):
      compared(by: criterion, in: model.strategicModel ?? model, areMerits: true)
    case .network(let criterion, let subject): influences(subject, in: model.networks[criterion])
    case .ratingScale: preconditionFailure("nobody is asked about it")
    }
  }

  /// What influences a node or a cluster of a network.
  private func influences(_ subject: NetworkSubject, in network: Network?) -> Compared {
    guard let network else { preconditionFailure("the criterion has a network") }
    switch subject {
    case .dependence(let node, let cluster):
      let dependence = network.nodes[node].dependences.first { $0.cluster == cluster }
      return Compared(
        label: network.label(of: node, language: labels),
        annotation: network.nodes[node].annotation,
        itemAnnotations: (dependence?.nodes ?? []).map { network.nodes[$0].annotation },
        kind: .influences)
    case .clusters(let cluster):
      return Compared(
        label: network.label(of: cluster, language: labels),
        annotation: network.clusters[cluster].annotation,
        itemAnnotations: network.comparedClusters(of: cluster)
          .map { network.clusters[$0].annotation }, kind: .clusters)
    }
  }

  /// - Parameters:
  ///   - criterion: A criterion of the hierarchy.
  ///   - hierarchy: The model, or the strategic one.
  ///   - areMerits: Whether the alternatives of the hierarchy are merits.
  private func compared(
    by criterion: CriterionID, in hierarchy: DecisionModel, areMerits: Bool
  ) -> Compared {
    let (areAlternatives, annotations): (Bool, [Annotation]) =
      switch hierarchy.items(of: criterion) {
      case .criteria(let positions): (false, positions.map { hierarchy.criteria[$0].annotation })
      case .alternatives(let positions):
        (!areMerits, positions.map { hierarchy.alternatives[$0].annotation })
      }
    return Compared(
      label: hierarchy.label(ofCriterion: criterion, language: labels),
      annotation: hierarchy.criteria[criterion].annotation, itemAnnotations: annotations,
      kind: areAlternatives ? .alternatives : .criteria)
  }

  func itemNames(of section: Section, language: String? = nil) -> [String] {
    section.subject.itemNames(in: model, language: language)
  }

  // MARK: Tables

  /// Returns a table with a row for each question, for each participant those that are asked of
  /// that one.
  private func longTable() -> Table {
    var table = Table(keys: ["participant", "node", "first", "second", "ratio"])
    let parts = JudgedParts(of: model, for: participants)
    for participant in participants.isEmpty ? [nil] : participants.map(Optional.some) {
      let sets = participant.flatMap { parts?.sets(for: $0) }
      for section in sections where sets?.contains(section.set) ?? true {
        let names = itemNames(of: section)
        for pair in section.pairs {
          table.add(
            [participant?.name ?? "", section.path, names[pair.row], names[pair.column], ""]
              .map { Content.text($0) })
        }
      }
    }
    return table
  }

  /// Returns a table with a row for each participant.
  private func wideTable() throws(FileError) -> Table {
    // What the names can be read as, the writer of such tables knows.
    _ = try ResponseWriter(model: model, form: .wide)
    let heads = sections.flatMap { section in
      let names = itemNames(of: section)
      return section.pairs.map { "\(section.path)|\(names[$0.row])|\(names[$0.column])" }
    }
    var table = Table((["participant"] + heads).map { Table.Column(Content.text($0)) })
    for participant in participants {
      table.add(
        [Content.text(participant.name)] + Array(repeating: Content.empty, count: heads.count))
    }
    return table
  }

  // MARK: Document

  /// Returns a document to print.
  private func document() -> String {
    var lines = [
      "# \(Self.markdown(model.label(language: labels)))", "",
      "\(text.text("participant")): "
        + (participants.count == 1
          ? Self.markdown(participants[0].name) : "____________________"),
      "", text.text("printedIntroduction"),
    ]
    if let notice = Names(model: model, language: labels).notice {
      lines += ["", Self.markdown(notice)]
    }
    let scale = ((1...9).reversed() + Array(2...9)).map { "\($0)" }.joined(separator: " ")
    for section in sections {
      lines += [
        "", "## \(Self.markdown(title(of: section)))", "",
        text.ask(on: compared(in: section).kind)
          .replacing("{criterion}", with: Self.markdown(place(of: section))),
        "", "|   |   |   |", "|---:|:---:|---|",
      ]
      let labels = itemNames(of: section, language: labels).map(Self.markdown)
      lines += section.pairs.map { "| \(labels[$0.row]) | \(scale) | \(labels[$0.column]) |" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A name as Markdown shows it, with nothing in it that would mean something else.
  private static func markdown(_ name: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      if "\\`*_{}[]<>#|&~$".unicodeScalars.contains(scalar) { text.append("\\") }
      text.append(scalar.printable)
    }
    return String(text)
  }
}
