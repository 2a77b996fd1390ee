import AHP
import Foundation
import Testing

@testable import AHPFormats

/// Names with characters that nobody sees.
struct InvisibleNamesTests {
  private static let invisible = [
    "\u{200B}", "\u{2060}\u{200D}", "\u{202E}", "\u{FEFF}", "\u{AD}", "\u{3164}", "\u{2800}",
    "\u{FE0F}",
    "\u{E0001}", "\u{200B} \u{200B}",
  ]

  private func problems(_ body: () throws(FileError) -> Void) -> [String] {
    do throws(FileError) {
      try body()
      return []
    } catch {
      return error.diagnostics.map(\.message)
    }
  }

  private func withFile(_ text: String, _ ending: String, _ body: (String) -> Void) throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "\(UUID().uuidString).\(ending)").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    body(path)
  }

  private func model(_ first: String, _ second: String) -> String {
    """
    {"ahp": 1, "name": "m", "alternatives": ["\(first)", "\(second)", "c"],
    "goal": {"name": "g", "children": [{"name": "\(first)"}, {"name": "\(second)"}]}}
    """
  }

  @Test(arguments: invisible)
  func `a name without a visible character is refused wherever it is read`(name: String) throws {
    #expect(!ModelName.isGood(name))
    #expect(throws: ModelError.badName(name)) {
      try DecisionModel(name: name, goal: Criterion("g"))
    }
    let code = Hexadecimal.codePoint(name.unicodeScalars.first ?? " ")
    let found = problems { () throws(FileError) in
      _ = try ModelFile.read(text: model(name, "b"), name: "m.json")
    }
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.contains("has no visible character (found \(code)") })
    #expect(
      !problems { () throws(FileError) in
        _ = try ModelOutline.read(text: "g\n  \(name)\n  b\n", fileName: "o")
      }.isEmpty)
    let good = try ModelFile.read(text: model("a", "b"), name: "m.json").model
    try withFile("participant,node,first,second,ratio\n\(name),g,a,b,3\n", "csv") { path in
      let found = problems { () throws(FileError) in
        try ResponseReader(model: good).read([path], restart: {}, receive: { _ in })
      }
      #expect(found.count == 1 && found[0].contains("has no visible character"))
    }
    try withFile("participant\n\(name)\nb\n", "csv") { path in
      let found = problems { () throws(FileError) in _ = try ParticipantFile.read(path) }
      #expect(found.count == 1 && found[0].contains("has no visible character"))
    }
  }

  @Test(arguments: ["To\u{200B}m", "Tom\u{2060}", "\u{200F}Tom", "T\u{AD}om"])
  func `names that look the same are told apart`(name: String) throws {
    let code = Hexadecimal.codePoint(try #require(ModelName.unseen(in: name).first))
    for (first, second) in [("Tom", name), (name, "Tom")] {
      let found = problems { () throws(FileError) in
        _ = try ModelFile.read(text: model(first, second), name: "m.json")
      }
      #expect(found.count == 2)
      #expect(
        found.allSatisfy { $0.contains("only by characters that nobody sees") && $0.contains(code) }
      )
      #expect(
        problems { () throws(FileError) in
          _ = try ModelOutline.read(
            text: "g\n  \(first)\n  \(second)\nAlternatives:\n  \(first)\n  \(second)\n",
            fileName: "o")
        }.count == 2)
      try withFile("participant\n\(first)\n\(second)\n", "csv") { path in
        #expect(problems { () throws(FileError) in _ = try ParticipantFile.read(path) }.count == 1)
      }
      let good = try ModelFile.read(text: model("a", "b"), name: "m.json").model
      for table in [
        "participant,node,first,second,ratio\n\(first),g,a,b,3\n\(second),g,a,b,3\n",
        "participant,g|a|b\n\(first),3\n\(second),3\n",
      ] {
        try withFile(table, "csv") { path in
          let found = problems { () throws(FileError) in
            try ResponseReader(model: good).read([path], restart: {}, receive: { _ in })
          }
          #expect(found.count == 1)
          #expect(found.first?.contains(code) ?? false)
        }
      }
    }
    // An unknown name that looks like a known one.
    let known = try ModelFile.read(text: model("Tom", "b"), name: "m.json").model
    try withFile("participant,node,first,second,ratio\nAnn,g,\(name),b,3\n", "csv") { path in
      let found = problems { () throws(FileError) in
        try ResponseReader(model: known).read([path], restart: {}, receive: { _ in })
      }
      #expect(found.count == 1)
      #expect(
        found.first?.hasSuffix(
          "It differs from 'Tom' only by characters that nobody sees (found \(code) in it and none "
            + "in the other)") ?? false)
    }
  }

  @Test func `names with marks and joiners of their scripts stay names`() {
    for name in [
      "\u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645}", "\u{1F468}\u{200D}\u{1F469}",
      "e\u{301}",
      "\u{5E9}\u{5DC}\u{5D5}\u{5DD}\u{200F}!", "\u{2764}\u{FE0F}",
    ] {
      #expect(ModelName.isGood(name))
    }
  }
}
