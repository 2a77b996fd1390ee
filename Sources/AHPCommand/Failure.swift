internal import AHP
internal import AHPFormats
internal import ArgumentParser

/// Exit codes beside 0 and ArgumentParser's 64 for wrong usage.
extension ExitCode {
  /// The answer of a check is no.
  static let answerIsNo = ExitCode(1)
  /// The model could not be read or evaluated, or the result not be written.
  static let failed = ExitCode(2)
}

/// Writes a message to standard error and exits with code 2.
func fail(_ message: String) throws -> Never {
  FileOutput.writeError("error: \(PrintableText.message(message))\n")
  throw ExitCode.failed
}

/// Writes the problems of a file to standard error, a line each, and exits with code 2.
func fail(_ messages: [String], in file: String) throws -> Never {
  for message in messages {
    FileOutput.writeError(
      "\(PrintableText.line(file)): error: \(PrintableText.message(message))\n")
  }
  throw ExitCode.failed
}

/// Returns a result, or writes the problems of a file to standard error and exits with code 2.
func orExit<Result>(_ body: () throws(FileError) -> Result) throws -> Result {
  do throws(FileError) {
    return try body()
  } catch {
    FileOutput.writeError("\(error)\n")
    throw ExitCode.failed
  }
}

extension ModelFile {
  /// Returns an evaluation, or writes its problems to standard error and exits with code 2.
  ///
  /// - Parameter hasAnswers: Whether somebody has judged something that is not in this model.
  func evaluated<Result>(
    hasAnswers: Bool = false, _ body: () throws(EvaluationError) -> Result
  ) throws -> Result {
    do throws(EvaluationError) {
      return try body()
    } catch {
      // One sentence instead of one for each criterion.
      let isUnjudged =
        !hasAnswers && isUnjudged() && error.problems.allSatisfy { $0.kind == .noJudgments }
      let problem = isUnjudged ? unjudgedProblem(error.problems.count) : fileError(for: error)
      FileOutput.writeError("\(problem)\n")
      throw ExitCode.failed
    }
  }

  private func unjudgedProblem(_ count: Int) -> FileError {
    let ofPrinted =
      model.reportedMatrices().isEmpty
      ? "" : "ask by 'ahp audit' whether judgments can give the printed numbers, or "
    return problem(
      "nobody has judged anything in '\(model.name)': \(count) "
        + "\(count == 1 ? "criterion needs" : "criteria need") judgments",
      hint: ofPrinted + Self.judgmentsHint)
  }

  /// What to do next where nobody has judged anything.
  static let judgmentsHint =
    "count people's answers by '--responses', ask for them by 'ahp questionnaire' or 'ahp judge', or "
    + "write judgments into the model ('ahp help judgments')"
}
