import AHP
import Testing

@testable import AHPFormats

/// Exports as the products write them: the columns that they add, their names of questions, their
/// marks.
struct SurveyProductTests {
  /// An export with the answers 3 and -5 (the second), then 1/7 or -7 and a missing one.
  struct Export: CustomTestStringConvertible, Sendable {
    let product: String
    let text: String
    let people: [String]
    var signed: SignedAnswers?
    var attributes: [String] = []
    var testDescription: String { product }
  }

  private static let exports = [
    Export(
      product: "Qualtrics with a byte order mark",
      text: "\u{FEFF}StartDate,Status,IPAddress,Progress,Finished,ResponseId,UserLanguage,Q1,Q2\r\n"
        + "Start Date,Response Type,IP Address,Progress,Finished,Response ID,User Language,"
        + "Bus line: Fare or Seats?,Bus line: Fare or Speed?\r\n"
        + #""{""ImportId"":""startDate""}","{""ImportId"":""status""}","{""ImportId"":""ip""}","#
        + #""{""ImportId"":""progress""}","{""ImportId"":""finished""}","{""ImportId"":""_recordId""}","#
        + #""{""ImportId"":""userLanguage""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}""#
        + "\r\n2026-01-02,IP Address,127.0.0.1,100,True,R_1,EN,3,1/5\r\n"
        + "2026-01-02,IP Address,127.0.0.1,60,False,R_2,EN,1/7,\r\n",
      people: ["R_1", "R_2"]),
    Export(
      product: "KoboToolbox: semicolons, groups, columns with an underscore",
      text: "start;end;bus/Fare_or_Seats;bus/Fare_or_Speed;__version__;_id;_uuid;_submission_time;"
        + "_validation_status;_notes;_status;_submitted_by;_tags;_index\n"
        + "2026-01-02T03:04;2026-01-02T03:09;3;-5;v1;100;ab-1;2026-01-02;;;ok;;;1\n"
        + "2026-01-02T03:04;2026-01-02T03:09;-7;;v1;101;ab-2;2026-01-02;;;ok;;;2\n",
      people: ["100", "101"], signed: .second),
    Export(
      product: "ODK: group-question, and a tail of columns about the submission",
      text: "SubmissionDate,start,end,bus-Fare_or_Seats,bus-Fare_or_Speed,meta-instanceID,"
        + "meta-instanceName,KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,"
        + "Status,ReviewState,DeviceID,Edits,FormVersion\n"
        + "2026-01-02,a,b,3,-5,uuid:1,,uuid:1,5,clinic,0,0,,,d,0,1\n"
        + "2026-01-02,a,b,-7,NA,uuid:2,,uuid:2,5,clinic,0,0,,,d,0,1\n",
      people: ["uuid:1", "uuid:2"], signed: .second),
    Export(
      product: "LimeSurvey: response, date of submission, last page",
      text:
        #""id","submitdate","lastpage","startlanguage","seed","startdate","datestamp","ipaddr","#
        + #""Q1[SQ001]. Fare or Seats","Q1[SQ002]. Fare or Speed""# + "\n"
        + #""7","2026-01-02 03:04:05","3","en","1","2026","2026","127.0.0.1","3","1/5""# + "\n"
        + #""8","","1","en","1","2026","2026","127.0.0.1","1/7","""# + "\n",
      people: ["7", "8"]),
    Export(
      product: "Google Forms: a timestamp, and the question as the title",
      text: "Timestamp,Email Address,Your name,Which matters more: Fare or Seats?,"
        + "Which matters more: Fare or Speed?,Department\n"
        + "2026/01/02 3:04:05 AM GMT+7,a@example.com,Ann,3 – Fare,5 – Speed,North\n"
        + "2026/01/02 3:05:05 AM GMT+7,b@example.com,Bob,7 – Seats,,South\n",
      people: ["Ann", "Bob"], attributes: ["Department"]),
  ]

  @Test(arguments: exports)
  func `an export as the product writes it is read, and its own columns are left out`(
    export: Export
  ) throws {
    let model = try SurveyForms.model().model
    let result = try ResponseResult.read(
      export.text, model: model, options: ResponseOptions(signed: export.signed))
    #expect(result.error == nil)
    #expect(
      result.answers == [
        "\(export.people[0]): 3 1/5 - - - -", "\(export.people[1]): 1/7 - - - - -",
      ])
    #expect(result.reading.attributeNames == export.attributes)
    #expect(result.reading.leftOut.map(\.part) == [.columns])
  }

  @Test func `nothing but blanks, as much as there is, has no answers`() throws {
    let model = try SurveyForms.model().model
    let files = try ResponseFiles()
    for bytes in [
      [UInt8](repeating: 0x20, count: 40 << 20), [UInt8](repeating: 0x0A, count: 40 << 20),
      [UInt8](repeating: 0, count: 40 << 20), [UInt8](repeating: 0x2C, count: 20 << 20),
    ] {
      let result = ResponseResult.read(
        [try files.write(bytes)], model: model, pieceSize: TableReader.pieceSize)
      let error = files.shortened(result.error ?? "none")
      #expect(error.hasPrefix("a.csv") && error.contains(" error: "))
      #expect(error.split(separator: "\n").count <= 4 && error.utf8.count < 1_000, "\(error)")
    }
  }
}
