/// The words by which sentences on a pair say its order, in English, Indonesian, German, French,
/// Spanish, Portuguese, Turkish and Russian.
enum PairWords {
  /// A phrase before the one that the other is compared with: `than B`, `compared to B`.
  static let references: [[String]] = phrases(
    """
    compared to|compared with|comparison to|comparison with|relative to|relation to|than|against|over
    opposed to|preferred to|superior to|rather than|instead of
    dibandingkan|dibandingkan dengan|dibanding|dibanding dengan|perbandingan dengan|daripada|dari pada
    ketimbang|relatif terhadap|berbanding|berbanding dengan
    verglichen mit|vergleich zu|vergleich zum|vergleich zur|vergleich mit|gegenüber|als|relativ zu
    anstatt|statt
    comparé à|comparée à|comparés à|comparées à|comparé au|comparée au|comparé aux|comparée aux
    comparé avec|comparée avec|comparaison avec|comparaison à|comparaison de|comparaison du|rapport à
    rapport au|rapport aux|face à|face au|face aux|que|qu|relativement à|plutôt que
    comparado con|comparada con|comparados con|comparadas con|comparación con|comparacion con
    comparación a|relación con|relacion con|relación a|frente a|frente al
    comparado com|comparada com|comparado a|comparada a|comparado à|comparada à|comparado ao
    comparada ao|comparação com|comparação a|comparação à|comparação ao|relação a|relação à
    relação ao|relação aos|relação às|do que|frente à|frente ao
    сравнению с|сравнению со|сравнении с|сравнении со|чем|относительно|нежели
    """)

  /// Those of `references` that are about what is compared wherever they stand.
  static let openings: [[String]] = references.filter { phrase in
    phrase.count > 1
      || ["dibandingkan", "dibanding", "daripada", "ketimbang", "gegenüber", "нежели"]
        .contains(phrase[0])
  }

  /// Phrases that are such only behind a word for more: `lebih penting dari B`.
  static let referencesBehindMore: Set<String> = ["dari"]

  /// Phrases that are such only where nothing is named before: `vs B: how important is A?`
  static let openingReferences: Set<String> = ["vs", "versus"]

  /// A phrase before the one that the other is compared with, or before the criterion by which
  /// items are compared.
  static let aspects: [[String]] = phrases(
    """
    respect to|regard to|regards to|terms of|respect of|regarding|concerning|based on|according to
    terhadap|berdasarkan|segi|sisi|dalam hal|menurut|ditinjau dari|untuk kriteria
    hinsichtlich|bezüglich|bezug auf|bezogen auf|concernant|respecto a|respecto al|respecto de
    cuanto a|respeito a|respeito à|respeito ao|зрения
    """)

  /// Words behind the one that the other is compared with, in Turkish.
  static let postpositions: Set<String> = [
    "göre", "kıyasla", "nazaran", "oranla", "karşılaştırıldığında", "karşılaştırınca", "yerine",
  ]
  /// The endings behind an apostrophe of the one than which the other is more, in Turkish.
  static let ablatives: Set<String> = ["den", "dan", "ten", "tan"]

  /// Words between a phrase and a name that change nothing.
  static let fillers: Set<String> = Set(
    """
    the a an of that this its criterion criteria factor factors aspect attribute alternative option
    item element subcriterion sub kriteria kriterium faktor faktornya aspek atribut alternatif pilihan
    subkriteria indikator variabel unsur der die das den dem des le la les l du de critère el los las
    del criterio criterios o os as do da critério ile kriterine kriteri критерий критерием критерия
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Words for more, beside which one for less asks for nothing: `more or less`.
  static let more: Set<String> = [
    "more", "lebih", "mehr", "plus", "más", "mas", "mais", "daha", "более", "больше",
  ]

  static let conjunctions: Set<String> = [
    "or", "and", "atau", "dan", "oder", "und", "ou", "et", "o", "u", "y", "e", "veya", "ya", "ve",
    "или", "и", "vs", "versus",
  ]

  /// Conjunctions between two of which one is asked for.
  static let alternatives: Set<String> = [
    "or", "atau", "oder", "ou", "o", "u", "veya", "ya", "или", "vs", "versus",
  ]

  /// Words for one of the two by its place.
  static let first: Set<String> = ["first", "former", "pertama", "left", "kiri"]
  static let second: Set<String> = ["second", "latter", "kedua", "right", "kanan"]

  /// Words behind one for a side that leave it one.
  static let behindSides: Set<String> = Set(
    """
    is more relative compared with over to than item option one criterion factor element alternative
    preferred lebih dibanding dibandingkan terhadap daripada
    """.split(whereSeparator: \.isWhitespace).map(String.init))
  /// Words for numbers that prefer the other than they seem to.
  static let reversals: Set<String> = [
    "reverse", "reversed", "inverted", "inverse", "reciprocal", "terbalik", "kebalikan",
    "umgekehrt", "invertiert", "inversé", "inverso", "invertido",
  ]
  /// Words that begin a question for how much.
  static let askers: Set<String> = [
    "how", "seberapa", "berapa", "wie", "combien", "quelle", "cuánto", "cuanto", "quanto", "quão",
    "насколько",
  ]
  /// What makes the one that is named before it the unit by which the other is measured.
  static let units: [[String]] = phrases(
    """
    as baseline|as the baseline|as reference|as the reference|as the standard|as base|as the base
    as benchmark|as the benchmark|sebagai acuan|sebagai patokan|sebagai dasar
    """)
  /// Words between the name of a unit and its 1.
  static let copulas: Set<String> = [
    "is", "as", "counts", "equals", "has", "importance", "value", "worth", "equal", "set", "to",
    "adalah", "bernilai", "nilainya", "sebagai", "ist", "hat", "zählt", "wert", "vaut", "vale",
    "es", "é",
  ]
  /// Words between a clause and the name that ends it, behind which the other begins the sentence:
  /// `In contrast to A, B`.
  static let prepositions: Set<String> = Set(
    """
    to with from against given beside besides versus vs dengan dari terhadap an zu zum zur neben
    gegen mit bei von gegenüber de à au aux contre ante con a al com ao contra
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Words for the one of two that was chosen.
  static let winners: Set<String> = ["winner", "chosen", "selected", "pemenang", "terpilih"]
  /// Nouns for how much, which leave open who is preferred.
  static let strengths: Set<String> = [
    "intensity", "strength", "intensitas", "intensität", "stärke", "intensité", "intensidad",
    "intensidade",
  ]
  /// Words that say who is preferred beside such a noun.
  static let directions: Set<String> = Set(references.joined())
    .union(referencesBehindMore)
  /// Words that ask which of two.
  static let choices: Set<String> = [
    "which", "choose", "mana", "pilih", "welche", "welcher", "welches", "quel", "quelle", "cuál",
    "qual", "hangi", "hangisi", "какой", "что",
  ]

  /// Words that turn a sentence round.
  static let lesser: Set<String> = Set(
    """
    less lesser least not never cannot isn aren doesn don lower lowest worse worst inferior weaker
    fewer unimportant subordinate secondary yields loses lose
    unimportance dikalahkan geringer untergeordnet
    kurang tidak tdk tak ga gak ngga nggak enggak belum bukan bukanlah kalah terendah rendah
    nicht weniger minder kein keine schlechter unwichtiger unterlegen
    moins pas inférieur inférieure pire
    menos inferior peor não pior nem
    değil az önemsiz
    не менее меньше хуже уступает
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Words before the one who does it, where something is done to the other: `dominated by B`.
  static let wordsForBy: Set<String> = ["by", "oleh", "par", "por"]
  /// Words that say the same without such a word.
  static let passives: Set<String> = [
    "dominiert", "übertroffen", "tarafından", "уступает", "kalah",
  ]

  private static func phrases(_ text: String) -> [[String]] {
    text.split { $0 == "|" || $0.isNewline }
      .map { $0.split(separator: " ").map(String.init) }.filter { !$0.isEmpty }
  }
}
