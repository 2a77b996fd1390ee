internal import AHP

/// What the columns of a table of answers have.
struct SurveyColumns {
  /// How many rows that are not blank stand before the answers.
  var headerRowCount = 1
  /// How many columns the table has.
  var count = 0
  /// The titles of each column: that of the row that names the pairs, then those of the other rows.
  var titles: [[String]] = []
  var participant: Int?
  var weight: Int?
  /// The columns of attributes, with their names.
  var attributes: [(column: Int, name: String)] = []
  var questions: [SurveyQuestion] = []
  /// The titles of columns that are left out.
  var leftOut: [String] = []
  /// What says that a response is not whole.
  var completions: [(column: Int, kind: MetaColumn.Completion)] = []
  /// Pairs that were found by abbreviations, and by names of questions in a form, in words.
  var abbreviations: [String] = []
  /// Pairs whose order the title says otherwise than by naming the first of them first, in words.
  var turned: [String] = []
  var formNames: [String] = []
  /// The columns without titles that stand behind one with answers.
  var blanks: [Int] = []
  /// The columns that are read as who is preferred, since that was asked for.
  var winners: [Int] = []
  /// Whether respondents stood in columns.
  var isTurned = false
  /// The column with the fingerprint of the form.
  var form: Int?

  /// What a column is, before columns of one pair are joined.
  enum Role {
    case participant, weight, attribute, meta, ignored
    case answers(PairHead.Pair, AnswerCoding?, by: PairFinder.Sign)
    /// Something else about a pair, such as how sure somebody is.
    case beside(PairHead.Pair)
    /// The fingerprint of the form that was answered.
    case form
    /// How much, for the pair of the column before.
    case intensity
    /// Nothing: the column has no title.
    case blank
    /// Why it cannot be said.
    case problem(message: String, hint: String?)
  }
}
