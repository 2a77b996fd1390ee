import Foundation
import Testing

/// What somebody meets who has not read the manual: names, outlines and models without judgments.
struct FirstStepsTests {
  private static let outline = """
    Best laptop
      - Cost
          * Price
          * Repairs
      - Technology
          * Price
          * Usability
    Alternatives:
      - A
      - B

    """

  @Test func `an outline may have the marks of a list`() throws {
    let marked = try Tool.run(["init"], input: Self.outline)
    let plain = try Tool.run(
      ["init"],
      input: Self.outline.replacingOccurrences(of: "- ", with: "  ")
        .replacingOccurrences(of: "* ", with: "  "))
    #expect(marked.status == 0 && marked.output == plain.output)
    #expect(marked.output.contains("- name: Usability"))
  }

  @Test func `a new model shows each form of judgments, and each can be used`() throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "m.yaml").path
      let outline = "Best laptop\n  Cost, all in\n  Weight\n  Screen\n"
      let run = try Tool.run(["init", "-o", model, "--language", "en"], input: outline)
      #expect(run.status == 0)
      let text = try String(contentsOfFile: model, encoding: .utf8)
      #expect(text.contains("\nlanguage: en\n"))
      let forms = text.split(separator: "\n").filter { $0.hasPrefix("#   ") && $0.contains(": ") }
        .filter { !$0.contains("# ", after: 4) }.map { $0.dropFirst(4) }
      #expect(
        forms.map { $0.prefix { $0 != ":" } } == [
          "comparisons", "upperTriangle", "matrix", "priorities", "ranks",
        ])
      for form in forms {
        let judged = text.replacing("\n  children:", with: "\n  \(form)\n  children:")
        let result = try Tool.run(["synthesize", "-", "--format", "csv"], input: judged)
        #expect(result.status == 0, "\(form): \(result.errors)")
        // 4 : 2 : 1, or (1 + 1/2 + 1/3)/3 for the first of an order.
        let first = form.hasPrefix("ranks") ? 11.0 / 18 : 4.0 / 7
        let row = try #require(result.output.split(separator: "\n").first { $0.contains("Cost") })
        #expect(
          row.split(separator: ",").contains { abs((Double($0) ?? 0) - first) <= 1e-15 }, "\(form)")
      }
      // It is not written over, and is no outline.
      let again = try Tool.run(["init", "-o", model], input: outline)
      #expect(again.status == 2 && again.errors.contains("'--force'"))
      #expect(try String(contentsOfFile: model, encoding: .utf8) == text)
      #expect(try Tool.run(["init", "-o", model, "--force"], input: outline).status == 0)
      let wrong = try Tool.run(["init", model])
      #expect(wrong.status == 2)
      #expect(
        wrong.errors
          == "\(model): error: the file is a model, not an outline (expected names, those of criteria "
          + "indented below the goal)\n")
    }
  }

  @Test(arguments: [
    ["synthesize"], ["sensitivity"], ["simulate"], ["consistency"], ["report"], ["compare-methods"],
    ["chart", "ranking"], ["repair", "--method", "cao"],
  ]) func `a model without judgments says once what to do next`(command: [String]) throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "m.yaml").path
      _ = try Tool.run(["init", "-o", model], input: Self.outline)
      let split = command[0] == "chart" ? 2 : 1
      let run = try Tool.run(command.prefix(split) + [model] + command.dropFirst(split))
      #expect(run.status == 2 && run.output == "")
      #expect(
        run.errors == """
          \(model): error: nobody has judged anything in 'Best laptop': 7 criteria need judgments
            hint: count people's answers by '--responses', ask for them by 'ahp questionnaire' or \
          'ahp judge', or write judgments into the model ('ahp help judgments')

          """)
    }
  }

  @Test func `whoever has judged a part is not nobody`() throws {
    try Tool.inTemporaryFolder { folder in
      func write(_ text: String, _ name: String) throws {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
      }
      try write(
        "ahp: 1\nname: m\ngoal:\n  name: M\n  children:\n"
          + "    - {name: G, children: [{name: Cost}, {name: Age}]}\n    - {name: H}\n", "m.yaml")
      try write("participant,node,first,second,ratio\nAnn,G,Cost,Age,3\n", "one.csv")
      let counted = try Tool.run(
        ["aggregate", "--partial", "m.yaml", "--responses", "one.csv", "-o", "s.json"],
        in: folder)
      #expect(counted.status == 0)
      for line in [
        ["synthesize", "m.yaml", "--responses", "one.csv"],
        ["group", "m.yaml", "--responses", "one.csv"],
        ["group", "m.yaml", "--statistics", "s.json"],
      ] {
        let run = try Tool.run(line, in: folder)
        #expect(run.status == 2 && run.output == "")
        #expect(
          run.errors.hasPrefix("m.yaml:4:3: error: no judgments on the 2 items of 'M'\n"),
          "\(line): \(run.errors)")
      }
      // Strategic criteria are judged too.
      try write(
        "ahp: 1\nname: m\nalternatives: [x, y]\ngoal:\n  name: M\n  strategicCriteria:\n"
          + "    {name: S, comparisons: [[p, q, 2]], children: [{name: p}, {name: q}]}\n  children:\n"
          + "    - {name: B, merit: benefits}\n    - {name: C, merit: costs}\n", "merits.yaml")
      let merits = try Tool.run(["synthesize", "merits.yaml"], in: folder)
      #expect(merits.status == 2 && !merits.errors.contains("nobody"), "\(merits.errors)")
    }
  }

  @Test func `a missing set of judgments is shown as it could be written`() throws {
    let model = """
      ahp: 1
      name: m
      goal:
        name: g
        comparisons: [[a, b, 3]]
        children: [{name: a, children: [{name: c}, {name: d}]}, {name: b, children: [{name: e}, {name: f}]}]
      """
    let run = try Tool.run(["synthesize", "-"], input: model)
    #expect(run.status == 2)
    #expect(
      run.errors.contains(
        "hint: write them as comparisons: [[c, d, 2]] (2: the first is preferred 2 times, on a scale "
          + "to 9; 1/2: the second; 1: neither)"))
    #expect(run.errors.components(separatedBy: "hint:").count == 2)
  }

  @Test(arguments: ["judgments", "answers", "surveys", "model"])
  func `help has topics about files`(topic: String) throws {
    let run = try Tool.run(["help", topic])
    #expect(run.status == 0 && run.errors == "")
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 79 })
    let help = try Tool.run(["--help"]).output.replacing(/\s+/, with: " ")
    #expect(help.contains("'ahp help \(topic)'"))
  }

  @Test(arguments: [
    ("-3", "write 1/3 if 'Safety' is preferred, 3 if 'Cost' is"),
    ("0", "write 1 if neither is preferred"),
    (
      "01/Mar", "a spreadsheet has taken a fraction for a date: make the column text, and write 1/3"
    ),
    ("5-Jan", "make the column text, and write 1/5"),
  ]) func `slips of surveys and spreadsheets have a hint`(answer: String, hint: String) throws {
    try Tool.inTemporaryFolder { folder in
      let (model, table) = (
        folder.appending(path: "m.yaml").path, folder.appending(path: "a.csv").path
      )
      _ = try Tool.run(["init", "-o", model], input: "Car\n  Cost\n  Safety\n")
      try "participant,|Cost|Safety\nAnn,\(answer)\n".write(
        toFile: table, atomically: true, encoding: .utf8)
      let run = try Tool.run(["synthesize", model, "--responses", table])
      #expect(run.status == 2)
      #expect(run.errors.contains("hint: ") && run.errors.contains(hint), "\(run.errors)")
    }
  }

  @Test func `priorities that nobody is asked about are no dead end`() throws {
    try Tool.inTemporaryFolder { folder in
      let (model, table) = (
        folder.appending(path: "m.yaml").path, folder.appending(path: "a.csv").path
      )
      try
        "ahp: 1\nname: m\ngoal: {name: g, priorities: {a: 1, b: 2}, children: [{name: a}, {name: b}]}\n"
        .write(toFile: model, atomically: true, encoding: .utf8)
      try "participant,g|a|b\nAnn,3\n".write(toFile: table, atomically: true, encoding: .utf8)
      for options in [[], ["--own-judgments", "replace"]] {
        let run = try Tool.run(["synthesize", model, "--responses", table] + options)
        #expect(run.status == 2 && !run.errors.contains("--own-judgments"), "\(run.errors)")
        #expect(run.errors.contains("expected criteria without priorities, values and ratings"))
        #expect(
          run.errors.contains("hint: answers take the place of comparisons alone: remove from the"))
      }
    }
  }

  // MARK: Names

  private static let laptop = """
    ahp: 1
    name: Laptop
    alternatives: [Aspen, Birch]
    goal:
      name: Best laptop
      comparisons: [[Cost, Technology, 2]]
      children:
        - name: Cost
          comparisons: [[Price, Repairs, 3]]
          children:
            - {name: Price, comparisons: [[Aspen, Birch, 2]]}
            - {name: Repairs, comparisons: [[Aspen, Birch, 3]]}
        - name: Technology
          comparisons: [[Price, Usability, 1/3]]
          children:
            - {name: Price, comparisons: [[Aspen, Birch, 1/2]]}
            - {name: Usability, comparisons: [[Aspen, Birch, 1/4]]}
    """

  @Test func `the last part of a path suffices where it is the only one`() throws {
    for command in [["sensitivity", "-", "--criterion"], ["consistency", "-"]] {
      let short = try Tool.run(command + ["Usability"], input: Self.laptop)
      #expect(short.status == 0, "\(short.errors)")
      #expect(
        try short.output == Tool.run(command + ["Technology/Usability"], input: Self.laptop).output)
      let several = try Tool.run(command + ["Price"], input: Self.laptop)
      #expect(several.status == 2)
      #expect(
        several.errors
          == "error: 'Price' is the name of 2 criteria (expected Cost/Price or Technology/Price)\n")
      let near = try Tool.run(command + ["Usablity"], input: Self.laptop)
      #expect(near.status == 2)
      #expect(
        near.errors
          == "error: the model has no criterion 'Usablity'. Did you mean 'Technology/Usability'?\n")
    }
  }

  @Test(arguments: [
    (
      ["synthesize", "-", "--without", "Aspn"],
      "alternative 'Aspn'. Did you mean 'Aspen'? (there are Aspen, Birch)"
    ),
    (["synthesize", "-", "--with-copy-of", "Oak"], "alternative 'Oak' (there are Aspen, Birch)"),
    (
      ["chart", "head-to-head", "-", "--between", "Aspen", "--and", "Brch"],
      "alternative 'Brch'. Did you mean 'Birch'? (there are Aspen, Birch)"
    ),
    (["synthesize", "-", "--situation", "rain"], "situation 'rain' (there are none)"),
    (["check", "-", "--participant", "Ann"], "participant 'Ann' (there are none)"),
  ]) func `an unknown name is answered in one way`(arguments: [String], message: String) throws {
    let run = try Tool.run(arguments, input: Self.laptop)
    #expect(run.status == 2 && run.output == "")
    #expect(run.errors == "error: the model has no \(message)\n")
  }

  @Test func `a language without words and labels is answered in the same way`() throws {
    let run = try Tool.run(["synthesize", "-", "--language", "fr"], input: Self.laptop)
    #expect(run.status == 2 && run.output == "")
    #expect(
      run.errors
        == "error: there are no words and no labels in language 'fr', whose words are those of "
        + "questionnaires alone (there are en, id; 'ahp texts --language fr -o fr.yaml' writes a file "
        + "to translate)\n")
  }
}

extension Substring {
  /// Whether a text occurs after so many characters.
  fileprivate func contains(_ text: String, after count: Int) -> Bool {
    dropFirst(count).contains(text)
  }
}
