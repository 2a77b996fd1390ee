/// What people write before rows below a table that follow from those above them, in English,
/// Indonesian, German, French, Spanish, Portuguese, Turkish and Russian.
enum SummaryTitle {
  /// What a text is besides the name of somebody or something.
  enum Kind: Hashable {
    /// A word for a sum, a mean, a group or the like, and no name.
    case certain
    /// A word for one of these statistics that can be a name too; any of them if there are none.
    case possible([RowStatistic])
  }

  private static let certain = words(
    """
    sum sums total totals subtotal mean means average averages avg median count std stdev stddev
    deviation deviasi variance varians minimum maximum geomean geometric geometrik arithmetic aij aip
    consensus konsensus gabungan agregat agregasi aggregate aggregated aggregation combined summary
    ringkasan rekap rekapitulasi konsistensi consistency inconsistency cr ci ri λmax lambda σ ∑ ø ⌀ x̄
    jumlah jml rata rerata rataan rata2 ratarata simpangan modus
    summe gesamt mittelwert durchschnitt anzahl standardabweichung zusammenfassung konsens
    somme moyenne médiane écart résumé suma promedio mediana resumen consenso
    soma média resumo toplam ortalama özet сумма итого всего среднее среднее итог
    """)
  /// Words that are one of those beside them.
  private static let fillers = words(
    """
    of the all grand sub group groups respondent respondents people person persons expert experts value values
    score scores skor nilai row rows column columns per overall final judgment judgments judgement
    judgements answer answers response responses priority priorities weight weights ratio rasio index
    indeks n dev squared standard standar baku ar geo ratio total mean
    weighted tertimbang gewichtet gewichteter gewichtetes pondéré pondérée ponderado ponderada
    ağırlıklı взвешенное kelompok grup responden narasumber ahli pakar semua seluruh keseluruhan akhir bobot prioritas
    jawaban penilaian dari untuk aller der die geométrica geométrique géométrique type de la le
    """)
  private static let possible: [String: [RowStatistic]] = [
    "min": [.minimum], "max": [.maximum], "maks": [.maximum], "n": [.count],
    "gm": [.geometricMean], "geo": [.geometricMean], "am": [.mean], "media": [.mean],
    "sd": [.deviation, .populationDeviation], "var": [], "mode": [], "moda": [], "all": [],
    "semua": [], "result": [], "results": [], "hasil": [], "group": [], "kelompok": [], "grup": [],
    "overall": [], "final": [],
  ]

  private static let longest = 60

  private static let ofQuestions = words(
    """
    group groups kelompok grup weight weights bobot scale skala questionnumber number no nr nomor id
    code kode gewicht gruppe frage question pertanyaan item
    """)

  /// Whether a title of a column beside those of respondents is one of something about questions.
  static func isOfQuestions(_ text: String) -> Bool {
    ofQuestions.contains(text.lowercased().filter(\.isLetter))
  }

  /// What a text says of the row beside it; `nil` for texts that name somebody or something.
  static func kind(_ text: String) -> Kind? {
    // The usual names end with a letter or a number.
    guard text.utf8.count <= longest, !endsLikeNumberedName(text) else { return nil }
    guard mayBegin(text) else { return nil }
    let own = text.lowercased().split { !$0.isWordCharacter && !"∑⌀".contains($0) }
      .map(String.init).filter { !$0.allSatisfy(\.isNumber) }
    guard !own.isEmpty,
      own.allSatisfy(isKnown)
    else { return nil }
    if own.contains(where: certain.contains) { return .certain }
    let maybe = own.filter { possible[$0] != nil }
    guard let first = maybe.first, let statistics = possible[first] else { return nil }
    return own.count == 1 ? .possible(statistics) : .certain
  }

  /// Whether a word of the lists can begin as a text does, which most names of people tell at once.
  private static func mayBegin(_ text: String) -> Bool {
    var bytes = text.utf8.makeIterator()
    guard let first = bytes.next(), let second = bytes.next(), isLetter(first), isLetter(second)
    else { return true }
    return beginnings[Int(first | 0x20) << 8 | Int(second | 0x20)]
  }

  /// For each two letters, as small ones, whether a word begins with them.
  private static let beginnings: [Bool] = {
    var table = [Bool](repeating: false, count: 1 << 16)
    for word in certain.union(fillers).union(possible.keys) {
      let bytes = Array(word.utf8.prefix(2))
      if bytes.count == 2 { table[Int(bytes[0]) << 8 | Int(bytes[1])] = true }
    }
    return table
  }()

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isKnown(_ word: String) -> Bool {
    certain.contains(word) || fillers.contains(word) || possible[word] != nil
  }

  /// Whether a text can be nothing but what follows from the rows above it.
  static func isSummary(_ text: String) -> Bool { kind(text) == .certain }

  /// Whether a text ends with digits, as `Respondent 12` does and `Rata2` does not.
  private static func endsLikeNumberedName(_ text: String) -> Bool {
    guard let last = text.utf8.last, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last) else {
      return false
    }
    return !text.lowercased().hasSuffix("rata2")
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
