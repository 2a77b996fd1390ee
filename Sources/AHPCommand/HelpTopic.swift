internal import ArgumentParser

/// Texts of `ahp help` that are about files rather than commands.
enum HelpTopic: String, CaseIterable {
  case judgments, answers, surveys, model

  /// The topic that the arguments ask for: `help judgments`.
  init?(arguments: [String]) {
    guard arguments.count == 2, arguments[0] == "help" else { return nil }
    self.init(rawValue: arguments[1])
  }

  var text: String {
    switch self {
    case .judgments: Self.judgmentsText
    case .answers: Self.answersText
    case .surveys: Self.surveysText
    case .model: Self.modelText
    }
  }

  private static let judgmentsText = """
    HOW A JUDGMENT IS WRITTEN

    A judgment says how many times the first of two is preferred to the second:

      1    neither is preferred        1/3  the second, moderately
      3    the first, moderately       1/5  the second, strongly
      5    the first, strongly         1/7  the second, very strongly
      7    the first, very strongly    1/9  the second, extremely
      9    the first, extremely        2, 4, 6, 8 and their parts stand between

    In the model, judgments stand under the criterion whose children (or
    alternatives) they compare, in one of these forms:

      goal:
        name: Best laptop
        comparisons:                    # [first, second, judgment]
          - [Price, Weight, 3]
          - [Price, Screen, 1/2]
          - [Weight, Screen, 1/4]
        children: [{name: Price}, {name: Weight}, {name: Screen}]

      upperTriangle: [3, 1/2, 1/4]      # the same, row by row
      matrix: [[1, 3, 1/2], [1/3, 1, 1/4], [2, 4, 1]]
      priorities: {Price: 3, Weight: 1, Screen: 6}    # given directly
      ranks: [Screen, Price, Weight]    # the order alone; weights follow
      values: {A: 900, B: 1200}         # measured; with 'direction: lower'
      ratings: {A: good, B: fair}       # with a 'ratingScale' of the model

    Several people judge under 'judgments', each in a form but the last two:

      judgments:
        Ann: {upperTriangle: [3, 1/2, 1/4]}
        Bob: {comparisons: [[Price, Screen, 1]]}

    A missing pair is left out, or 'null' in a triangle; a judgment that is not
    sure can be a range: [Price, Weight, [2, 4]].

    Instead of writing them, ask: 'ahp questionnaire' makes a page for others,
    'ahp judge' asks here. Their answers count by '--responses' (ahp help answers).

    """

  private static let answersText = """
    HOW PEOPLE'S ANSWERS ARE WRITTEN

    A table (CSV) with a row for each answer:

      participant,weight,department,node,first,second,ratio
      Ann,2,surgery,Best laptop,Price,Weight,3
      Ann,2,surgery,Price,A,B,1/5

    or with a row for each participant and a column for each pair:

      participant,weight,department,Best laptop|Price|Weight,Price|A|B
      Ann,2,surgery,3,1/5

    or JSON or YAML with judgments as in a model:

      responses:
        - participant: Ann
          weight: 2
          attributes: {department: surgery}
          judgments:
            Best laptop: {comparisons: [[Price, Weight, 3]]}

    'weight' and attributes may be left out; '--participants people.csv' gives
    them in a file of their own. Every command that reads a model takes answers:

      ahp synthesize model.yaml --responses answers.csv --where department=surgery

    Exports of survey programs are read as they are: 'ahp help surveys'.

    """

  private static let surveysText = """
    HOW EXPORTS OF SURVEYS ARE READ

    CSV, TSV and xlsx, with a row for each respondent or (turned round) a column;
    the titles of columns name the pairs of the model:

      Name,Price or Weight?,Price or Screen?,Weight vs Screen
      Ann,3,1/2,Strongly more important: Screen

    A title names exactly two items of one criterion, in their order; the
    criterion too, where several compare the same two. Further rows of titles,
    as Qualtrics has them, are recognised, and so are the names of questions in
    forms that 'ahp export' has written (c1_q2, c1_q2_by). An answer is one of:

      3, 1/3, 0,5              how many times the first is preferred
      -3                       with --signed: whom a negative number prefers
      4 - Price                a number and the name of the one that is preferred
      Price is strongly more important than Weight; sama penting
      Price | 4                who and how much, in two columns
      4 | Winner: Price        with --winners: whether a column beside a number
                               says who is preferred
      NA, n/a, -, blank        missing

    What can be read in two ways is refused with both readings. A map says what
    the titles do not; its draft has what can be told already:

      ahp collect model.yaml survey.csv --draft-map map.csv
      ahp synthesize model.yaml --responses survey.csv --map map.csv

      column,node,first,second,coding
      Q7,Best laptop,Price,Weight,signed-second
      Q8,Best laptop,Price,Screen,winner
      Q9,Best laptop,Price,Screen,intensity
      Q1,,,,participant

    Codings: ratio; signed-first and signed-second (whom a negative number
    prefers); winner and intensity; from-first and from-second (codes A1 … A17,
    which side is A1; A1 … A9 with -9 after it); participant, weight, attribute,
    ignore. Left empty, a pair is read as in a title.

    """

  private static let modelText = """
    WHAT A MODEL FILE HAS

      ahp: 1
      name: Which laptop
      alternatives: [A, B]
      goal:
        name: Best laptop
        comparisons: [[Price, Weight, 3]]
        children:
          - {name: Price, comparisons: [[A, B, 1/5]]}
          - {name: Weight, values: {A: 1.4, B: 2.1}, direction: lower}

    A criterion may have 'children' of its own. 'ahp init' makes a model from an
    indented outline, 'ahp help judgments' shows how judgments are written, and
    'ahp schema' prints all keys for an editor.

    """
}
