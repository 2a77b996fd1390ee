internal import AHP
internal import AHPFormats
internal import ArgumentParser

struct AHPTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ahp",
    abstract: "Decide with the Analytic Hierarchy Process.",
    discussion: """
      A model file (YAML or JSON) states the goal, the criteria, the alternatives and \
      the judgments on them. Start with the priorities of one:

        ahp synthesize model.yaml

      'ahp help judgments', 'ahp help answers', 'ahp help surveys' and 'ahp help model' show \
      how files are written.

      Exit codes: 0 done, 1 the answer of a check is no, 2 the model cannot be read or \
      evaluated, 64 wrong usage.
      """,
    version: Version.number,
    // In the order of work.
    groupedSubcommands: [
      CommandGroup(
        name: "Begin",
        subcommands: [
          InitializeModel.self, Import.self, Schema.self, Convert.self, Generate.self,
        ]),
      CommandGroup(
        name: "Ask",
        subcommands: [
          WriteQuestionnaire.self, Judge.self, CollectAnswers.self, Aggregate.self, Texts.self,
        ]),
      CommandGroup(
        name: "Check", subcommands: [Check.self, AnalyzeConsistency.self, Repair.self]),
      CommandGroup(
        name: "Decide", subcommands: [Synthesize.self, ShowGroup.self, CompareMethods.self]),
      CommandGroup(
        name: "Question the result",
        subcommands: [ShowSensitivity.self, WhatIf.self, Simulate.self]),
      CommandGroup(
        name: "Hand on", subcommands: [WriteReport.self, DrawChart.self, Export.self]),
      CommandGroup(
        name: "Published studies",
        subcommands: [AuditModel.self, Reconstruct.self, SimulateRandomIndex.self]),
    ])

  /// Runs the command that the arguments name, and returns the exit code.
  ///
  /// If the name of a command comes first and its arguments are right, only that command is parsed.
  /// Everything else, help and errors included, is parsed by the whole tool, which takes a tenth of
  /// the time of a run on a small model. The commands name the tool as the one above them, so that
  /// alone they are not searched for a request of completions, which takes as long again.
  static func run(_ arguments: [String]) -> Int32 {
    do {
      if let topic = HelpTopic(arguments: arguments) {
        try OutputFileArgument.write(topic.text, to: nil)
      } else if arguments == ["--version"] {
        try OutputFileArgument.write(VersionFacts.text, to: nil)
      } else if let command = subcommand(of: arguments.first),
        var parsed = try? command.parseAsRoot(Array(arguments.dropFirst())),
        type(of: parsed) == command
      {
        try parsed.run()
      } else {
        try checkCommand(in: arguments)
        var parsed = try parseAsRoot(NegativeNumbers.attached(in: arguments))
        try parsed.run()
      }
      return ExitCode.success.rawValue
    } catch {
      return Outcome(of: error, arguments).report()
    }
  }

  private static func subcommand(of name: String?) -> (any ParsableCommand.Type)? {
    configuration.subcommands.first { $0.configuration.commandName == name }
  }

  /// Checks that the command is one of the tool's, also where help on it is asked for.
  private static func checkCommand(in arguments: [String]) throws {
    let isHelp = arguments.first == "help"
    guard let name = isHelp ? arguments.dropFirst().first : arguments.first,
      !name.hasPrefix("-"), name != "help", subcommand(of: name) == nil
    else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    let question = Spelling.question(for: name, among: names)
    throw ValidationError(
      "unknown command '\(name)'"
        + (question.isEmpty ? " (expected one of \(names.joined(separator: ", ")))" : question))
  }
}
