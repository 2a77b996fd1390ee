/// Which of the forms of a word stands with a number of things.
///
/// Source: The Unicode Consortium, *Unicode Locale Data Markup Language*, Unicode Technical
/// Standard 35, part 3, "Language Plural Rules",
/// https://www.unicode.org/reports/tr35/tr35-numbers.html, for whole numbers.
package enum PluralRule: String, Sendable, CaseIterable {
  /// One form for every number, as in Indonesian and, beside a number, Turkish.
  case none
  /// One form for 1 and another for the rest, as in English, German and Spanish.
  case one
  /// One form for 0 and 1 and another for the rest, as in French and Brazilian Portuguese.
  case zeroAndOne = "zero-and-one"
  /// Forms for 1, 21, 31 …, for 2 to 4, 22 to 24 …, and for the rest, as in Russian and Ukrainian.
  case eastSlavic = "east-slavic"

  /// How many forms there are.
  package var formCount: Int {
    switch self {
    case .none: 1
    case .one, .zeroAndOne: 2
    case .eastSlavic: 3
    }
  }

  /// Returns which form stands with a number of things, from 0.
  package func form(of count: Int) -> Int {
    switch self {
    case .none: 0
    case .one: count == 1 ? 0 : 1
    case .zeroAndOne: count == 0 || count == 1 ? 0 : 1
    case .eastSlavic:
      if (11...14).contains(count % 100) {
        2
      } else {
        switch count % 10 {
        case 1: 0
        case 2...4: 1
        default: 2
        }
      }
    }
  }
}
