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

/// Says on standard error why the command cannot go on, and exits.
func fail(_ message: String) throws -> Never {
  FileOutput.writeError("error: \(message)\n")
  throw ExitCode.failed
}

/// Passes a result on, or says what is wrong with a file and exits.
func orExit<Result>(_ body: () throws(FileError) -> Result) throws -> Result {
  do throws(FileError) {
    return try body()
  } catch {
    FileOutput.writeError("\(error)\n")
    throw ExitCode.failed
  }
}

extension ModelFile {
  /// Passes an evaluation on, or says what stands in its way and exits.
  func evaluated<Result>(_ body: () throws(EvaluationError) -> Result) throws -> Result {
    try orExit { () throws(FileError) in try located(body) }
  }
}
