import Foundation
import Testing

/// What of a model is set aside, and whom it does not count, is said in every result.
struct SetAsideTests {
  private static let model = """
    ahp: 1
    name: Van
    provenance: published
    alternatives: [x, y, z]
    participants:
      - {name: Ann, weight: 3, attributes: {ward: A}}
      - Bob
      - {name: Cem, weight: 2}
    goal:
      name: Van
      judgments: {Ann: {upperTriangle: [3]}, Bob: {upperTriangle: [1/2]}, Cem: {upperTriangle: [1]}}
      children:
        - {name: Cost, upperTriangle: [1/3, 2, 9]}
        - name: Looks
          judgments: {Ann: {upperTriangle: [5, 1/2, 1/8]}, Bob: {upperTriangle: [1, 2, 3]}}

    """
  private static let answers = """
    participant,|Cost|Looks,Cost|x|y,Cost|x|z,Cost|y|z,Looks|x|y,Looks|x|z,Looks|y|z
    Ann,4,1/4,1,3,4,1,1/3
    Dora,1/4,1/2,2,3,1/2,2,4

    """

  private func withFiles(
    model: String = model, _ body: (_ run: ([String]) throws -> Tool.Outcome) throws -> Void
  ) throws {
    try Tool.inTemporaryFolder { folder in
      for (name, text) in [("m.yaml", model), ("a.csv", Self.answers)] {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
      }
      try body { try Tool.run($0, environment: ["COLUMNS": "400"], in: folder) }
    }
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func words(_ text: String) -> String { text.replacing(/\s+/, with: " ") }

  private static let replacing = ["--responses", "a.csv", "--own-judgments", "replace"]

  @Test func `answers that stand twice name the option that counts them`() throws {
    let model = Self.model.replacing(
      "{name: Cost, upperTriangle: [1/3, 2, 9]}",
      with: "{name: Cost, judgments: {Bob: {upperTriangle: [1/3, 2, 9]}}}")
    try withFiles(model: model) { run in
      for command in ["synthesize", "group"] {
        let twice = try run([command, "m.yaml", "--responses", "a.csv", "--skip-invalid"])
        #expect(twice.status == 2)
        #expect(
          twice.errors.contains(
            "hint: '--own-judgments replace' sets the model's own judgments aside"),
          "\(twice.errors)")
      }
    }
  }

  @Test(arguments: [
    ["synthesize"], ["check"], ["consistency"], ["sensitivity"], ["what-if", "--vary", "10%"],
    ["simulate", "--draws", "20"], ["compare-methods"], ["group"], ["repair"],
  ]) func `a result says whose judgments the answers replace`(command: [String]) throws {
    try withFiles { run in
      let arguments = [command[0], "m.yaml"] + command.dropFirst() + Self.replacing
      let text = words(try run(arguments).output)
      #expect(
        text.contains(
          "Set aside: the model's own judgments, in whose place the answers stand: everybody's, in "
            + "1 matrix, those of 3 people (Ann, Bob, Cem); 1 of them has answered anew"), "\(text)"
      )
      #expect(text.contains("the model's own judgments are published, the answers are not"))
      let data = try json(run(arguments + ["--format", "json"]).output)
      let notes = try #require(data["answers"] as? [String: Any])
      let setAside = try #require(notes["setAside"] as? [String: Any])
      #expect(setAside["everybodys"] as? Int == 1 && setAside["people"] as? Int == 3)
      #expect(setAside["provenance"] as? String == "published")
      let people = try #require(setAside["participants"] as? [[String: Any]])
      #expect(people.map { $0["participant"] as? String } == ["Ann", "Bob", "Cem"])
      #expect(people.map { $0["weight"] as? Double } == [3, 1, 2])
      #expect(people.map { $0["answersAgain"] as? Bool } == [true, false, false])
      // What is evaluated is no longer the published thing.
      let model = try #require(data["model"] as? [String: Any])
      #expect(model["provenance"] as? String == "elicited")
      #expect(!text.contains("Judgments: published"))
    }
  }

  @Test func `pages and pictures say what the answers replace`() throws {
    try withFiles { run in
      let page = try run(
        ["report", "m.yaml", "--draws", "0", "--format", "markdown"] + Self.replacing)
      #expect(page.status == 0, "\(page.errors)")
      #expect(words(page.output).contains("in whose place the answers stand"))
      let picture = try run(["chart", "ranking", "m.yaml"] + Self.replacing)
      #expect(
        words(picture.output.replacing(/<[^>]*>/, with: " ")).replacing("&#39;", with: "'")
          .contains(
            "The answers stand in the place of the model's own judgments."), "\(picture.errors)")
    }
  }

  @Test func `names stay unknown where people have numbers`() throws {
    try withFiles { run in
      for command in ["synthesize", "group"] {
        let said = try run([command, "m.yaml", "--anonymous", "--format", "json"] + Self.replacing)
        #expect(said.status == 0, "\(said.errors)")
        #expect(!said.output.contains("Bob") && !said.output.contains("Ann"), "\(said.output)")
      }
    }
  }

  /// Ann has three times the say of Dora, as the model has it; the answers say nothing of weights.
  @Test func `who is in the model keeps weight and attributes`() throws {
    try withFiles { run in
      func priorities(_ arguments: [String]) throws -> [Double] {
        let data = try json(
          run(["synthesize", "m.yaml", "--format", "json"] + arguments).output)
        return try #require(data["alternatives"] as? [[String: Any]])
          .map { $0["priority"] as? Double ?? 0 }
      }
      let kept = try priorities(Self.replacing)
      let explicit = try run(
        ["collect", "m.yaml", "a.csv", "--own-judgments", "replace", "-o", "c.csv"])
      #expect(explicit.status == 0, "\(explicit.errors)")
      #expect(
        try priorities(["--responses", "c.csv", "--own-judgments", "replace"]) == kept)
      let group = try json(
        run(["group", "m.yaml", "--people", "--by", "ward", "--format", "json"] + Self.replacing)
          .output)
      let members = try #require(group["members"] as? [[String: Any]])
      #expect(members.map { $0["weight"] as? Double } == [3, 1])
      // With the geometric mean of weights 3 and 1: 4^(3/4) (1/4)^(1/4) = 2.
      let criteria = try #require(group["criteria"] as? [[String: Any]])
      let goal = try #require(criteria[0]["matrix"] as? [Double])
      #expect(abs(goal[0] - 2) < 1e-12)
    }
  }

  @Test(arguments: [
    "synthesize", "check", "consistency", "sensitivity", "simulate", "compare-methods", "repair",
    "audit",
  ]) func `whoever has no weight is named`(command: String) throws {
    let model = Self.model.replacing("name: Cem, weight: 2", with: "name: Cem, weight: 0")
    try withFiles(model: model) { run in
      let said = try run([command, "m.yaml"])
      #expect(
        words(said.output).contains("Left out: Cem (weight 0)"), "\(said.output)\(said.errors)")
      #expect(said.errors.contains("note: the weight is 0 of Cem"))
      let data = try json(run([command, "m.yaml", "--format", "json"]).output)
      let notes = try #require(data["answers"] as? [String: Any])
      let leftOut = try #require(notes["leftOut"] as? [[String: Any]])
      #expect(leftOut.map { $0["participant"] as? String } == ["Cem"])
      #expect(leftOut.map { $0["reason"] as? String } == ["weight"])
    }
  }

  @Test func `a group says which aggregation the model asks for`() throws {
    let model = Self.model.replacing(
      "provenance: published", with: "settings: {aggregation: priorities}")
    try withFiles(model: model) { run in
      let said = words(try run(["group", "m.yaml"]).output)
      #expect(
        said.contains(
          "the model asks for the arithmetic mean of final priorities (AIP), which counts in the "
            + "other commands; here all kinds stand side by side"), "\(said)")
      let data = try json(run(["group", "m.yaml", "--format", "json"]).output)
      #expect(data["modelAggregation"] as? String == "priorities")
    }
    try withFiles { run in
      let said = try run(["group", "m.yaml"]).output
      #expect(!said.contains("the model asks for"))
    }
  }
}
