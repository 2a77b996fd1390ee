internal import AHPFormats
internal import ArgumentParser

/// How a run ends that an error ended: a request for help is one too.
struct Outcome {
  private let text: String
  private let code: ExitCode

  /// - Parameters:
  ///   - error: The error.
  ///   - arguments: Those of the command line, which messages quote.
  init(of error: any Error, _ arguments: [String]) {
    code = AHPTool.exitCode(for: error)
    let text = AHPTool.fullMessage(for: error)
    self.text = code.isSuccess ? text : Self.message(text, quoting: arguments)
  }

  /// Writes the text to standard output if it was asked for, and else to standard error, and
  /// returns the exit code. A text that was asked for and cannot be written is a failure.
  func report() -> Int32 {
    do throws(FileError) {
      if code.isSuccess {
        try FileOutput.write(text + "\n", to: nil)
      } else if !text.isEmpty {
        FileOutput.writeError(text + "\n")
      }
    } catch {
      FileOutput.writeError("\(error)\n")
      return ExitCode.failed.rawValue
    }
    return code.rawValue
  }

  /// A message in which no argument commands the terminal or looks like a line of its own, and
  /// which says what is expected.
  private static func message(_ text: String, quoting arguments: [String]) -> String {
    var text = text
    for argument in arguments {
      // The value of '--option=value' is quoted alone.
      let value = argument.split(separator: "=", maxSplits: 1).last.map { String($0) } ?? argument
      for quoted in [argument, value] where PrintableText.message(quoted) != quoted {
        text = text.replacing(quoted, with: PrintableText.message(quoted))
      }
    }
    return withExpectation(PrintableText.lines(text), arguments)
  }

  /// The message of the parser in the words of all others.
  private static func withExpectation(_ message: String, _ arguments: [String]) -> String {
    var lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    guard let first = lines.first else { return message }
    if first.hasPrefix("Error: Unknown option '--weight") {
      lines[0] = first + " (expected '--set' of 'ahp what-if' for other weights of criteria)"
    } else if first == "Error: Missing expected argument '<model>'",
      arguments.contains("--responses")
    {
      lines[0] = first + " (expected before '--responses', which takes all that follows as files)"
    } else if first.hasPrefix("Error: Missing value for") {
      lines[0] = first + " (expected a value after it\(hyphenHint(for: first, arguments)))"
    } else if first.hasPrefix("Error: Missing one of") {
      lines[0] = first + " (expected one of them)"
    } else if first.contains(" is invalid for "),
      let list = first.firstRange(of: ". Please provide one of ")
    {
      var values = String(first[list.upperBound...])
      if values.hasPrefix("the following:") {
        let listed = lines.dropFirst().prefix { $0.hasPrefix("  - ") }
        values = listed.map { $0.dropFirst(4) }.joined(separator: ", ")
        lines.removeSubrange(1..<1 + listed.count)
      } else if values.hasSuffix(".") {
        values.removeLast()
      }
      lines[0] = "\(first[..<list.lowerBound]) (expected \(values))"
    }
    return lines.joined(separator: "\n")
  }
}

extension Outcome {
  /// How a value that begins with a hyphen is written, if an option whose value is missing has one
  /// after it: the parser takes it for another option.
  private static func hyphenHint(for message: String, _ arguments: [String]) -> String {
    guard let name = message.firstMatch(of: /'(--[^ ']+)/)?.output.1,
      let value = zip(arguments, arguments.dropFirst()).first(where: { option, value in
        option == name && mayBeValue(value)
      })?.1
    else { return "" }
    return "; one that begins with a hyphen as in '\(name)=\(PrintableText.message(value))'"
  }

  /// Whether an argument may be meant as a value although it begins with a hyphen.
  private static func mayBeValue(_ argument: String) -> Bool {
    argument.count > 1 && argument.hasPrefix("-") && !argument.hasPrefix("--")
      && !["-o", "-h"].contains(argument)
  }
}

/// Negative numbers as values of options.
enum NegativeNumbers {
  /// Attaches negative numbers to the long options before them, as in `--threshold=-10%`: the
  /// parser takes what begins with a hyphen for an option, and would report that the value is
  /// missing.
  static func attached(in arguments: [String]) -> [String] {
    var attached: [String] = []
    for (index, argument) in arguments.enumerated() {
      // Everything after "--" is no option.
      if argument == "--" { return attached + arguments[index...] }
      if isNegative(argument), let option = attached.last, option.hasPrefix("--"),
        !option.contains("=")
      {
        attached[attached.count - 1] = "\(option)=\(argument)"
      } else {
        attached.append(argument)
      }
    }
    return attached
  }

  /// Whether a text is a negative number, or begins as one: also shares, fractions and what is
  /// written wrongly. No short option is a digit.
  private static func isNegative(_ text: String) -> Bool {
    guard text.hasPrefix("-") else { return false }
    let digits = text.dropFirst().drop { ".,".contains($0) }
    return digits.first?.isNumber ?? false || Double(text) != nil
  }
}
