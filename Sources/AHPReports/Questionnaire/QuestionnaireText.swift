internal import AHPFormats

/// What is compared with what.
enum ComparedKind: Hashable {
  /// Criteria or merits, of which one is more important.
  case criteria
  /// What there is to choose from, of which one is better.
  case alternatives
  /// Nodes or clusters of a network, of which one has more influence.
  case influences
}

/// What a questionnaire says in one language. Names in braces are put in later.
struct QuestionnaireText {
  /// The words for 1 … 9 on criteria, on alternatives and on influences, with {first} and {second} in them.
  ///
  /// Source: T. L. Saaty, "A scaling method for priorities in hierarchical structures", *Journal of
  /// Mathematical Psychology* 15 (1977), 234–281, doi:10.1016/0022-2496(77)90033-5, and for the values
  /// between A. Ishizaka and A. Labib, *Expert Systems with Applications* 38 (2011), 14336–14345,
  /// doi:10.1016/j.eswa.2011.04.143.
  private let criterionWords: [String]
  private let alternativeWords: [String]
  private let influenceWords: [String]
  /// The question on two criteria, on two alternatives and on two influences, with {first}, {second} and {criterion}.
  private let criteriaQuestion: String
  private let alternativesQuestion: String
  private let influencesQuestion: String
  /// The question on all pairs of criteria, of alternatives and of influences, with {criterion}.
  private let criteriaAsked: String
  private let alternativesAsked: String
  private let influencesAsked: String
  /// What the side of an answer says, with {item} in it, between criteria, alternatives and influences.
  private let criterionSide: String
  private let alternativeSide: String
  private let influenceSide: String
  /// The question that follows which of two there is more of.
  let howMuch: String
  let goal: String
  let method: String
  /// What a printed questionnaire says.
  let printedIntroduction: String
  let participant: String
  /// What a dialogue in a terminal says beside what the page does.
  let judging: Judging
  /// What the page says, by the keys that its script uses.
  let page: [(key: String, text: String)]

  /// What a dialogue in a terminal says.
  struct Judging {
    let help: String
    /// With {answer} in it.
    let wrong: String
    let nothingBefore: String
    let change: String
    /// With {answered} and {total} in it.
    let progress: String
    let end: String
    let stopped: String
  }

  /// - Parameters:
  ///   - words: The words for 1 … 9 with {first}, {second}, {same} and {word} in them.
  ///   - criterionWords: What is equal, and what there is more of, between criteria.
  ///   - alternativeWords: The same between alternatives.
  ///   - influenceWords: The same between influences.
  private init(
    words: [String], criterionWords: (same: String, word: String),
    alternativeWords: (same: String, word: String), influenceWords: (same: String, word: String),
    criteriaQuestion: String, alternativesQuestion: String, influencesQuestion: String,
    asked: (criteria: String, alternatives: String, influences: String),
    sides: (criteria: String, alternatives: String, influences: String), howMuch: String,
    goal: String, method: String,
    printedIntroduction: String,
    participant: String, judging: Judging, page: [(key: String, text: String)]
  ) {
    func filled(_ own: (same: String, word: String)) -> [String] {
      words.map { $0.replacing("{same}", with: own.same).replacing("{word}", with: own.word) }
    }
    self.criterionWords = filled(criterionWords)
    self.alternativeWords = filled(alternativeWords)
    self.influenceWords = filled(influenceWords)
    self.criteriaQuestion = criteriaQuestion
    self.alternativesQuestion = alternativesQuestion
    self.influencesQuestion = influencesQuestion
    criteriaAsked = asked.criteria
    alternativesAsked = asked.alternatives
    influencesAsked = asked.influences
    criterionSide = sides.criteria
    alternativeSide = sides.alternatives
    influenceSide = sides.influences
    self.howMuch = howMuch
    self.goal = goal
    self.method = method
    self.printedIntroduction = printedIntroduction
    self.participant = participant
    self.judging = judging
    self.page = page
  }

  static func text(_ language: Questionnaire.Language) -> QuestionnaireText {
    switch language {
    case .english: english
    case .indonesian: indonesian
    }
  }

  private static let english = QuestionnaireText(
    words: [
      "{first} and {second} are equally {same}",
      "{first} is slightly {word} than {second}",
      "{first} is moderately {word} than {second}",
      "{first} is moderately to strongly {word} than {second}",
      "{first} is strongly {word} than {second}",
      "{first} is strongly to very strongly {word} than {second}",
      "{first} is very strongly {word} than {second}",
      "{first} is very, very strongly {word} than {second}",
      "{first} is extremely {word} than {second}",
    ],
    criterionWords: ("important", "more important"), alternativeWords: ("good", "better"),
    influenceWords: ("influential", "more influential"),
    criteriaQuestion: "For “{criterion}”: which is more important, {first} or {second}?",
    alternativesQuestion: "With respect to “{criterion}”: which is better, {first} or {second}?",
    influencesQuestion: "For “{criterion}”: which influences it more, {first} or {second}?",
    asked: (
      "For “{criterion}”: which is more important, and by how much?",
      "With respect to “{criterion}”: which is better, and by how much?",
      "For “{criterion}”: which influences it more, and by how much?"
    ), sides: ("{item} is more important", "{item} is better", "{item} influences it more"),
    howMuch: "By how much?",
    goal: "Goal",
    method: "CR with the random index of {table}",
    printedIntroduction:
      "Circle one number for each pair: on the left side if the left item is more important or better, on the "
      + "right side if the right one is; 1 if they are equal, 3 moderately, 5 strongly, 7 very strongly, 9 "
      + "extremely, and 2, 4, 6, 8 between. Leave a pair open if you cannot say.",
    participant: "Name",
    judging: Judging(
      help:
        "Answer with how many times the first is preferred: 1 equal, 3 moderately, 5 strongly, 7 very\n"
        + "strongly, 9 extremely; 1/3 … 1/9 (or /3 … /9) if the second is. s skips, u goes back, q stops\n"
        + "(answers are kept), ? shows this again.",
      wrong: "'{answer}' is not an answer (expected 1 … 9 or 1/9 … 1, s, u, q or ?).",
      nothingBefore: "There is no question before this one.",
      change: "Another answer, or Enter to keep yours:",
      progress: "{answered} of {total} answered.",
      end: "That was the last question.",
      stopped: "Stopped; with the same file it goes on here."),
    page: [
      (
        "introduction",
        "For each pair, press a number on the side of what matters more: 2 a little more … 9 "
          + "extremely more; or 1 if both are equal. You may skip questions."
      ),
      (
        "length",
        "There are {total} questions, about {minutes} minutes. You can stop at any time and "
          + "go on later on this device."
      ),
      (
        "privacy",
        "Your answers stay on this device until you save them and hand the file in. The page "
          + "works offline."
      ),
      (
        "noDraft",
        "This browser does not let the page keep a draft: please do not close it before you "
          + "have saved your answers."
      ),
      ("name", "Your name"),
      ("begin", "Begin"),
      ("goOn", "Continue"),
      ("start", "Start"),
      ("map", "Overview"),
      ("part", "Part {part} of {parts}: {title}"),
      (
        "scale",
        "1 equal, 3 moderately, 5 strongly, 7 very strongly, 9 extremely; 2, 4, 6 and 8 "
          + "between."
      ),
      ("equal", "equal"),
      ("back", "Back"),
      ("next", "Next"),
      ("toOpen", "Next open question"),
      ("progressLabel", "Questions answered"),
      ("progress", "{answered} of {total} answered, {skipped} skipped"),
      ("open", "Not answered yet."),
      ("skip", "Skip this question"),
      ("skipped", "Skipped."),
      ("decimalSeparator", "."),
      ("unconnected", "Consistency shows as soon as your answers connect all items."),
      ("noContradiction", "So few answers cannot contradict each other yet."),
      ("noRandomIndex", "There is no random index for so many items."),
      ("consistent", "Your answers agree with each other: CR {ratio} (at most {limit})."),
      ("inconsistent", "Your answers contradict each other: CR {ratio} (at most {limit})."),
      ("lookAgain", "Please look at this one again: {answer}."),
      ("suggestion", "Your other answers go better with: {suggestion} (CR {ratio})."),
      ("end", "Hand in"),
      ("openCount", "Open questions: {count}"),
      ("allAnswered", "Every question is answered or skipped."),
      ("contradictions", "Answers that contradict each other:"),
      (
        "endExplained",
        "Save your answers as a file and send it to whoever asked you. One of the two files "
          + "is enough."
      ),
      ("nameMissing", "Please write your name first."),
      ("nothingAnswered", "No question is answered yet."),
      ("saveJSON", "Save answers"),
      ("saveCSV", "Save as table (CSV)"),
      ("saved", "Saved as {file}, in the folder for downloads."),
      (
        "savedExplained",
        "Send this file to whoever asked you, by mail or message. If no file was saved, copy "
          + "the text below and send it instead."
      ),
      ("contents", "Contents of the file"),
      ("share", "Send …"),
      ("copy", "Copy the text"),
      ("copied", "Copied"),
      ("startAgain", "Start again"),
      ("startAgainQuestion", "Discard all answers?"),
    ])

  private static let indonesian = QuestionnaireText(
    words: [
      "{first} dan {second} sama {same}",
      "{first} sama sampai sedikit lebih {word} daripada {second}",
      "{first} sedikit lebih {word} daripada {second}",
      "{first} sedikit sampai cukup lebih {word} daripada {second}",
      "{first} lebih {word} daripada {second}",
      "{first} lebih sampai jauh lebih {word} daripada {second}",
      "{first} jauh lebih {word} daripada {second}",
      "{first} jauh sampai mutlak lebih {word} daripada {second}",
      "{first} mutlak lebih {word} daripada {second}",
    ],
    criterionWords: ("penting", "penting"), alternativeWords: ("baik", "baik"),
    influenceWords: ("berpengaruh", "berpengaruh"),
    criteriaQuestion: "Untuk “{criterion}”: mana yang lebih penting, {first} atau {second}?",
    alternativesQuestion: "Dari segi “{criterion}”: mana yang lebih baik, {first} atau {second}?",
    influencesQuestion: "Untuk “{criterion}”: mana yang lebih berpengaruh, {first} atau {second}?",
    asked: (
      "Untuk “{criterion}”: mana yang lebih penting, dan seberapa besar?",
      "Dari segi “{criterion}”: mana yang lebih baik, dan seberapa besar?",
      "Untuk “{criterion}”: mana yang lebih berpengaruh, dan seberapa besar?"
    ), sides: ("{item} lebih penting", "{item} lebih baik", "{item} lebih berpengaruh"),
    howMuch: "Seberapa besar?",
    goal: "Tujuan",
    method: "CR dengan indeks acak {table}",
    printedIntroduction:
      "Lingkari satu angka untuk setiap pasangan: di sisi kiri jika yang kiri lebih penting atau lebih baik, di "
      + "sisi kanan jika yang kanan; 1 jika sama, 3 sedikit lebih, 5 lebih, 7 jauh lebih, 9 mutlak lebih, dan "
      + "2, 4, 6, 8 di antaranya. Kosongkan pasangan yang tidak dapat Anda nilai.",
    participant: "Nama",
    judging: Judging(
      help:
        "Jawablah berapa kali yang pertama lebih disukai: 1 sama, 3 sedikit lebih, 5 lebih, 7 jauh lebih,\n"
        + "9 mutlak lebih; 1/3 … 1/9 (atau /3 … /9) jika yang kedua. s melewati, u kembali, q berhenti\n"
        + "(jawaban disimpan), ? menampilkan ini lagi.",
      wrong: "'{answer}' bukan jawaban (1 … 9 atau 1/9 … 1, s, u, q, atau ?).",
      nothingBefore: "Tidak ada pertanyaan sebelum ini.",
      change: "Jawaban lain, atau Enter untuk mempertahankan jawaban Anda:",
      progress: "{answered} dari {total} terjawab.",
      end: "Itu pertanyaan terakhir.",
      stopped: "Berhenti; dengan berkas yang sama pertanyaan berlanjut dari sini."),
    page: [
      (
        "introduction",
        "Untuk setiap pasangan, tekan angka di sisi yang lebih penting atau lebih baik: 2 "
          + "sedikit lebih … 9 mutlak lebih; atau 1 jika keduanya sama. Pertanyaan boleh "
          + "dilewati."
      ),
      (
        "length",
        "Ada {total} pertanyaan, kira-kira {minutes} menit. Anda boleh berhenti kapan saja "
          + "dan melanjutkan nanti di perangkat ini."
      ),
      (
        "privacy",
        "Jawaban Anda tetap di perangkat ini sampai Anda menyimpan dan menyerahkan "
          + "berkasnya. Halaman ini berfungsi tanpa internet."
      ),
      (
        "noDraft",
        "Peramban ini tidak mengizinkan penyimpanan draf: jangan tutup halaman sebelum "
          + "jawaban disimpan."
      ),
      ("name", "Nama Anda"),
      ("begin", "Mulai"),
      ("goOn", "Lanjutkan"),
      ("start", "Awal"),
      ("map", "Ikhtisar"),
      ("part", "Bagian {part} dari {parts}: {title}"),
      (
        "scale",
        "1 sama, 3 sedikit lebih, 5 lebih, 7 jauh lebih, 9 mutlak lebih; 2, 4, 6, dan 8 di "
          + "antaranya."
      ),
      ("equal", "sama"),
      ("back", "Kembali"),
      ("next", "Berikutnya"),
      ("toOpen", "Pertanyaan terbuka berikutnya"),
      ("progressLabel", "Pertanyaan terjawab"),
      ("progress", "{answered} dari {total} terjawab, {skipped} dilewati"),
      ("open", "Belum dijawab."),
      ("skip", "Lewati pertanyaan ini"),
      ("skipped", "Dilewati."),
      ("decimalSeparator", ","),
      ("unconnected", "Konsistensi tampil setelah jawaban Anda menghubungkan semua butir."),
      ("noContradiction", "Jawaban sesedikit ini belum dapat saling bertentangan."),
      ("noRandomIndex", "Tidak ada indeks acak untuk butir sebanyak ini."),
      ("consistent", "Jawaban Anda konsisten: CR {ratio} (paling besar {limit})."),
      ("inconsistent", "Jawaban Anda saling bertentangan: CR {ratio} (paling besar {limit})."),
      ("lookAgain", "Mohon periksa kembali: {answer}."),
      ("suggestion", "Jawaban Anda yang lain lebih sesuai dengan: {suggestion} (CR {ratio})."),
      ("end", "Serahkan"),
      ("openCount", "Pertanyaan terbuka: {count}"),
      ("allAnswered", "Semua pertanyaan sudah dijawab atau dilewati."),
      ("contradictions", "Jawaban yang saling bertentangan:"),
      (
        "endExplained",
        "Simpan jawaban sebagai berkas dan kirimkan kepada yang meminta. Salah satu dari "
          + "kedua berkas sudah cukup."
      ),
      ("nameMissing", "Tuliskan nama Anda dahulu."),
      ("nothingAnswered", "Belum ada pertanyaan yang dijawab."),
      ("saveJSON", "Simpan jawaban"),
      ("saveCSV", "Simpan sebagai tabel (CSV)"),
      ("saved", "Disimpan sebagai {file}, di folder unduhan."),
      (
        "savedExplained",
        "Kirimkan berkas ini kepada yang meminta, lewat surel atau pesan. Jika tidak ada "
          + "berkas yang tersimpan, salin teks di bawah dan kirimkan teks itu."
      ),
      ("contents", "Isi berkas"),
      ("share", "Kirim …"),
      ("copy", "Salin teks"),
      ("copied", "Disalin"),
      ("startAgain", "Mulai lagi"),
      ("startAgainQuestion", "Buang semua jawaban?"),
    ])

  /// The words for 1 … 9 on what is compared, with {first} and {second} in them.
  func words(on kind: ComparedKind) -> [String] {
    switch kind {
    case .criteria: criterionWords
    case .alternatives: alternativeWords
    case .influences: influenceWords
    }
  }

  /// The question on a pair, with {first}, {second} and {criterion} in it.
  func question(on kind: ComparedKind) -> String {
    switch kind {
    case .criteria: criteriaQuestion
    case .alternatives: alternativesQuestion
    case .influences: influencesQuestion
    }
  }

  /// The question on all pairs, with {criterion} in it.
  func ask(on kind: ComparedKind) -> String {
    switch kind {
    case .criteria: criteriaAsked
    case .alternatives: alternativesAsked
    case .influences: influencesAsked
    }
  }

  /// What the side of an answer says, with {item} in it.
  func side(on kind: ComparedKind) -> String {
    switch kind {
    case .criteria: criterionSide
    case .alternatives: alternativeSide
    case .influences: influenceSide
    }
  }

  /// A text that the page says too.
  func text(_ key: String) -> String { page.first { $0.key == key }?.text ?? "" }

  /// Returns the page's texts as data.
  func data() -> DataValue { .mapping(page.map { ($0.key, .text($0.text)) }) }
}
