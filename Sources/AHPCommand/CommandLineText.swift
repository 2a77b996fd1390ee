/// The command line of this run, as it can be typed in a shell, without what changes no result:
/// where and in which form it is written, and on how many threads.
enum CommandLineText {
  /// - Parameters:
  ///   - namingPeople: Whether the paths of answers and the participant stand in it; otherwise `…`
  ///     stands in their place.
  ///   - participant: The participant whose judgments alone are used, if one is.
  static func text(namingPeople: Bool, participant: String?) -> String {
    var words = ["ahp"]
    var (isAnswers, isIdle) = (false, false)
    for argument in CommandLine.arguments.dropFirst() {
      if isIdle {
        isIdle = false
        continue
      }
      if ["-o", "--output", "--threads", "--format"].contains(argument) {
        isIdle = true
        continue
      }
      if ["-o", "--output=", "--threads=", "--format="].contains(where: { argument.hasPrefix($0) })
      {
        continue
      }
      if argument.hasPrefix("-"), argument.count > 1 {
        isAnswers = argument == "--responses" || argument == "--participants"
      }
      let isPerson = isAnswers && !argument.hasPrefix("-") || argument == participant
      words.append(!namingPeople && isPerson ? "…" : quoted(argument))
    }
    return words.joined(separator: " ")
  }

  private static func quoted(_ argument: String) -> String {
    let isPlain =
      !argument.isEmpty
      && argument.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-")...UInt8(ascii: "/"),
          UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: ","), UInt8(ascii: "+"), 0x80...:
          true
        default: false
        }
      }
    return isPlain ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
  }
}
