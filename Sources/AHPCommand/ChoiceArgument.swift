public import AHP
public import AHPFormats
internal import AHPReports
public import ArgumentParser

/// A choice of the library as an argument, with values that help and errors list.
public protocol ChoiceArgument: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {}

extension ChoiceArgument {
  // ArgumentParser would list the same, but by a key path that it creates at each start.
  public static var allValueStrings: [String] { allCases.map { $0.rawValue } }
  public static var allValueDescriptions: [String: String] { [:] }
  public var defaultValueDescription: String { rawValue }
}

extension PrioritizationMethod: ChoiceArgument {}
extension Synthesis: ChoiceArgument {}
extension GroupAggregation: ChoiceArgument {}
extension LimitRule: ChoiceArgument {}
extension NetworkPriorities: ChoiceArgument {}
extension SupermatrixReport.Kind: ChoiceArgument {}
extension MissingJudgments: ChoiceArgument {}
extension JudgmentScale: ChoiceArgument {}
extension IncompleteRandomIndex: ChoiceArgument {}
extension RepairMethod: ChoiceArgument {}
extension ConsensusFormula: ChoiceArgument {}
extension RoundedRatio.Reading: ChoiceArgument {}
extension SurveyForm.Style: ChoiceArgument {}
extension ResponseOptions.Answers: ChoiceArgument {}
extension ResponseOptions.RepeatedAnswers: ChoiceArgument {}
extension SignedAnswers: ChoiceArgument {}
extension ResponseOptions.Winners: ChoiceArgument {}
extension ResponseWriter.Form: ChoiceArgument {}
extension RespondentSelection.LeavesOut: ChoiceArgument {}

extension RandomIndex: ExpressibleByArgument {
  public init?(argument: String) { self.init(name: argument) }
  public var defaultValueDescription: String { name }
  public static var allValueStrings: [String] { names() }
}

extension BOCRFormula: ExpressibleByArgument {
  public init?(argument: String) { self.init(name: argument) }
  public static var allValueStrings: [String] { names() }
  public static var allValueDescriptions: [String: String] { [:] }
}
