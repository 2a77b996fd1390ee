/// A part of a sentence or of a table's cell: a typed value, which a writer shows in the digits,
/// the words and the marks of its format.
package indirect enum Content: Sendable {
  /// Nothing to say, such as the local priority of the goal.
  case empty
  /// A value that does not exist, which is shown as a dash and stands for no number.
  case absent
  /// What people wrote: a source, a reason, a description; also the digits of a printed number.
  case text(String)
  /// The name of an element, a person, an attribute or a file.
  case name(String)
  /// A choice of an evaluation, in the words of the reader's language or else in these.
  case choice(key: String, name: String, title: String)
  /// Words of a report, with what is put in.
  case phrase(Phrase, [Content])
  /// Several contents one after another.
  case list([Content], Separator)

  /// A number of things, 0 or more.
  case count(Int)
  /// A place in a ranking, from 1; shared if others have the same.
  case rank(Int, isShared: Bool)
  /// A priority, 0 … 1, or another number that is read with four decimal places.
  case priority(Double)
  /// A consistency ratio, 0 or more, read with three decimal places.
  case ratio(Double)
  /// A consistency ratio in a column that marks those above the limit.
  case markedRatio(Double, isHigh: Bool)
  /// A share, 0 … 1, read in percent with one decimal place.
  case share(Double)
  /// A share, 0 … 1, read in percent without the sign, with a count of decimal places.
  case percent(Double, places: Int)
  /// A share, 0 … 1, read in percent with a fixed count of decimal places, as a publication prints
  /// it.
  case percentage(Double, places: Int)
  /// How many times the one is preferred to the other: 3, 1/3, 2.50.
  case judgment(Double)
  /// A bound on an error, read with one digit, rounded up.
  case bound(Double)
  /// A number read with a fixed count of decimal places.
  case number(Double, places: Int)
  /// A number read in all of its digits.
  case exact(Double)
  /// A share, 0 … 1, with its standard error, both read in percent.
  case estimate(Double, standardError: Double)
  /// A priority from … to.
  case interval(Double, Double)
  /// A triangular fuzzy priority: the least, the middle and the largest value.
  case triangular(Double, Double, Double)
  /// A rank and the priority that has it; shared if others have the same rank.
  case ranked(Int, isShared: Bool, Double)
  /// A share, 0 … 1, of the longest bar, which has this many columns of a terminal.
  case bar(Double, columns: Int)
  /// A name in a tree.
  case branch(Branch, Content)

  /// What stands between the contents of a list.
  package enum Separator: Sendable {
    case none, space, comma, semicolon, sentence
    /// "a, b and c".
    case and
    /// "a, b or c".
    case or
  }

  /// Where a row stands in a tree.
  package struct Branch: Sendable {
    /// For each level above the row whether the element there has siblings that are still to come,
    /// then the same of the row's own element; empty for the root.
    var continues: [Bool]

    /// The number of levels above; 0 for the root.
    var level: Int { continues.count }
  }
}

extension Content {
  /// A phrase without anything put in.
  static func phrase(_ phrase: Phrase) -> Content { .phrase(phrase, []) }

  /// A phrase with contents put in.
  static func phrase(_ phrase: Phrase, _ contents: Content...) -> Content {
    .phrase(phrase, contents)
  }

  static func priority(_ number: Double?) -> Content { number.map { .priority($0) } ?? .absent }
  static func ratio(_ number: Double?) -> Content { number.map { .ratio($0) } ?? .absent }
  static func share(_ number: Double?) -> Content { number.map { .share($0) } ?? .absent }
  static func judgment(_ ratio: Double?) -> Content { ratio.map { .judgment($0) } ?? .absent }
  static func number(_ number: Double?, places: Int) -> Content {
    number.map { .number($0, places: places) } ?? .absent
  }
  /// A cell of a table for programs: all digits, or nothing.
  static func exact(_ number: Double?) -> Content { number.map { .exact($0) } ?? .empty }
  static func name(_ name: String?) -> Content { name.map { .name($0) } ?? .empty }
  static func count(_ number: Int?) -> Content { number.map { .count($0) } ?? .empty }

  /// The weight of a participant: most are whole numbers, or were given with few digits.
  static func weight(_ weight: Double) -> Content {
    if let whole = Int(exactly: weight) { return .count(whole) }
    let rounded = (weight * 1e4).rounded() / 1e4
    return rounded == weight ? .exact(weight) : .number(weight, places: 4)
  }

  /// A consistency ratio that is marked if it is above the limit; a dash if there is none.
  static func markedRatio(_ ratio: Double?, isHigh: Bool) -> Content {
    ratio.map { .markedRatio($0, isHigh: isHigh) } ?? .absent
  }
}
