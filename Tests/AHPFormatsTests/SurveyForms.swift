import AHP
import Testing

@testable import AHPFormats

/// The answers of three people to six pairs, in the forms in which survey programs and people write
/// them.
enum SurveyForms {
  static let items = ["Fare", "Seats", "Speed", "Stops"]
  static let pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
  static let people = ["Ann", "Bob", "Cem"]
  /// How many times the first of each pair is preferred; below 0 for the second.
  static let answers = [[3, -5, 1, -7, 3, 5], [5, 3, 7, 1, -3, -3], [4, 2, 6, -2, -4, 2]]

  static func model() throws -> ModelFile {
    try ModelFile.read(
      text: """
        ahp: 1
        name: What matters in a bus line
        goal:
          name: Bus line
          children:
            - {name: Fare, labels: {id: Tarif}}
            - {name: Seats, labels: {id: Kursi}}
            - {name: Speed, labels: {id: Kecepatan}}
            - {name: Stops, labels: {id: Halte}}
        """, name: "bus.yaml")
  }

  /// A table, and how it is read.
  struct Form: CustomTestStringConvertible, Sendable {
    let name: String
    let rows: [[String]]
    var signed: SignedAnswers?
    var map: String?
    var testDescription: String { name }

    /// The table as text.
    func text(_ delimiter: String = ",") -> String {
      rows.map { row in
        row.map { cell in
          cell.contains { $0 == "\"" || $0 == "\n" || delimiter.contains($0) }
            ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
        }.joined(separator: delimiter) + "\r\n"
      }.joined()
    }
  }

  private static func ratio(_ answer: Int) -> String { answer > 0 ? "\(answer)" : "1/\(-answer)" }

  private static func winner(_ answer: Int, _ pair: (Int, Int), equal: String) -> String {
    answer == 1 ? equal : items[answer > 0 ? pair.0 : pair.1]
  }

  private static let english = [
    1: "equally", 2: "equally to moderately", 3: "moderately", 4: "moderately to strongly",
    5: "strongly", 6: "strongly to very strongly", 7: "very strongly",
  ]

  private static let indonesian = [
    1: "sama", 2: "sama sampai sedikit lebih", 3: "sedikit lebih",
    4: "sedikit sampai cukup lebih", 5: "lebih", 6: "lebih sampai jauh lebih", 7: "jauh lebih",
  ]

  private static let labels = ["Tarif", "Kursi", "Kecepatan", "Halte"]

  /// A table with a title for each pair, and a cell for each answer.
  private static func table(
    _ name: String, titles: (String, String) -> String, names: [String]? = people,
    signed: SignedAnswers? = nil, map: String? = nil, cell: (Int, (Int, Int)) -> String
  ) -> Form {
    let head = pairs.map { titles(items[$0.0], items[$0.1]) }
    let rows = answers.enumerated().map { person, answers in
      (names.map { [$0[person]] } ?? []) + zip(answers, pairs).map { cell($0, $1) }
    }
    return Form(
      name: name, rows: [(names == nil ? [] : ["Name"]) + head] + rows, signed: signed, map: map)
  }

  /// Two columns for each pair.
  private static func twoColumns(
    _ name: String, titles: (String, String) -> (String, String), equal: String = "Equal",
    intensity: (Int) -> String = { "\($0)" }, head: [[String]] = []
  ) -> Form {
    let titled = pairs.flatMap { pair in
      let (first, second) = titles(items[pair.0], items[pair.1])
      return [first, second]
    }
    let rows = answers.enumerated().map { person, answers in
      [people[person]]
        + zip(answers, pairs).flatMap { answer, pair in
          [winner(answer, pair, equal: equal), intensity(abs(answer))]
        }
    }
    return Form(name: name, rows: head + [["Name"] + titled] + rows)
  }

  private static var qualtrics: Form {
    let form = twoColumns(
      "Qualtrics, three rows of titles", titles: { ("Bus line: \($0) or \($1)?", "By how much?") })
    let meta = ["StartDate", "IPAddress", "Finished", "ResponseId"]
    let codes = meta + (1...12).map { "Q\($0)" }
    let texts = ["Start Date", "IP Address", "Finished", "Response ID"] + form.rows[0].dropFirst()
    let identifiers = codes.map { "{\"ImportId\": \"\($0)\"}" }
    let rows = form.rows.dropFirst().map {
      ["2026-01-02 03:04:05", "127.0.0.1", "True", $0[0]] + $0.dropFirst()
    }
    return Form(name: form.name, rows: [codes, texts, identifiers] + rows)
  }

  private static var transposed: Form {
    let form = table("respondents in columns", titles: { "\($0) vs \($1)" }) { answer, _ in
      ratio(answer)
    }
    return Form(
      name: form.name,
      rows: form.rows[0].indices.map { column in form.rows.map { $0[column] } })
  }

  private static let codes = (1...6).map { "bus/q_\($0)" }

  private static func map(_ coding: String) -> String {
    "column,node,first,second,coding\n"
      + zip(codes, pairs).map { "\($0),,\(items[$1.0]),\(items[$1.1]),\(coding)\n" }.joined()
  }

  private static func coded(
    _ name: String, _ coding: String, cell: (Int) -> String
  ) -> Form {
    var form = table(name, titles: { "\($0) \($1)" }, map: map(coding)) { answer, _ in
      cell(answer)
    }
    form = Form(
      name: name, rows: [["Name"] + codes] + form.rows.dropFirst(), signed: nil, map: form.map)
    return form
  }

  private static let wide = table(
    "our own", titles: { "Bus line|\($0)|\($1)" }, cell: { answer, _ in ratio(answer) })

  /// All forms; the first is our own.
  static var all: [Form] {
    [
      Form(
        name: "our own", rows: [["participant"] + wide.rows[0].dropFirst()] + wide.rows.dropFirst()),
      Form(name: "our own with another name for people", rows: wide.rows),
      table("A vs B", titles: { "\($0) vs \($1)" }) { answer, _ in ratio(answer) },
      table("A - B, decimal commas", titles: { "\($0) - \($1)" }) { answer, _ in
        answer > 0 ? "\(answer),0" : ["0,5", "0,333", "0,25", "0,2", "0,167", "0,143"][-answer - 2]
      },
      table("[A | B]", titles: { "Bus line [\($0) | \($1)]" }) { answer, _ in ratio(answer) },
      table("titles that name both", titles: { "How much more important is \($0) than \($1)?" }) {
        answer, _ in ratio(answer)
      },
      table("codes A_B", titles: { "Q_\($0)_\($1)" }) { answer, _ in ratio(answer) },
      table("abbreviations", titles: { "\($0.prefix(3))\($1.prefix(3))" }, signed: .second) {
        answer, _ in "\(answer)"
      },
      table(
        "labels in another language",
        titles: { first, second in
          let names = [first, second].map { labels[items.firstIndex(of: $0) ?? 0] }
          return "\(names[0]) atau \(names[1])?"
        }
      ) { answer, _ in ratio(answer) },
      table("tags of ANP Studio", titles: { "Q [anp:pw|Bus line|Criteria|\($0)|\($1)]" }) {
        answer, _ in ratio(answer)
      },
      table("decimals with a point", titles: { "\($0) or \($1)" }) { answer, _ in
        answer > 0 ? "\(answer)" : ["0.5", "0.33", "0.25", "0.2", "0.17", "0.14"][-answer - 2]
      },
      table("a negative number prefers the second", titles: { "\($0) vs \($1)" }, signed: .second) {
        answer, _ in "\(answer)"
      },
      table("a negative number prefers the first", titles: { "\($0) vs \($1)" }, signed: .first) {
        answer, _ in answer == 1 ? "1" : "\(-answer)"
      },
      table("a number and a name", titles: { "Bus line: \($0) or \($1)?" }) { answer, pair in
        answer == 1 ? "1 – equal" : "\(abs(answer)) – \(winner(answer, pair, equal: ""))"
      },
      table("a number and a side", titles: { "Bus line: how much more is \($0) than \($1)?" }) {
        answer, pair in
        answer == 1
          ? "1 — equally important"
          : "\(ratio(answer)) — \(answer > 0 ? "first" : "second") is more important"
      },
      table("words and a name", titles: { "\($0) or \($1)" }) { answer, pair in
        let word = english[abs(answer)] ?? ""
        return answer == 1
          ? "Equally important" : "\(word) more important: \(winner(answer, pair, equal: ""))"
      },
      table("sentences", titles: { "\($0) or \($1)" }) { answer, pair in
        let (first, second) = answer > 0 ? pair : (pair.1, pair.0)
        let word = english[abs(answer)] ?? ""
        return answer == 1
          ? "\(items[first]) and \(items[second]) are equally important"
          : "\(items[first]) is \(word) more important than \(items[second])"
      },
      table("sentences in Indonesian", titles: { "\($0) atau \($1)" }) { answer, pair in
        let (first, second) = answer > 0 ? pair : (pair.1, pair.0)
        let word = indonesian[abs(answer)] ?? ""
        return answer == 1
          ? "\(items[first]) dan \(items[second]) sama penting"
          : "\(labels[first]) \(word) penting daripada \(labels[second])"
      },
      twoColumns("who and how much", titles: { ("\($0)_or_\($1)", "\($0)_or_\($1)_how_much") }),
      twoColumns(
        "which of two columns is told by the answers",
        titles: { first, second in
          ("Q1 \(first)/\(second)", "Q2 \(first)/\(second)")
        }),
      twoColumns(
        "how much in words", titles: { ("\($0) or \($1)?", "Seberapa penting?") },
        intensity: { indonesian[$0] ?? "" }),
      qualtrics,
      twoColumns(
        "a line of text above", titles: { ("\($0) or \($1)?", "How much?") },
        head: [["The bus line survey of this year"] + Array(repeating: "", count: 12), []]),
      transposed,
      coded("a map", "", cell: ratio),
      coded("a map with signs", "signed-first") { $0 == 1 ? "1" : "\(-$0)" },
      coded("a map of steps", "from-first") { $0 > 0 ? "A\(10 - $0)" : "A\(8 - $0)" },
      coded("a map of steps from the second", "from-second") {
        $0 > 0 ? "\(8 + $0)" : "\(10 + $0)"
      },
    ]
  }
}
