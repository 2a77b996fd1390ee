/// Words that people write before rows below a table that follow from those above them.
enum SummaryTitle {
  private static let titles: Set<String> = [
    "sum", "total", "totals", "grand total", "subtotal", "mean", "average", "avg", "median",
    "count",
    "std", "stdev", "std dev", "st. dev.", "sd", "standard deviation", "variance",
    "minimum", "maximum", "geomean", "geometric mean",
    "jumlah", "total nilai", "rata-rata", "rata rata", "rerata", "rataan", "nilai rata-rata",
    "rata-rata geometrik", "simpangan baku",
    // German, French, Spanish, Portuguese, Turkish and Russian.
    "summe", "gesamt", "mittelwert", "durchschnitt", "anzahl", "standardabweichung", "somme",
    "moyenne", "médiane", "écart type", "écart-type", "suma", "promedio", "media", "mediana",
    "soma", "média", "toplam", "ortalama", "сумма", "итого", "всего", "среднее",
  ]

  private static let longest = 22

  /// Whether a text says no more than that what stands beside it is a sum, a mean or the like.
  static func isSummary(_ text: String) -> Bool {
    guard text.utf8.count <= longest * 2,
      text.utf8.last.map({ !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) ?? false
    else { return false }
    var title = text.lowercased()
    while let last = title.last, ":=. ".contains(last) { title.removeLast() }
    return titles.contains(title) || titles.contains(title + ".")
  }
}
