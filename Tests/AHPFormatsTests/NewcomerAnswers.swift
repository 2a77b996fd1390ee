import AHP

@testable import AHPFormats

/// A model of three criteria, and tables of answers to it as people have them.
enum NewcomerAnswers {
  static let model = """
    ahp: 1
    name: Pemasok
    goal: {name: Pemasok terbaik, children: [{name: Harga}, {name: Mutu}, {name: Pengiriman}]}
    """

  /// The titles of the three pairs.
  static let pairs = "Harga vs Mutu,Harga vs Pengiriman,Mutu vs Pengiriman"

  /// Reads a file of answers; messages have its name alone.
  static func read(_ bytes: [UInt8], _ name: String) throws -> ResponseResult {
    let files = try ResponseFiles()
    let path = try files.write(bytes, name)
    var result = ResponseResult.read(
      [path], model: try ModelFile.read(text: model, name: "m.yaml").model,
      pieceSize: TableReader.pieceSize)
    result.error = result.error.map { files.shortened($0) }
    result.notes = result.reading.notes.map { files.shortened($0) }
    return result
  }
}
