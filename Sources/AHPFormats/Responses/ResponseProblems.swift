/// What is wrong with files of answers, in their order; the first hundred are spelled out.
struct ResponseProblems {
  private let invalidAnswers: ResponseOptions.InvalidAnswers
  /// Why the files cannot be read.
  private var errors: [Diagnostic] = []
  private var errorCount = 0
  /// Why answers are left out.
  private(set) var skipped: [Diagnostic] = []
  private var skippedCount = 0

  init(_ invalidAnswers: ResponseOptions.InvalidAnswers) { self.invalidAnswers = invalidAnswers }

  /// Takes down a problem of an answer or a participant.
  mutating func report(_ diagnostic: @autoclosure () -> Diagnostic) {
    switch invalidAnswers {
    case .refuse: fail(diagnostic())
    case .skip:
      skippedCount += 1
      if skipped.count < ModelDecoder.spelledOut { skipped.append(diagnostic()) }
    }
  }

  /// Takes down the problems of an answer or a participant that somebody else has found.
  mutating func report(_ error: FileError) {
    switch invalidAnswers {
    case .refuse: fail(error)
    case .skip:
      skippedCount += error.diagnostics.count + error.furtherCount
      skipped += error.diagnostics.prefix(ModelDecoder.spelledOut - skipped.count)
    }
  }

  /// Takes down a problem of a file as a whole.
  mutating func fail(_ diagnostic: @autoclosure () -> Diagnostic) {
    errorCount += 1
    if errors.count < ModelDecoder.spelledOut { errors.append(diagnostic()) }
  }

  mutating func fail(_ error: FileError) {
    errorCount += error.diagnostics.count + error.furtherCount
    errors += error.diagnostics.prefix(ModelDecoder.spelledOut - errors.count)
  }

  /// Whether what is read cannot count any more.
  var areFatal: Bool { errorCount > 0 }

  var error: FileError { FileError(errors, furtherCount: errorCount - errors.count) }

  var furtherSkippedCount: Int { skippedCount - skipped.count }
}
