internal import AHP

/// A pair that a table of answers asks about, and the columns that its answers stand in.
struct SurveyQuestion {
  /// The columns of the answers, from 0.
  enum Columns {
    /// One, and how its answers are coded if that is known.
    case one(Int, AnswerCoding?)
    /// Who is preferred, and how much; whether the map says so.
    case two(winner: Int, intensity: Int, isMapped: Bool)
    /// Two columns of which the answers say which is which.
    case either(Int, Int)
  }

  let question: QuestionID
  /// Whether the first is the later item of the question.
  let isReversed: Bool
  let first: String
  let second: String
  let reader: SurveyAnswerReader
  /// How the two are called.
  let spellings: [String]
  let columns: Columns

  /// What an answer is, or what is wrong with it.
  enum Reading {
    case missing
    /// How many times the first is preferred.
    case ratio(Double)
    case rounded(Double)
    case problem(SurveyProblem, column: Int)
  }

  /// How answers are read.
  struct Rules {
    let limits: ClosedRange<Double>
    let signed: SignedAnswers?
    let roundedRatios: RoundedRatio.Reading

    /// The reading of a ratio in a column.
    fileprivate func reading(_ ratio: Double, column: Int) -> Reading {
      Ratio.problem(of: ratio, within: limits).map { .problem(.ratio($0), column: column) }
        ?? .ratio(ratio)
    }
  }

  // MARK: One column

  /// What the answer in a column of its own is.
  func reading(
    of answer: SurveyAnswer, in column: Int, _ coding: AnswerCoding?, _ rules: Rules
  ) -> Reading {
    func problem(_ problem: SurveyProblem) -> Reading { .problem(problem, column: column) }
    func ratio(_ ratio: Double?) -> Reading {
      guard let ratio else { return problem(.lessThanOne) }
      return rules.reading(ratio, column: column)
    }
    if case .steps(let count, let side) = coding {
      switch answer {
      case .missing: return .missing
      case .step(let step):
        return AnswerCoding.ratio(ofStep: step, count: count, from: side).map { ratio($0) }
          ?? problem(.noStep(count))
      case .number(let number):
        return AnswerCoding.ratio(ofStep: Int(exactly: number) ?? 0, count: count, from: side)
          .map { ratio($0) } ?? problem(.noStep(count))
      // A label such as `9 – Price` says the judgment itself.
      case .judgment(let value): return ratio(value)
      default: return problem(.noStep(count))
      }
    }
    let signed: SignedAnswers? =
      switch coding {
      case nil, .signsUnsaid: rules.signed
      case .signed(let signed): signed
      case .asked: .second
      default: nil
      }
    switch answer {
    case .missing: return .missing
    case .number(let number):
      if coding == .signsUnsaid, signed == nil, number != 1 { return problem(.sign) }
      guard let signed, number != 1, signed == .first || number > 1 else { return ratio(number) }
      return ratio(signed.ratio(magnitude: number, isNegative: false))
    case .rounded(let fraction, let written):
      if signed == .first { return problem(.lessThanOne) }
      if rules.roundedRatios == .asWritten { return ratio(written) }
      return rules.limits.contains(fraction)
        ? .rounded(fraction) : problem(.ratio(.offScale(fraction)))
    case .negative(let magnitude):
      if let signed { return ratio(signed.ratio(magnitude: magnitude, isNegative: true)) }
      // Beyond the scale it is a code, whatever its sign.
      let isOpen =
        (coding == nil || coding == .signsUnsaid) && rules.limits.contains(magnitude)
      return problem(isOpen ? .sign : .ratio(.notPositive))
    case .judgment(let value): return ratio(value)
    case .winner(let side, let plain):
      return plain.map { ratio(side == .first ? $0 : 1 / $0) } ?? problem(.winnerAlone(side))
    case .degree(let value):
      return problem(value == 1 ? .ratio(.notANumber) : .degreeAlone(value))
    case .part(let side, let value): return problem(.part(side, value))
    case .eitherDegree(let low, let high): return problem(.either(low, high))
    case .step: return problem(.step)
    case .unreadable(let wrong): return problem(.ratio(wrong))
    }
  }

  // MARK: Two columns

  /// What the answer in two columns is, of which one says who is preferred and the other how much.
  ///
  /// - Parameter isMapped: Whether a map says which column is which, so that 1 and 2 are the two of
  ///   the pair.
  func reading(
    ofWinner winner: SurveyAnswer, in column: Int, intensity: SurveyAnswer, in other: Int,
    isMapped: Bool, _ rules: Rules
  ) -> Reading {
    func problem(_ problem: SurveyProblem) -> Reading { .problem(problem, column: column) }
    let strength: Double?
    switch Self.strength(of: intensity) {
    case .success(let value): strength = value
    case .failure(let wrong): return .problem(wrong, column: other)
    }
    var winner = winner
    if isMapped, case .number(let number) = winner {
      winner = number == 1 ? .winner(.first, plain: nil) : winner
      winner = number == 2 ? .winner(.second, plain: nil) : winner
    }
    switch winner {
    case .missing:
      guard let strength else { return .missing }
      // 1 says that neither is preferred.
      return strength == 1 ? .ratio(1) : problem(.noWinner(strength))
    case .winner(let side, _):
      guard let strength else { return .problem(.noIntensity(side), column: other) }
      return rules.reading(side == .first ? strength : 1 / strength, column: other)
    case .judgment(let value):
      guard let strength else { return rules.reading(value, column: column) }
      return Ratio.areEqual(value, strength) || Ratio.areReciprocal(value, strength)
        ? .ratio(value) : .problem(.contradiction(value), column: other)
    case .number, .rounded, .negative, .step, .degree, .eitherDegree, .part:
      return problem(.notAWinner)
    // 1 says that neither is preferred, whatever the word for that.
    case .unreadable: return strength == 1 ? .ratio(1) : problem(.notAWinner)
    }
  }

  /// How much somebody is preferred; `nil` for a missing answer.
  private static func strength(of answer: SurveyAnswer) -> Result<Double?, SurveyProblem> {
    switch answer {
    case .missing: .success(nil)
    case .number(let number) where number >= 1: .success(number)
    case .degree(let value), .winner(_, plain: let value?): .success(value)
    case .judgment(let value): .success(max(value, 1 / value))
    case .eitherDegree(let low, let high): .failure(.either(low, high))
    case .unreadable(let problem): .failure(.ratio(problem))
    default: .failure(.lessThanOne)
    }
  }

  /// What the answer in two columns is that nothing but the answer tells apart.
  func reading(
    of answers: (SurveyAnswer, SurveyAnswer), in columns: (Int, Int), _ rules: Rules
  ) -> Reading {
    let (one, other) = answers
    if one == .missing && other == .missing { return .missing }
    switch (one.saysWho, other.saysWho) {
    case (true, false):
      return reading(
        ofWinner: one, in: columns.0, intensity: other, in: columns.1, isMapped: false, rules)
    case (false, true):
      return reading(
        ofWinner: other, in: columns.1, intensity: one, in: columns.0, isMapped: false, rules)
    default: return .problem(.twoColumns(columns.0, columns.1), column: columns.1)
    }
  }
}

extension SurveyAnswer {
  /// Whether it is more than a number, a degree or nothing.
  fileprivate var saysWho: Bool {
    switch self {
    case .winner, .judgment: true
    default: false
    }
  }
}

/// What is wrong with an answer of a table.
enum SurveyProblem: Error {
  case ratio(Ratio.Problem)
  /// A number with a sign, where nothing says whom it prefers.
  case sign
  /// A code of a step, where nothing says on which side the scale begins.
  case step
  case noStep(Int)
  case lessThanOne
  case degreeAlone(Double)
  case winnerAlone(PairSide)
  case part(PairSide, Double)
  case either(Double, Double)
  case noWinner(Double)
  case noIntensity(PairSide)
  case notAWinner
  case contradiction(Double)
  case twoColumns(Int, Int)

  /// Whether it is about how the whole table is to be read, rather than about one answer.
  var isQuestion: Bool {
    switch self {
    case .sign, .step, .twoColumns: true
    default: false
    }
  }

  /// The sentence on an answer as it is written, and what to do.
  func message(_ text: String, of question: SurveyQuestion) -> (message: String, hint: String?) {
    let (first, second) = (question.first, question.second)
    let shown = "'\(text.prefix(60))'"
    let pair = "'\(first)' and '\(second)'"
    func name(_ side: PairSide) -> String { side == .first ? first : second }
    switch self {
    case .ratio(let problem):
      let wrong = JudgmentMessage(problem, text, of: first, against: second)
      if let step = Int(text), (10...17).contains(step) {
        return (
          wrong.message,
          "'--answers any' accepts every positive ratio; if 1 … 17 are steps of a scale, a map "
            + "('--map') says so by 'from-first' or 'from-second'"
        )
      }
      return (
        wrong.message, SheetText.hint(on: text) ?? MissingAnswer.hint(on: text) ?? wrong.hint
      )
    case .sign:
      return (
        "the sign of \(text.prefix(60)) can be read in two ways: '\(second)' is preferred to "
          + "'\(first)', or '\(first)' to '\(second)'", SignedAnswers.hint(first, second)
      )
    case .step:
      return (
        "the code \(shown) can be read in two ways: steps from '\(first)' to '\(second)', or from "
          + "'\(second)' to '\(first)'",
        "give the column the coding 'from-first' or 'from-second' in a map ('--map'); 'ahp collect "
          + "--draft-map' writes one"
      )
    case .noStep(let count):
      return ("\(shown) is not a step of a scale (expected 1 … \(count), or codes such as A1)", nil)
    case .lessThanOne:
      return (
        "\(shown) is not how much one of \(pair) is preferred (expected a number of 1 or more)", nil
      )
    case .degreeAlone(let value):
      return (
        "\(shown) can be read in two ways: '\(first)' is preferred (\(Ratio.text(value))), or "
          + "'\(second)' is (\(Ratio.text(1 / value)))",
        "write the name of the one that is preferred"
      )
    case .winnerAlone(let side):
      return (
        "\(shown) says that '\(name(side))' is preferred, but not how much (expected a number too, "
          + "or a column for it)", nil
      )
    case .part(let side, let value):
      return (
        "\(shown) can be read in two ways: '\(name(side))' is preferred \(Ratio.text(1 / value)) "
          + "times, or '\(name(side.other))' is",
        "write \(Ratio.text(1 / value)) and the name of the one that is preferred"
      )
    case .either(let low, let high):
      return (
        "\(shown) can be read in two ways: as \(Ratio.text(low)), or as \(Ratio.text(high)), since "
          + "surveys use the word for both", "write the number"
      )
    case .noWinner(let value):
      return (
        "somebody is preferred \(Ratio.text(value)) times, but this cell does not say who (expected "
          + "\(pair))", nil
      )
    case .noIntensity(let side):
      return (
        "'\(name(side))' is preferred, but this cell does not say how much (expected 1 … 9)", nil
      )
    case .notAWinner:
      return (
        "\(shown) does not say which of \(pair) is preferred",
        "if 1 is '\(first)' and 2 '\(second)', "
          + "give the column the coding 'winner' in a map ('--map'); 'ahp collect --draft-map' writes "
          + "one"
      )
    case .contradiction(let value):
      return ("\(shown) contradicts \(Ratio.text(value)), which the other column says", nil)
    case .twoColumns(let one, let other):
      return (
        "the pair \(pair) has two columns (\(one + 1) and \(other + 1)), and nothing says which is "
          + "who is preferred, and which how much",
        "give them the codings 'winner' and 'intensity' in a map ('--map'), or one of them 'ignore'; "
          + "'ahp collect --draft-map' writes one"
      )
    }
  }
}
