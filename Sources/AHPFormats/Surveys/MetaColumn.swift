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
    "responseid", "id", "key", "uuid",
  ]

  /// The column whose title is the best of those that name who has answered; `nil` if none does.
  static func participantColumn(in titles: [String]) -> Int? {
    let names = titles.map(folded)
    return participantTitles.lazy.compactMap { names.firstIndex(of: $0) }.first
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
    "formhub/uuid", "meta-instanceid", "meta-instancename", "meta/instanceid", "meta/instancename",
    "meta/deprecatedid", "meta/rootuuid",
    "instanceid", "instancename", "submitterid", "submittername", "attachmentspresent",
    "attachmentsexpected", "reviewstate", "edits", "formversion", "audit",
    // Google Forms, Microsoft Forms and SurveyMonkey.
    "timestamp", "capwaktu", "score", "skor", "starttime", "completiontime", "lastmodifiedtime",
    "collectorid", "datecreated", "datemodified", "firstname", "lastname", "customdata1",
    "horodateur", "marcatemporal", "carimbodedata/hora", "zeitstempel", "zamandamgası",
    "отметкавремени",
  ]

  /// Whether a column is about the survey rather than its answers, or says who and where somebody
  /// is.
  static func isMeta(_ title: String) -> Bool {
    let name = folded(title)
    if titles.contains(name) || participantTitles.contains(name) || title.hasPrefix("_") {
      return true
    }
    if isRemark(title) { return true }
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
      switch MetaColumn.folded(title) {
      case "submitdate", "datesubmitted": self = .submission
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
