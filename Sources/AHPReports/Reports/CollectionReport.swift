public import AHP
public import AHPFormats

/// What came back of a survey: who has answered how much, and which answers are missing.
public struct CollectionReport: Sendable {
  private let names: Names
  private let reading: ResponseReading
  private let participants: [MissingAnswers]

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - reading: What was found in the files.
  ///   - participants: What each participant has left open.
  ///   - language: The language of the labels; `nil` for the names.
  public init(
    model: DecisionModel, reading: ResponseReading, participants: [MissingAnswers],
    language: String? = nil
  ) {
    names = Names(model: model, language: language)
    self.reading = reading
    self.participants = participants
  }

  private var model: DecisionModel { names.model }

  private func name(_ entry: MissingAnswers) -> Content {
    .name(names.participant(entry.participant))
  }

  // MARK: Tables

  /// How many rows of a table people see.
  private static let rowsShown = 100

  /// How many participants are named in a sentence.
  private static let peopleNamed = 20

  /// How much each participant has answered; of many participants those who have left something
  /// open.
  private func answered() -> Table {
    var table = Table([
      .init(.participant), .init(.answered, .right), .init(.asked, .right),
      .init(.missing, .right),
    ])
    let isShort = participants.count <= Self.rowsShown
    let shown = participants.lazy.filter { isShort || !$0.gaps.isEmpty }.prefix(Self.rowsShown)
    for entry in shown {
      table.add(
        name(entry), .count(entry.answeredCount), .count(entry.askedCount),
        .count(entry.askedCount - entry.answeredCount))
    }
    table.hiddenRows = participants.count - table.rows.count
    return table
  }

  /// How many missing pairs are named in a row for people.
  private static let pairsNamed = 3

  /// The criteria, strategic ones last, on which somebody who has answered has left something open.
  private func gaps() -> Table {
    var table = Table([
      .init(.participant), .init(.criterion), .init(.missing, .right),
      .init(.hasPriorities, leavesAt: 1), .init(.missingPairs),
    ])
    let questions = Questions(of: model)
    for entry in participants where entry.answeredCount > 0 {
      for gap in entry.gaps {
        if table.rows.count == Self.rowsShown {
          table.hiddenRows += 1
          continue
        }
        let items = names.items(of: gap.subject)
        let pairs = gap.questions.prefix(Self.pairsNamed).map { question in
          let pair = questions.pair(at: question)
          return Content.phrase(.pairOf, .name(items[pair.item]), .name(items[pair.other]))
        }
        table.add(
          name(entry), names.place(gap.subject),
          .phrase(.countOf, .count(gap.questions.count), .count(gap.askedCount)),
          .phrase(gap.hasPriorities ? .yes : .no),
          .list(pairs, more: gap.questions.count - pairs.count, .semicolon))
      }
    }
    return table
  }

  // MARK: In words

  private func statements() -> [Block] {
    let silent = participants.filter { $0.answeredCount == 0 }
    let named = silent.prefix(Self.peopleNamed).map(name)
    let complete = participants.count { $0.gaps.isEmpty }
    let collected = Block.statement(
      .collected,
      .phrase(
        .collectedText, .count(reading.answerCount), .count(reading.files.count),
        .count(complete), .count(participants.count)))
    return [collected]
      + (silent.isEmpty
        ? []
        : [
          .statement(
            .noAnswersFrom, .list(named, andMore: silent.count - named.count, .comma))
        ])
  }
}

extension CollectionReport: Report {
  package var heading: Heading { names.heading }

  package func sections() -> [Section] {
    [Section("collection", answered().blocks() + gaps().blocks() + statements())]
  }

  // MARK: For programs

  /// The missing answers, one a row, as a table of answers has them.
  package func records() -> Table {
    var table = Table(keys: ["participant", "node", "first", "second", "has_priorities"])
    let questions = Questions(of: model)
    // As in a table of answers a name such as "-1" gets an apostrophe too, though it is a number.
    func cell(_ name: String) -> Content { .name(SpreadsheetText.harmless(name)) }
    for entry in participants {
      let participant = cell(entry.participant.name)
      for gap in entry.gaps {
        let path = cell(names.own.path(gap.subject))
        let items = names.own.items(of: gap.subject)
        for question in gap.questions {
          let pair = questions.pair(at: question)
          table.add(
            participant, path, cell(items[pair.item]), cell(items[pair.other]),
            .text("\(gap.hasPriorities)"))
        }
      }
    }
    return table
  }

  package func data() -> DataValue {
    let questions = Questions(of: model)
    return .mapping([
      ("report", .text("collection")), ("model", names.data),
      ("files", .list(reading.files.map(DataValue.text))),
      ("answers", .integer(reading.answerCount)),
      (
        "participants",
        .list(
          participants.map { entry in
            .mapping([
              ("name", .text(entry.participant.name)), ("asked", .integer(entry.askedCount)),
              ("answered", .integer(entry.answeredCount)),
              ("missing", .list(entry.gaps.map { data(of: $0, questions) })),
            ])
          })
      ),
    ])
  }

  private func data(of gap: MissingAnswers.Gap, _ questions: Questions) -> DataValue {
    let items = names.own.items(of: gap.subject)
    let pairs = gap.questions.map { question in
      let pair = questions.pair(at: question)
      return DataValue.list([.text(items[pair.item]), .text(items[pair.other])])
    }
    return .mapping([
      ("path", .text(names.own.path(gap.subject))), ("asked", .integer(gap.askedCount)),
      ("hasPriorities", .boolean(gap.hasPriorities)), ("pairs", .list(pairs)),
    ])
  }
}
