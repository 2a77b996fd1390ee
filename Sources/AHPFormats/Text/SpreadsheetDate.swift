/// Dates and times that spreadsheet programs make of fractions: `1/3` becomes 1 March, `1:3` a
/// time.
enum SpreadsheetDate {
  /// What stands for the fraction of a date whose day and month are both more than 1.
  private static let unknownFraction = "the fraction"

  /// The beginnings of the names of months: English, Indonesian, German, French, Spanish,
  /// Portuguese, Turkish and Russian.
  private static let months: [[String]] = [
    ["jan", "ene", "oca", "янв"], ["feb", "fév", "fev", "şub", "фев"],
    ["mar", "mär", "mrz", "мар"], ["apr", "avr", "abr", "nis", "апр"],
    ["may", "mei", "mai", "мая"],
    ["jun", "juin", "haz", "июн"], ["jul", "juil", "tem", "июл"],
    ["aug", "agu", "ago", "aoû", "ağu", "авг"], ["sep", "set", "eyl", "сен"],
    ["oct", "okt", "out", "eki", "окт"], ["nov", "kas", "ноя"],
    ["dec", "des", "dez", "déc", "dic", "ara", "дек"],
  ]

  /// The longest name of a month.
  private static let longestName = 9

  /// The fraction that a date was made of: 1/3 for `01-Mar`, `2026-03-01` and `01/03/2026`; words
  /// for it where it cannot be told; `nil` for texts that are no date.
  static func fraction(in text: String) -> String? {
    // Some programs write midnight behind a date.
    let date = text.utf8.count > 10 ? text.prefix { $0 != "T" && $0 != " " } : text[...]
    let parts = date.split(whereSeparator: { "/-. ".contains($0) })
    switch parts.count {
    case 2: return fraction(day: parts[0], month: parts[1])
    case 3:
      let (first, last) = (parts[0].utf8.count, parts[2].utf8.count)
      // The year has four digits, or two behind the name of a month.
      if first == 4, Int(parts[0]) != nil { return ofNumbers(parts[2], parts[1]) }
      if last == 4, Int(parts[2]) != nil {
        return fraction(day: parts[0], month: parts[1]) ?? ofNumbers(parts[0], parts[1])
      }
      return last == 2 && Int(parts[2]) != nil ? fraction(day: parts[0], month: parts[1]) : nil
    default: return nil
    }
  }

  /// Whether a number is how spreadsheets store a day of the years 2000 … 2050.
  static func isSerialNumber(_ number: Double) -> Bool {
    (36_526...55_153).contains(number) && number == number.rounded()
  }

  private static func fraction(day: Substring, month: Substring) -> String? {
    for (day, month) in [(day, month), (month, day)] {
      guard let number = Int(day), (1...31).contains(number), month.count <= longestName,
        month.first?.isLetter ?? false,
        let position = months.firstIndex(where: { names in
          names.contains { month.lowercased().hasPrefix($0) }
        })
      else { continue }
      return fraction(number, position + 1)
    }
    return nil
  }

  private static func ofNumbers(_ one: Substring, _ other: Substring) -> String? {
    guard let one = Int(one), let other = Int(other), (1...31).contains(max(one, other)),
      (1...12).contains(min(one, other))
    else { return nil }
    return fraction(one, other)
  }

  private static func fraction(_ one: Int, _ other: Int) -> String {
    // Of 1/3 and 3/1 the former is written more often.
    if one == 1 { return "1/\(other)" }
    return other == 1 ? "1/\(one)" : unknownFraction
  }
}
