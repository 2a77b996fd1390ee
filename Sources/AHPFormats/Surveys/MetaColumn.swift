/// Columns that survey programs add to the answers.
enum MetaColumn {
  /// A title without capital letters, spaces and underscores.
  static func folded(_ title: String) -> String {
    title.lowercased().filter { !$0.isWhitespace && $0 != "_" }
  }

  /// The titles of columns that name who has answered, the best first.
  static let participantTitles = [
    "participant", "participantname", "respondent", "respondentname", "namaresponden", "responden",
    "participantid", "respondentid", "idresponden", "name", "yourname", "nama", "namaanda",
    "fullname", "namalengkap",
    // French, Spanish, Portuguese, German, Turkish and Russian.
    "nom", "nometprénom", "prénometnom", "nomcomplet", "répondant", "nombre", "nombrecompleto",
    "nombreyapellido", "nombreyapellidos", "encuestado", "participante", "nome", "nomecompleto",
    "respondente", "vorundnachname", "teilnehmer", "teilnehmerin", "befragte", "adsoyad",
    "adısoyadı", "adınızsoyadınız", "katılımcı", "имя", "фио", "участник", "респондент",
    "wieheißensie", "commentvousappelezvous", "cómosellama", "adınız", "isminiz", "isim",
    "namapakar", "namaahli", "namanarasumber", "expertname",
    "responseid", "idrespons", "responid", "idrespon", "antwort-id", "antwortid", "iddelaréponse",
    "idderespuesta",
    "iddaresposta", "id", "key", "uuid",
  ]

  /// Words of a request for a name that do not change what is asked: `Nama lengkap Anda`, `What is
  /// your name?`.
  private static let requests: Set<Substring> = [
    "what", "is", "please", "enter", "write", "your", "the", "optional", "you", "anda", "siapa",
    "silakan", "silahkan", "mohon", "tuliskan", "tulis", "isi", "isikan", "masukkan", "sebutkan",
    "opsional", "bapak", "ibu", "saudara", "saudari", "kamu", "votre", "su", "tu", "seu", "sua",
    "ihr", "ihren", "bitte", "qual", "é", "o", "cuál", "es", "quel", "est",
  ]

  /// The code of a question that LimeSurvey writes before its text, `submitdate. Date submitted`,
  /// without capital letters; `nil` for titles without one.
  private static func code(of title: String) -> String? {
    guard let end = title.firstRange(of: ". ") else { return nil }
    let code = title[..<end.lowerBound]
    return code.isEmpty || code.contains(where: \.isWhitespace) ? nil : code.lowercased()
  }

  /// The codes of the columns that LimeSurvey adds.
  private static let codes: Set<String> = [
    "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr", "refurl",
    "token",
  ]

  /// How good a title is for the column of who has answered, 0 for the best; `nil` for titles of
  /// anything else.
  static func participantRank(_ title: String) -> Int? {
    if let rank = participantTitles.firstIndex(of: folded(title)) { return rank }
    guard title.utf8.count <= 80 else { return nil }
    if let rank = code(of: title).flatMap({ participantTitles.firstIndex(of: $0) }) { return rank }
    let words = title.lowercased().split { !$0.isWordCharacter && !"'’".contains($0) }
    let rest = words.filter { !requests.contains($0) }
    return participantTitles.firstIndex(of: folded(rest.joined()))
  }

  /// The column whose title is the best of those that name who has answered; `nil` if none does.
  static func participantColumn(in titles: [String]) -> Int? {
    var best: (rank: Int, column: Int)?
    for (column, title) in titles.enumerated() {
      guard let rank = participantRank(title), best.map({ rank < $0.rank }) ?? true else {
        continue
      }
      best = (rank, column)
    }
    return best?.column
  }

  /// The titles that SurveyMonkey writes below a question, which have no words of it.
  private static let answerTitles: Set<String> = [
    "response", "open-endedresponse", "other(pleasespecify)", "jawaban", "tanggapan",
    "lainnya(sebutkan)",
  ]

  /// Whether a title says that a column has the answer to the question above it, and no more.
  static func isAnswerTitle(_ title: String) -> Bool { answerTitles.contains(folded(title)) }

  /// Whether a column has what people add to their answer.
  static func isRemark(_ title: String) -> Bool {
    ["other(pleasespecify)", "lainnya(sebutkan)"].contains(folded(title))
  }

  private static let weightTitles: Set<String> = [
    "weight", "weights", "weighting", "expertweight", "weightofexpert", "participantweight",
    "respondentweight",
    "sampleweight", "bobot", "bobotpakar", "bobotahli", "bobotresponden", "gewicht", "gewichtung",
    "poids", "peso", "pesos", "ağırlık", "вес",
  ]

  /// Whether a title is the word for the weight of a participant.
  static func isWeight(_ title: String) -> Bool { weightTitles.contains(folded(title)) }

  private static let winnerTitles: Set<String> = [
    "winner", "preferred", "direction", "sign", "inverse", "inverted", "reverse", "reversed",
    "preferreditem", "moreimportant", "moreimportantone", "pemenang", "arah", "tanda", "terbalik",
    "lebihpenting", "yanglebihpenting", "gewinner", "richtung", "vorzeichen", "wichtiger",
    "gagnant", "ganador",
  ]

  /// Whether a title says that a column has which of two is preferred, numbered or not.
  static func isWinner(_ title: String) -> Bool {
    winnerTitles.contains(folded(title).filter(\.isLetter))
  }

  private static let titles: Set<String> = [
    // Qualtrics.
    "startdate", "enddate", "status", "responsetype", "ipaddress", "progress", "durationinseconds",
    "duration(inseconds)", "finished", "recordeddate", "recipientlastname", "recipientfirstname",
    "recipientemail", "externalreference", "externaldatareference", "locationlatitude",
    "locationlongitude", "distributionchannel", "userlanguage", "qrecaptchascore",
    // LimeSurvey.
    "submitdate", "datesubmitted", "lastpage", "startlanguage", "seed", "datestarted", "datestamp",
    "datelastaction", "ipaddr", "refurl", "referrerurl", "token", "accesscode",
    // KoboToolbox and ODK.
    "start", "end", "today", "username", "deviceid", "subscriberid", "simserial", "simid",
    "phonenumber", "submissiontime", "submissiondate", "validationstatus", "notes", "submittedby",
    "version", "tags", "index", "geolocation", "attachments", "xformidstring", "bambooldatasetid",
    "formhub/uuid",
    "instanceid", "instancename", "submitterid", "submittername", "attachmentspresent",
    "attachmentsexpected", "reviewstate", "edits", "formversion", "audit",
    // Google Forms, Microsoft Forms and SurveyMonkey.
    "timestamp", "score", "starttime", "completiontime", "lastmodifiedtime",
    "collectorid", "datecreated", "datemodified", "firstname", "lastname", "customdata1",
    "totalpoints", "quizfeedback", "gradepostedtime",
  ]

  /// The same in the languages that people set these programs to.
  private static let translatedTitles: Set<String> = [
    // Google Forms: Indonesian, Malay, French, Spanish, Portuguese, German, Turkish, Russian,
    // Italian, Dutch, Polish, Vietnamese, Swedish, Czech, Chinese, Japanese, Korean and Arabic.
    "stempelwaktu", "capwaktu", "capmasa", "horodateur", "marcatemporal", "carimbodedata/hora",
    "zeitstempel", "zamandamgası", "отметкавремени", "informazionicronologiche", "tijdstempel",
    "sygnaturaczasowa", "dấuthờigian", "tidstämpel", "časovérazítko", "时间戳记", "時間戳記",
    "タイムスタンプ", "타임스탬프", "طابعزمني",
    "skor", "punktzahl", "puntuación", "pontuação", "puan", "баллы", "punteggio",
    "namapengguna", "nomd'utilisateur", "nomd’utilisateur", "nombredeusuario", "nomedeusuário",
    "nutzername", "kullanıcıadı", "имяпользователя", "surel", "alamatsurel",
    // Microsoft Forms.
    "waktumulai", "waktupenyelesaian", "waktuselesai", "waktumodifikasiterakhir",
    "waktuterakhirdiubah", "totalpoin", "startzeit", "fertigstellungszeit", "abschlusszeit",
    "uhrzeitderletztenänderung", "heurededébut", "heuredefin", "heuredeladernièremodification",
    "adressedemessagerie", "horadeinicio", "horadefinalización", "horadelaúltimamodificación",
    "horadeinício", "horadeconclusão", "horadaúltimamodificação", "başlangıçzamanı",
    "tamamlanmazamanı", "tamamlamazamanı", "sondeğiştirmezamanı", "времяначала",
    "времявыполнения", "времяпоследнегоизменения",
    // LimeSurvey.
    "datumabgeschickt", "letzteseite", "start-sprache", "startsprache", "zufallsstartwert",
    "datumgestartet", "datumletzteaktivität", "ip-adresse", "zugangscode", "weiterleitungs-url",
    "datedesoumission", "dernièrepage", "languededépart", "datedelancement",
    "datedeladernièreaction", "adresseip", "fechadeenvío", "últimapágina", "lenguajeinicial",
    "semilla", "fechadeinicio", "fechadelaúltimaacción", "direcciónip", "datadeenvio",
    "idiomainicial", "datadeinício", "datadaúltimaação", "endereçoip", "tanggalkirim",
    "tanggaldikirim", "halamanterakhir", "bahasaawal", "tanggalmulai", "tanggalaksiterakhir",
    "alamatip", "gönderilmetarihi", "sonsayfa", "başlangıçdili", "ipadresi",
  ]

  /// Whether a column is about the survey rather than its answers, or says who and where somebody
  /// is.
  static func isMeta(_ title: String) -> Bool {
    let name = folded(title)
    if titles.contains(name) || translatedTitles.contains(name) || participantRank(title) != nil
      || title.hasPrefix("_") || code(of: title).map(codes.contains) ?? false
    {
      return true
    }
    if isRemark(title) || ["meta-", "meta/", "meta:", "meta."].contains(where: name.hasPrefix) {
      return true
    }
    return [
      "email", "e-mail", "courriel", "correoelectr", "e-posta", "электроннойпочты", "ipaddress",
      "latitude", "longitude", "phonenumber", "useragent",
    ]
    .contains { name.contains($0) }
  }

  /// What says that a response was not finished, or is a test.
  enum Completion {
    /// Blank where a response was not sent off.
    case submission
    /// False where a response was not finished.
    case finished
    /// The kind of response, which can be a test.
    case kind

    /// - Parameter title: The title of the column.
    init?(title: String) {
      let code = MetaColumn.code(of: title)
      switch code == "submitdate" ? "submitdate" : MetaColumn.folded(title) {
      case "submitdate", "datesubmitted", "datumabgeschickt", "datedesoumission", "fechadeenvío",
        "datadeenvio", "tanggalkirim", "tanggaldikirim", "gönderilmetarihi":
        self = .submission
      case "finished": self = .finished
      case "status", "responsetype": self = .kind
      default: return nil
      }
    }

    /// Whether a cell says that the response is not whole.
    func isIncomplete(_ cell: String) -> Bool {
      switch self {
      case .submission: MissingAnswer.isMark(cell)
      case .finished: ["false", "0"].contains(cell.lowercased())
      case .kind: false
      }
    }

    /// Whether a cell says that the response is a test.
    func isTest(_ cell: String) -> Bool {
      guard case .kind = self else { return false }
      return ["survey preview", "survey test"].contains(cell.lowercased())
    }
  }
}
