import ArgumentParser
import Foundation
import Testing

@testable import AHPCommand

/// The defaults of options, as the help shows them.
struct HelpDefaultTests {
  private struct Argument: Decodable {
    let names: [Name]?
    let abstract: String?
    let defaultValue: String?

    struct Name: Decodable { let name: String }
  }

  private struct Command: Decodable {
    let commandName: String
    let arguments: [Argument]?
    let subcommands: [Command]?
  }

  private struct Dump: Decodable { let command: Command }

  /// What a command needs to be parsed, besides a model.
  private static let needed: [String: [String]] = [
    "init": [], "schema": [], "generate": [], "random-index": ["--order", "5"],
    "import": ["x.csv"], "export": ["x.yaml", "--to", "r-ahp"],
    "collect": ["x.yaml", "x.csv", "-o", "o.csv"],
    "judge": ["x.yaml", "-o", "o.csv", "--participant", "R"],
    "reconstruct": ["x.yaml", "-o", "o.yaml"], "what-if": ["x.yaml", "--set", "A=0.4"],
    "aggregate": ["--partial", "x.yaml", "--responses", "x.csv"], "chart": ["ranking", "x.yaml"],
    "texts": ["--language", "nl"], "questionnaire": ["x.yaml"],
  ]

  /// The options of a parsed command that have a value, by the names of their properties.
  private static func defaults(_ value: Any) -> [(property: String, value: Any)] {
    Mirror(reflecting: value).children.flatMap { child -> [(property: String, value: Any)] in
      guard let label = child.label, label.hasPrefix("_") else { return [] }
      let wrapper = Mirror(reflecting: child.value).children
      guard let parsed = wrapper.first(where: { $0.label == "_parsedValue" }),
        let own = Mirror(reflecting: parsed.value).children.first(where: { $0.label == "value" })
      else { return [] }
      let kind = String(describing: type(of: child.value))
      if kind.hasPrefix("OptionGroup") { return defaults(own.value) }
      return kind.hasPrefix("Option<") ? [(String(label.dropFirst()), own.value)] : []
    }
  }

  private static func kebab(_ property: String) -> String {
    property.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : "\($1)" }
  }

  private static func text(_ value: Any) -> String? {
    if let array = value as? [Any], array.isEmpty { return nil }
    if let number = value as? Double, let whole = Int(exactly: number) { return "\(whole)" }
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional { return mirror.children.first.flatMap { text($0.value) } }
    return (value as? any ExpressibleByArgument).map { $0.defaultValueDescription } ?? "\(value)"
  }

  @Test func `the help shows the default of every option`() throws {
    let dump = try Tool.run(["--experimental-dump-help"])
    let tool = try JSONDecoder().decode(Dump.self, from: Data(dump.output.utf8)).command
    var compared = 0
    for type in AHPTool.configuration.subcommands {
      let name = try #require(type.configuration.commandName)
      let given = Self.needed[name] ?? ["x.yaml"]
      let command = try #require(tool.subcommands?.first { $0.commandName == name })
      let parsed = try type.parseAsRoot(given)
      for (property, value) in Self.defaults(parsed) {
        let option = Self.kebab(property)
        guard
          let argument = command.arguments?.first(where: {
            $0.names?.contains { $0.name == option } ?? false
          }), !given.contains("--\(option)"), !(option == "output"),
          let text = Self.text(value)
        else { continue }
        compared += 1
        let shown =
          argument.defaultValue == text
          || (argument.abstract ?? "").contains("(default: \(text)")
        #expect(shown, "\(name) --\(option): \(text)")
      }
    }
    // effort, seeds, draws and the like.
    #expect(compared > 15)
  }
}
