/// What is wrong with tables and files of answers, in the order in which it is found. The first
/// `FileError.spelledOut` problems are spelled out, and the others are counted.
struct TableProblems {
  /// How a wrong row or answer is treated.
  enum Consequence {
    /// The files are refused.
    case failure
    /// The row or answer is left out.
    case omission
  }

  private let consequence: Consequence
  /// Why the files cannot be read.
  private var errors: [Diagnostic] = []
  private var errorCount = 0
  /// Why answers are left out.
  private(set) var skipped: [Diagnostic] = []
  private var skippedCount = 0

  init(wrongRows consequence: Consequence) { self.consequence = consequence }

  /// Records a problem of a row or an answer.
  mutating func report(_ diagnostic: @autoclosure () -> Diagnostic) {
    switch consequence {
    case .failure: fail(diagnostic())
    case .omission:
      skippedCount += 1
      if skipped.count < FileError.spelledOut { skipped.append(diagnostic()) }
    }
  }

  /// Records problems of answers that another reader has found.
  mutating func report(_ error: FileError) {
    switch consequence {
    case .failure: fail(error)
    case .omission:
      skippedCount += error.diagnostics.count + error.furtherCount
      skipped += error.diagnostics.prefix(FileError.spelledOut - skipped.count)
    }
  }

  /// Records a problem of a file as a whole.
  mutating func fail(_ diagnostic: @autoclosure () -> Diagnostic) {
    errorCount += 1
    if errors.count < FileError.spelledOut { errors.append(diagnostic()) }
  }

  /// Records the problems because of which a file could not be read.
  mutating func fail(_ error: FileError) {
    errorCount += error.diagnostics.count + error.furtherCount
    errors += error.diagnostics.prefix(FileError.spelledOut - errors.count)
  }

  /// How many problems there are, of either consequence.
  var count: Int { errorCount + skippedCount }

  /// Whether the files are refused.
  var areFatal: Bool { errorCount > 0 }

  /// The problems because of which the files cannot be read.
  var error: FileError { FileError(errors, furtherCount: errorCount - errors.count) }

  /// How many answers are left out beyond those in `skipped`.
  var furtherSkippedCount: Int { skippedCount - skipped.count }
}
