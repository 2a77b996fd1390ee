public import AHP
public import AHPFormats

/// What came back of a survey: who has answered how much, and which answers are missing.
public struct CollectionReport: Sendable {
  private let model: DecisionModel
  private let reading: ResponseReading
  private let participants: [MissingAnswers]
  private let language: String?

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
    self.model = model
    self.reading = reading
    self.participants = participants
    self.language = language
  }

  /// Returns the report as a text in UTF-8.
  public func rendered(as format: ReportFormat) -> String {
    let gaps = gaps
    return switch format {
    case .latex, .html, .xlsx: preconditionFailure("not yet")
    case .text:
      model.heading(language: language) + "\n" + overview.text
        + (gaps.rows.isEmpty ? "" : "\n" + gaps.text) + "\n" + StringStatement.text(statements)
    case .markdown:
      model.markdownHeading(language: language) + "\n" + overview.markdown
        + (gaps.rows.isEmpty ? "" : "\n" + gaps.markdown) + StringStatement.markdown(statements)
    case .csv: csv
    case .json: json
    }
  }

  private var statements: [StringStatement] {
    let silent = participants.filter { $0.answeredCount == 0 }.map(\.participant.name)
    let complete = participants.count { $0.gaps.isEmpty }
    var statements = [
      StringStatement(
        title: "Collected",
        text: "\(NumberText.count(reading.answerCount, "answer")) from "
          + "\(NumberText.count(reading.files.count, "file")); \(complete) of "
          + "\(NumberText.count(participants.count, "participant")) answered everything")
    ]
    if !silent.isEmpty {
      statements.append(
        StringStatement(title: "No answers from", text: silent.joined(separator: ", ")))
    }
    return statements
  }

  private var overview: StringTable {
    var table = StringTable([
      .init("Participant"), .init("Answered", .right), .init("Asked", .right),
      .init("Missing", .right),
    ])
    for entry in participants {
      table.add(
        entry.participant.name, "\(entry.answeredCount)", "\(entry.askedCount)",
        "\(entry.askedCount - entry.answeredCount)")
    }
    return table
  }

  /// How many missing pairs are named in a row for people.
  private static let namedPairs = 3

  /// The criteria on which somebody who has answered has left something open.
  private var gaps: StringTable {
    var table = StringTable([
      .init("Participant"), .init("Criterion"), .init("Missing", .right), .init("Priorities"),
      .init("Missing pairs"),
    ])
    let questions = Questions(of: model)
    for entry in participants where entry.answeredCount > 0 {
      for gap in entry.gaps {
        let names = model.itemNames(of: gap.criterion, language: language)
        let pairs = gap.questions.prefix(Self.namedPairs).map { question in
          let pair = questions.pair(at: question)
          return "\(names[pair.item]) – \(names[pair.other])"
        }
        let further = gap.questions.count - pairs.count
        table.add(
          entry.participant.name, model.place(gap.criterion, language: language),
          "\(gap.questions.count) of \(gap.askedCount)", gap.hasPriorities ? "yes" : "no",
          pairs.joined(separator: "; ") + (further > 0 ? "; \(further) more" : ""))
      }
    }
    return table
  }

  private var csv: String {
    var table = StringTable(
      ["participant", "node", "first", "second", "has_priorities"].map { StringTable.Column($0) })
    let questions = Questions(of: model)
    for entry in participants {
      for gap in entry.gaps {
        let names = model.itemNames(of: gap.criterion)
        for question in gap.questions {
          let pair = questions.pair(at: question)
          table.add(
            [
              entry.participant.name, model.path(of: gap.criterion), names[pair.item],
              names[pair.other], "\(gap.hasPriorities)",
            ].map(SpreadsheetText.harmless))
        }
      }
    }
    return table.csv
  }

  private var json: String {
    let questions = Questions(of: model)
    return DataValue.mapping([
      ("report", .text("collection")), ("model", model.data(language: language)),
      ("files", .list(reading.files.map(DataValue.text))),
      ("answers", .integer(reading.answerCount)),
      (
        "participants",
        .list(
          participants.map { entry in
            .mapping([
              ("name", .text(entry.participant.name)), ("asked", .integer(entry.askedCount)),
              ("answered", .integer(entry.answeredCount)),
              (
                "missing",
                .list(
                  entry.gaps.map { gap in
                    let names = model.itemNames(of: gap.criterion)
                    return .mapping([
                      ("path", .text(model.path(of: gap.criterion))),
                      ("asked", .integer(gap.askedCount)),
                      ("hasPriorities", .boolean(gap.hasPriorities)),
                      (
                        "pairs",
                        .list(
                          gap.questions.map { question in
                            let pair = questions.pair(at: question)
                            return .list([.text(names[pair.item]), .text(names[pair.other])])
                          })
                      ),
                    ])
                  })
              ),
            ])
          })
      ),
    ]).json
  }
}
