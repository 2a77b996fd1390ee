internal import AHP
internal import AHPFormats

extension SurveyForm {
  /// Returns the questions as an XLSForm: the sheets survey, choices and settings, with a group for
  /// each criterion and labels in every language.
  ///
  /// The names of questions are `c2_q3` for the third pair of the second criterion, and `c2_q3_by`
  /// for by how much, which is asked where one of the two is preferred. The value of `ahp_form`
  /// tells from answers which questions were asked.
  ///
  /// Source: *XLSForm*, https://xlsform.org/en/.
  func xlsForm() -> Workbook {
    var workbook = Workbook()
    let choices = choices()
    workbook.add(
      sheet(
        "survey", ["type", "name"], [Self.hint, "required", "relevant", Self.calculation], survey())
    )
    workbook.add(sheet("choices", ["list_name", "name"], [], choices))
    var settings = WorkbookSheet("settings")
    let titles = ["form_title", "form_id", "version"]
    let title = languages[0].model.label(language: languages[0].labels)
    let values = [title, Self.identifier(title), "1"]
    let isMultilingual = languages.count > 1
    settings.addRow((titles + (isMultilingual ? ["default_language"] : [])).map { .text($0) })
    settings.addRow(
      (values + (isMultilingual ? [Self.language(tags[0])] : [])).map { .text($0) })
    workbook.add(settings)
    return workbook
  }

  /// A row: cells before the label, labels by language, and cells by the heads of their columns.
  private typealias Row = (first: [String], labels: [String], more: [String: String])

  private static let hint = "hint"
  private static let calculation = "calculation"

  private func sheet(
    _ title: String, _ first: [String], _ more: [String], _ rows: [Row]
  ) -> WorkbookSheet {
    var sheet = WorkbookSheet(title)
    let heads = { (name: String) in
      languages.count == 1 ? [name] : tags.map { "\(name)::\(Self.language($0))" }
    }
    // Hints are in every language too.
    let moreHeads = more.flatMap { $0 == Self.hint ? heads($0) : [$0] }
    sheet.addRow((first + heads("label") + moreHeads).map { .text($0) })
    for row in rows {
      sheet.addRow(
        (row.first + row.labels + moreHeads.map { row.more[$0] ?? "" }).map { .text($0) })
    }
    return sheet
  }

  /// A language as XLSForm names it.
  private static func language(_ tag: String) -> String {
    "\(Language.shipped(tag)?.name ?? tag) (\(tag))"
  }

  /// A text as a name of XML: letters, digits and underscores, a letter first.
  private static func identifier(_ text: String) -> String {
    let words = text.lowercased().split { !("a"..."z").contains($0) && !("0"..."9").contains($0) }
    let name = words.joined(separator: "_")
    return name.first.map { ("a"..."z").contains($0) } ?? false
      ? String(name.prefix(60)) : "ahp_\(name.prefix(56))"
  }

  private func labels(_ label: (Questionnaire) -> String) -> [String] { languages.map(label) }

  // MARK: Rows

  private func survey() -> [Row] {
    var rows: [Row] = [
      (["text", "participant"], labels { $0.text.text("participant") }, ["required": "yes"])
    ]
    let scale = Dictionary(
      uniqueKeysWithValues: zip(
        languages.count == 1 ? [Self.hint] : tags.map { "\(Self.hint)::\(Self.language($0))" },
        languages.map { $0.text.text("scale") }))
    for (section, asked) in languages[0].sections.enumerated() {
      let group = SurveyQuestionName.group(section)
      rows.append((["begin_group", group], labels { $0.title(of: $0.sections[section]) }, [:]))
      for pair in asked.pairs.indices {
        let name = SurveyQuestionName(set: section, pair: pair).text
        let intensity = SurveyQuestionName(set: section, pair: pair, .intensity).text
        let words = labels { self.words(section, pair, in: $0).question }
        switch style {
        case .one: rows.append((["select_one \(name)", name], words, scale))
        case .two:
          rows.append((["select_one \(name)", name], words, [:]))
          var more = scale
          more["relevant"] = "${\(name)} = 'first' or ${\(name)} = 'second'"
          rows.append(
            (["select_one intensity", intensity], labels { $0.text.text("howMuch") }, more))
        }
      }
      rows.append((["end_group", group], languages.map { _ in "" }, [:]))
    }
    rows.append(
      (
        ["calculate", SurveyQuestions.fingerprintField], languages.map { _ in "" },
        [Self.calculation: "'\(fingerprint)'"]
      ))
    return rows
  }

  private func choices() -> [Row] {
    var rows: [Row] = []
    if style == .two {
      for intensity in 2...9 {
        rows.append((["intensity", "\(intensity)"], labels { _ in "\(intensity)" }, [:]))
      }
    }
    for (section, asked) in languages[0].sections.enumerated() {
      for pair in asked.pairs.indices {
        let list = SurveyQuestionName(set: section, pair: pair).text
        let words = languages.map { self.words(section, pair, in: $0) }
        let equal = labels { $0.text.text("equal") }
        switch style {
        case .two:
          rows.append(([list, "first"], words.map(\.first), [:]))
          rows.append(([list, "second"], words.map(\.second), [:]))
          rows.append(([list, "equal"], equal, [:]))
        case .one:
          let scales = zip(words, equal).map { Self.scale($0, equal: $1) }
          for (place, choice) in scales[0].enumerated() {
            rows.append(([list, "\(choice.value)"], scales.map { $0[place].label }, [:]))
          }
        }
      }
    }
    return rows
  }
}
