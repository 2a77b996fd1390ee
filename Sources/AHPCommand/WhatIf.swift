internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct WhatIf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if",
    _superCommandName: "ahp",
    abstract: "Show the priorities and the ranking at other weights of criteria.",
    discussion: """
      Each '--set' is a scenario: the weights of some criteria under their parents, between 0 \
      and 1, while their siblings share the rest in their present proportions. '--vary' moves \
      every weight down and up, one at a time.

        ahp what-if model.yaml --set 'Cost=0.4' --set 'Cost=60%, Quality=20%'
        ahp what-if model.yaml --vary 15% --criterion Cost
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Answers") var responses: ResponseArguments

  @Option(
    help: """
      A scenario: a criterion's path and its weight, as in 'Cost/Purchase=0.4' or '=40%'; \
      several with commas between them; repeatable.
      """)
  var set: [String] = []

  @Option(
    help: "Move every weight by this share of it ('15%') or by this much ('0.05'), down and up.",
    transform: WeightText.variation)
  var vary: WeightVariation?

  @Option(help: "The path of a criterion to vary; repeatable (default: all).")
  var criterion: [String] = []

  @OptionGroup(title: "Method") var evaluation: EvaluationArguments
  @OptionGroup(title: "Result") var output: OutputArguments

  func validate() throws {
    try InputFiles.check(output.output, replaces: model.files + responses.files)
    if set.isEmpty && vary == nil {
      throw ValidationError("there is no scenario (expected '--set' or '--vary')")
    }
    if vary == nil && !criterion.isEmpty {
      throw ValidationError("'--criterion' says what '--vary' moves (expected '--vary')")
    }
  }

  func run() throws {
    let input = try responses.input(
      model.read(
        networks: .refused(
          instead: "'ahp sensitivity' for judgments and weights of clusters, or "
            + "'ahp synthesize --without' for fewer alternatives"),
        roundedRatios: responses.readRoundedRatios()), evaluation)
    let (file, options) = (input.file, input.options)
    let language = try output.language(for: file.model)
    let scenarios = try set.map { try WeightText.settings($0, in: file.model) }
    let varied = try criterion.map { try NamedParts(of: file.model).criterion($0) }
    let result = try file.evaluated { () throws(EvaluationError) in
      try file.model.evaluation(options)
    }
    let found: WeightScenarios
    do throws(SensitivityError) {
      found = try WeightScenarios(
        scenarios, variation: vary, of: varied.isEmpty ? nil : Set(varied), in: file.model, result)
    } catch {
      try fail("\(error)")
    }
    let report = WhatIfReport(
      model: file.model, evaluation: result, scenarios: found, language: language)
    try output.write(input.noting(report, language))
  }
}

/// Weights as a command line gives them.
enum WeightText {
  /// Reads how far weights are moved.
  static func variation(_ text: String) throws -> WeightVariation {
    func isGood(_ text: String) -> Bool {
      ShareText.number(text).map { $0 > 0 && $0 <= 1 } ?? false
    }
    guard isGood(text), let number = ShareText.number(text) else {
      throw ValidationError(
        "'\(text)' is not how far a weight moves (expected a share of it such as '15%', or an amount "
          + "of 1 at most such as '0.05'"
          + (NumberArgument.corrected(text, where: isGood) ?? "") + ")")
    }
    return text.last == "%" ? .share(number) : .amount(number)
  }

  /// Reads the weights of a scenario: paths and numbers, with commas between them.
  ///
  /// A comma ends an entry only after a number, so that names may have some.
  static func settings(
    _ text: String, in model: DecisionModel
  ) throws -> [WeightedScores.Setting] {
    if let right = withPoints(text, in: model) {
      try fail("'\(text)' has a decimal comma (expected a point: '\(right)')")
    }
    var settings: [WeightedScores.Setting] = []
    var entry = ""
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      entry += entry.isEmpty ? String(part) : "," + part
      guard let sign = entry.lastIndex(of: "="),
        let weight = ShareText.number(entry[sign...].dropFirst())
      else { continue }
      let setting = try setting(
        String(entry[..<sign]).trimmed(), weight, in: model)
      if settings.contains(where: {
        ($0.criterion, $0.parent) == (setting.criterion, setting.parent)
      }) {
        try fail("the weight of '\(model.path(of: setting.criterion))' is set twice in '\(text)'")
      }
      settings.append(setting)
      entry = ""
    }
    if entry.isEmpty && text.last == "," { try fail("'\(text)' ends with a comma") }
    guard entry.isEmpty, !settings.isEmpty else {
      try fail(
        "'\(entry.isEmpty ? text : entry)' is not a criterion and its weight (expected as in 'Cost=0.4')"
      )
    }
    return settings
  }

  /// Weights with decimal points in the place of decimal commas; `nil` if there are none.
  private static func withPoints(_ text: String, in model: DecisionModel) -> String? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    var right = String(parts[0])
    var hasCommas = false
    for (before, part) in zip(parts, parts.dropFirst()) {
      let number = before[(before.lastIndex(of: "=") ?? before.endIndex)...].dropFirst()
      let digits = part.last == "%" ? part.dropLast() : part
      // A number alone is no criterion with a weight.
      let isFraction =
        !number.isEmpty && number.allSatisfy(\.isNumber) && !digits.isEmpty
        && digits.allSatisfy(\.isNumber)
      hasCommas = hasCommas || isFraction
      right += (isFraction ? "." : ",") + part
    }
    return hasCommas ? right : nil
  }

  private static func setting(
    _ path: String, _ weight: Double, in model: DecisionModel
  ) throws -> WeightedScores.Setting {
    if model.criterion(at: path) == nil,
      case .strategicCriterion? = ComparisonSubject(path: path, in: model)
    {
      let merits = model.criteria[model.goal].children.map { model.path(of: $0) }
      try fail(
        "'\(path)' is a strategic criterion, which weighs merits (expected the weight of a merit "
          + "itself: \(merits.joined(separator: ", ")))")
    }
    let criterion = try NamedParts(of: model).criterion(path)
    guard criterion != model.goal else { try fail("the goal has no weight to set") }
    guard (0...1).contains(weight) else {
      try fail("the weight \(weight) of '\(path)' is not between 0 and 1")
    }
    return WeightedScores.Setting(
      criterion: criterion, parent: try parent(of: criterion, at: path, in: model), weight: weight)
  }

  /// The parent that a path leads through.
  private static func parent(
    of criterion: CriterionID, at path: String, in model: DecisionModel
  ) throws -> CriterionID {
    let parents = model.criteria[criterion].parents
    if parents.count == 1 { return parents[0] }
    let above = String(path.dropLast(model.criteria[criterion].name.count).dropLast())
    guard let parent = above.isEmpty ? model.goal : model.criterion(at: above),
      parents.contains(parent)
    else {
      try fail(
        "'\(path)' has several parents (expected its path, such as "
          + "'\(model.path(of: parents[0]))/\(model.criteria[criterion].name)')")
    }
    return parent
  }
}
