/// Titles of rows and columns beside a matrix that follow from it: sums, weights, eigenvalues,
/// indices of consistency.
///
/// A title is one if all its words are of a list, so that `Total Baris`, `Bobot lokal` and
/// `Priority vector (w)` are, and `Weight of the laptop` is not.
enum SumTitle {
  private static let words: Set<String> = Set(
    """
    sum sums total totals subtotal row rows column columns col line of the by and per vector value values
    priority priorities local global relative criteria criterion estimated est final normalized
    normalised normalization norm geometric arithmetic mean means average avg geomean gm root nth
    product weight weights weighted weightage eigen eigenvector eigenvalue eigenvalues principal rank
    ranking maximum max maks lambda λ λmax λmaks lambdamax lmax λₘₐₓ amaks σ ∑ w aw n ci cr ri ir ic
    rc consistency inconsistency incons consistent index random ratio measure result results
    jumlah baris kolom jml bobot prioritas vektor nilai rata rerata rataan hasil kali akar pangkat
    relatif lokal akhir normalisasi ternormalisasi eigenvektor konsistensi indeks acak rasio
    konsisten peringkat maksimum kriteria setiap per
    summe gesamt zeile zeilen zeilensumme spalte spalten spaltensumme gewicht gewichte gewichtung
    priorität prioritäten eigenwert mittelwert geometrisches arithmetisches mittel durchschnitt
    normiert normalisiert konsistenz konsistenzindex konsistenzverhältnis zufallsindex rang lokales
    globales
    suma sumas fila filas columna columnas peso pesos ponderación ponderaciones prioridad prioridades
    valor valores propio propios autovalor autovector media promedio geométrica aritmética
    normalizado normalizada consistencia índice indice aleatorio razón cociente de del la
    soma linha linhas coluna colunas prioridade média geometrica normalizada consistência razão
    aleatório ponderação do da
    somme ligne lignes colonne colonnes poids pondération priorité priorités vecteur valeur valeurs propre
    propres moyenne géométrique arithmétique normalisé normalisée cohérence aléatoire ratio rang des
    toplam satır sütun ağırlık ağırlıklar öncelik öncelikler vektörü özdeğer özvektör ortalama
    geometrik normalize tutarlılık indeksi oranı rassal rastgele sıra toplamı ağırlığı
    сумма строка столбец вес веса приоритет приоритеты вектор среднее итого
    """.split(whereSeparator: { $0.isWhitespace }).map(String.init))

  /// Words that name nothing by themselves.
  private static let fillers: Set<String> = [
    "of", "the", "by", "and", "per", "de", "del", "la", "do", "da", "des", "row", "rows", "column",
    "columns", "col", "line", "criteria", "criterion", "kriteria", "baris", "kolom", "setiap",
    "value", "values", "nilai", "hasil", "result", "results", "local", "global", "relative",
    "final", "lokal", "relatif", "akhir", "zeile", "zeilen", "spalte", "spalten", "fila", "filas",
    "columna", "columnas", "valor", "valores", "linha", "linhas", "coluna", "colunas", "ligne",
    "lignes", "colonne", "colonnes", "valeur", "valeurs", "satır", "sütun", "строка", "столбец",
    "kali", "akar", "pangkat", "product", "measure", "random", "acak", "vector", "vektor",
  ]

  private static let longest = 60

  /// Whether a text says no more than that what stands below or beside it follows from a matrix.
  static func isOne(_ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    // What follows is the value: `CR = 0.05`.
    let title = text.lowercased().prefix { $0 != "=" && $0 != ":" }
    let own = title.split { !$0.isWordCharacter && $0 != "∑" }.map(String.init)
    return own.contains { !fillers.contains($0) } && own.allSatisfy(words.contains)
  }
}
