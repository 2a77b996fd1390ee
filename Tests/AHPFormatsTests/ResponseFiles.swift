import AHP
import Foundation

@testable import AHPFormats

/// Files in a folder of their own, which is gone with the value.
struct ResponseFiles: ~Copyable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "ahp-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ bytes: some Collection<UInt8>, _ name: String = "a.csv") throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  /// What is said about a file, with its name alone instead of its path.
  func shortened(_ text: String) -> String {
    text.replacingOccurrences(of: folder.path + "/", with: "")
  }
}

/// What reading files gives: responses, or what is wrong.
struct ResponseResult {
  var responses: [Response] = []
  var reading = ResponseReading()
  var restarts = 0
  var error: String?

  /// The answers as they are written, `-` for those that are missing.
  var answers: [String] {
    responses.map { response in
      response.participant.name + ": "
        + response.answers.map { $0 == Response.missing ? "-" : Ratio.text($0) }
        .joined(separator: " ")
    }
  }

  /// What is said of the files.
  var notes: [String] = []

  /// The problems because of which answers were left out.
  var skipped = ""

  static func read(
    _ paths: [String], model: DecisionModel, options: ResponseOptions = ResponseOptions(),
    pieceSize: Int = 1 << 12, longestRow: Int = TableReader.longestRow
  ) -> ResponseResult {
    var result = ResponseResult()
    do throws(FileError) {
      result.reading = try ResponseReader(
        model: model, options: options, pieceSize: pieceSize, longestRow: longestRow
      ).read(
        paths,
        restart: {
          result.restarts += 1
          result.responses = []
        }, receive: { result.responses.append($0) })
    } catch {
      result.error = error.description
      result.responses = []
    }
    return result
  }

  /// Reads texts as files `a.csv`, `b.csv` and so on, or of the given names.
  static func read(
    texts: [String], names: [String] = [], model: DecisionModel,
    options: ResponseOptions = ResponseOptions(), pieceSize: Int = 1 << 12
  ) throws -> ResponseResult {
    let files = try ResponseFiles()
    var paths: [String] = []
    for (position, text) in texts.enumerated() {
      let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(position)))
      paths.append(
        try files.write(
          Array(text.utf8), position < names.count ? names[position] : "\(letter).csv"))
    }
    var result = read(paths, model: model, options: options, pieceSize: pieceSize)
    result.error = result.error.map { files.shortened($0) }
    result.skipped = files.shortened(
      result.reading.skipped.map(\.description).joined(separator: "\n"))
    result.notes = result.reading.notes.map { files.shortened($0) }
    result.reading.files = result.reading.files.map { files.shortened($0) }
    return result
  }

  static func read(
    _ text: String, name: String = "a.csv", model: DecisionModel,
    options: ResponseOptions = ResponseOptions(), pieceSize: Int = 1 << 12
  ) throws -> ResponseResult {
    try read(texts: [text], names: [name], model: model, options: options, pieceSize: pieceSize)
  }
}

/// A model with a shape that betrays transposed indices: three criteria, of which one has two
/// children, and four alternatives below one of those.
func surveyModel() throws -> DecisionModel {
  try ModelFile.read(
    text: """
      ahp: 1
      name: Buying a car
      alternatives: [Red, Green, Blue, Grey]
      goal:
        name: Best car
        children:
          - {name: Cost, children: [{name: Purchase, alternatives: [Red, Blue, Grey]}, {name: Upkeep, alternatives: [Red, Green]}]}
          - {name: Safety, alternatives: [Red]}
          - {name: Style, alternatives: [Grey]}
      """, name: "car.yaml"
  ).model
}
