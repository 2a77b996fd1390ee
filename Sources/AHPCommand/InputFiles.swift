internal import AHPFormats
internal import ArgumentParser

/// The files that a command reads, none of which its output may replace.
enum InputFiles {
  /// Refuses an output that is one of the files given for reading, whatever links lead to it.
  ///
  /// - Parameters:
  ///   - output: The path of the output; `nil` and `-` for the screen.
  ///   - inputs: The files given for reading, and patterns of them.
  static func check(_ output: String?, replaces inputs: [String]) throws {
    guard let output, let input = FileOutput.input(replacedBy: output, among: inputs) else {
      return
    }
    let what = input == "-" ? "standard input" : "'\(input)'"
    throw ValidationError(
      "the output '\(output)' would replace \(what), which is read (expected another file)")
  }
}

extension ReportLanguage {
  /// The file of texts that an option for the language names, if it does.
  static func files(_ language: String?) -> [String] {
    language.map { isFile($0) ? [$0] : [] } ?? []
  }
}

extension ModelArgument {
  /// The files given for reading.
  var files: [String] { [model] + (alternatives.map { [$0] } ?? []) }
}

extension ResponseArguments {
  /// The files given for reading.
  var files: [String] { responses + [participants, map].compactMap(\.self) }
}

extension RosterArgument {
  /// The files given for reading.
  var files: [String] { participants.map { [$0] } ?? [] }
}
