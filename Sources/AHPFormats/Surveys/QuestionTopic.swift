/// What a title asks: how much one is preferred, or something else about a pair or its answer.
struct QuestionTopic {
  private let tokens: SentenceTokens
  private let words: [String]

  /// - Parameter title: The title, whose names are no words.
  init(_ title: SentenceTokens) {
    tokens = title
    words = title.tokens.indices.compactMap { title.word($0) }
  }

  // MARK: Something else

  /// Whether the title asks how sure or content somebody is, how long an answer took, for a reason
  /// or the like.
  ///
  /// - Complexity: O(words · topics).
  func isBeside() -> Bool {
    if Self.phrases.contains(where: hasPhrase) { return true }
    if Self.counts.contains(where: hasPhrase), words.allSatisfy({ !PairWords.more.contains($0) }) {
      return true
    }
    let asked = words.drop { Self.numbering.contains($0) || $0.contains(where: \.isNumber) }
    guard let first = asked.first, let last = asked.last else { return false }
    // The order of display in Qualtrics ends with DO.
    if Self.isTopic(first) || Self.isTopic(last) || last == "do" { return true }
    return words.indices.contains { position in
      Self.isTopic(words[position])
        && (max(0, position - 2)..<position).contains { Self.askers.contains(words[$0]) }
    }
  }

  /// The beginnings of words for what is beside a comparison.
  private static let topics = beginnings(
    """
    unsure certain uncertain confiden satisf dissatisf agree disagree familiar difficult easi comment
    remark reason explain explan click durat seconds minutes
    yakin keyakinan puas kepuasan setuju persetujuan alasan mengapa kenapa komentar keterangan durasi
    sulit kesulitan mudah paham pemahaman percaya kepercayaan sering
    sicher unsicher zufrieden häufig zustimm warum begründ dauer schwierig kommentar vertraut
    sûr certitud confian satisf souvent fréquen accord pourquoi raison durée difficil commentaire
    segur certez confianz satisfecho satisfech frecuen acuerdo razón duración difícil dificil comentario
    certeza confianç satisfeit frequen concord razão duração
    emin memnun güven neden süre yorum katılıyor
    уверен удовлетвор согласн почему причин длительн трудн комментар время
    """)

  private static let wholeTopics: Set<String> = [
    "clarity", "count", "difference", "differences", "gap", "selisih", "unterschied", "différence",
    "diferencia", "diferença", "reject", "sacrifice", "correlation", "consensus", "cr", "sd",
    "lama", "example", "practice",
    "contoh",
    "latihan", "old", "code", "kode", "log", "log2", "index", "indeks", "rank", "ranking",
    "peringkat", "trade",
    "tradeoff", "distribute", "allocate", "changes", "percent", "persen",
    "sure", "conf", "hard", "easy", "why", "time", "timer", "timing", "waktu",
  ]

  private static let askers: Set<String> = [
    "how", "are", "you", "your", "level", "degree", "seberapa", "tingkat", "derajat", "apakah",
    "wie",
    "sind", "point", "niveau", "qué", "que", "tan", "quão", "nivel", "nível", "kadar", "насколько",
    "уровень", "степень", "extent",
  ]

  private static let phrases = [
    ["time", "on"], ["time", "spent"], ["time", "taken"], ["how", "long"], ["how", "often"],
    ["how", "old"], ["page", "submit"], ["do", "you", "agree"],
    ["i", "agree"], ["saya", "setuju"], ["both", "important"], ["fit", "together"],
    ["group", "mean"], ["percent", "for"], ["ratio", "good"], ["berapa", "lama"],
    ["berapa", "sering"], ["wie", "lange"], ["wie", "oft"], ["combien", "de", "temps"],
    ["cuánto", "tiempo"], ["quanto", "tempo"],
  ]
  /// Questions for a number of times that are comparisons where they ask for more.
  private static let counts = [
    ["how", "many", "times"], ["berapa", "kali"], ["wie", "viele", "male"],
    ["combien", "de", "fois"], ["cuántas", "veces"], ["quantas", "vezes"], ["kaç", "kez"],
    ["kaç", "kere"], ["сколько", "раз"],
  ]
  /// Words before a question that number it.
  private static let numbering: Set<String> = [
    "q", "no", "nr", "question", "pertanyaan", "frage", "pregunta", "pergunta", "soru", "вопрос",
  ]

  private static func isTopic(_ word: String) -> Bool {
    wholeTopics.contains(word) || topics.contains { word.hasPrefix($0) }
  }

  // MARK: Who

  /// Whether the title asks which of two is preferred, and of nothing else.
  ///
  /// - Complexity: O(words · words of importance).
  func asksWho() -> Bool {
    let asked = words.drop { Self.numbering.contains($0) }
    return asked.contains(where: Self.who.contains)
      && asked.allSatisfy { word in
        Self.who.contains(word) || Self.isOfImportance(word) || Self.neutral.contains(word)
          || PairWords.fillers.contains(word) || PairWords.more.contains(word)
          || word.allSatisfy(\.isNumber)
      }
  }

  private static let who: Set<String> = [
    "which", "what", "choice", "side", "preference", "mana", "pilihan", "sisi", "preferensi",
    "welche", "welcher", "welches", "was", "auswahl", "seite", "quel", "quelle", "lequel",
    "laquelle", "choix", "cuál", "elección", "lado", "qual", "escolha", "hangisi", "seçim", "какой",
    "какая", "выбор",
  ]

  // MARK: How much

  /// Whether the title asks how much the one that was chosen before is preferred: it has a word for
  /// how much, and besides words for importance and such as change nothing.
  ///
  /// - Complexity: O(words · topics).
  func isHowMuch() -> Bool {
    let asked = words.drop { Self.numbering.contains($0) }
    guard !isBeside(), Self.quantities.contains(where: hasPhrase) else { return false }
    let isOfImportance = asked.contains(where: Self.isOfImportance)
    if isOfImportance, asked.contains(where: PairWords.more.contains) { return true }
    return asked.allSatisfy { word in
      Self.isOfImportance(word) || Self.neutral.contains(word) || PairWords.fillers.contains(word)
        || PairWords.more.contains(word) || word.allSatisfy(\.isNumber)
        || isOfImportance && Self.degrees.contains(word)
    }
  }

  /// Whether the title is a word for how much, which can be one for something else: `Degree`.
  func isQuantity() -> Bool {
    guard !isBeside(),
      words.contains(where: { Self.degrees.contains($0) || Self.isOfImportance($0) })
    else { return false }
    return words.allSatisfy { word in
      Self.degrees.contains(word) || Self.isOfImportance(word) || Self.neutral.contains(word)
        || PairWords.fillers.contains(word) || word.allSatisfy(\.isNumber)
    }
  }

  private static let quantities = [
    ["how", "much"], ["how", "many"], ["how", "strong"], ["how", "strongly"], ["intensity"],
    ["strength"], ["degree"], ["magnitude"], ["seberapa"], ["berapa"], ["intensitas"], ["tingkat"],
    ["wie", "viel"], ["wieviel"], ["wie", "stark"], ["wie", "sehr"], ["intensität"], ["combien"],
    ["quel", "point"], ["intensité"], ["cuánto"], ["cuanto"], ["intensidad"], ["quanto"],
    ["intensidade"], ["ne", "kadar"], ["насколько"], ["степень"],
  ]
  /// Words for how much that are such beside one for importance alone.
  private static let degrees: Set<String> = [
    "degree", "tingkat", "many", "times", "kali", "степень", "level",
  ]
  private static let importance = beginnings(
    """
    importan prefer priorit favo better strong strength intens magnitude domin saaty
    penting kepentingan kuat unggul
    wichtig bevorzug stärk stark importanc préf preferi importân önem tercih важ предпоч
    """)
  private static let neutral: Set<String> = Set(
    """
    by how much is it one ones was were be to than in on at from and or if so then your you answer
    answered choice chosen choose chose select selected selection question previous above below other
    preference scale point rate please give number value what which would say do does did using use
    1 9
    seberapa berapa besar lebih nilai nilainya skala angka anda pilihan dipilih terpilih yang jika
    maka dari pada tersebut itu di ke mana jawaban atas isi isikan
    wie viel wieviel sehr um ist gewählte gewählten
    combien à quel point de est choisi
    cuánto cuanto por en es la el elegido escala
    quanto em é escolhido
    ne kadar seçtiğiniz
    насколько выбранный
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static func isOfImportance(_ word: String) -> Bool {
    importance.contains { word.hasPrefix($0) }
  }

  // MARK: Words

  private static func beginnings(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private func hasPhrase(_ phrase: [String]) -> Bool {
    tokens.tokens.indices.contains { tokens.hasPhrase(phrase, endingBefore: $0 + 1) }
  }
}
