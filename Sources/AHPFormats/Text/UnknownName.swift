internal import AHP

/// A name that nothing has, with what there is instead. Every unknown name is answered by this.
///
///     UnknownName("the model has no alternative", "Tim", among: ["Tom", "Dick"]).description
///     // the model has no alternative 'Tim'. Did you mean 'Tom'? (there are Tom, Dick)
public struct UnknownName: Error, CustomStringConvertible {
  public let description: String

  /// The most names that are listed.
  private static let mostListed = 20

  /// Creates the message on an unknown name.
  ///
  /// - Parameters:
  ///   - sentence: What there is not, without the name.
  ///   - name: The name.
  ///   - known: The names that there are.
  /// - Complexity: O(known names).
  public init(_ sentence: String, _ name: String, among known: [String]) {
    let known = known.filter { !$0.isEmpty }
    var question = Spelling.question(for: name, among: known)
    if question.isEmpty, let path = Self.path(endingAs: name, among: known) {
      question = ". Did you mean '\(path)'?"
    }
    description = "\(sentence) '\(name)'" + question + Self.list(known)
  }

  /// Creates the message on the last part of the paths of several criteria.
  public init(_ name: String, isIn paths: [String]) {
    let shown = paths.prefix(Self.mostListed)
    let more = paths.count - shown.count
    description =
      "'\(name)' is the name of \(paths.count) criteria (expected "
      + shown.joined(separator: " or ") + (more > 0 ? " or another of \(more)" : "") + ")"
  }

  /// The first of several paths whose last part is nearly a name; `nil` if there is none.
  private static func path(endingAs name: String, among known: [String]) -> String? {
    let paths = known.filter { $0.contains("/") }
    let ends = paths.map { String($0.split(separator: "/").last ?? "") }
    guard let end = Spelling.suggestion(for: name, among: ends) else { return nil }
    return ends.firstIndex(of: end).map { paths[$0] }
  }

  private static func list(_ known: [String]) -> String {
    if known.isEmpty { return " (there are none)" }
    return known.count <= mostListed ? " (there are \(known.joined(separator: ", ")))" : ""
  }
}

/// The places of a model by what people call them: a path, or the last parts of one.
public struct NamedPlaces<Place> {
  private let known: [(path: String, place: Place)]

  /// Creates the list of places with their paths.
  public init(_ known: [(path: String, place: Place)]) { self.known = known }

  /// Returns the place whose path ends with the given parts, such as `Usability` for
  /// `Technology/Usability`, if it is the only one.
  ///
  /// - Throws: `UnknownName` if there is none, or if there are several.
  /// - Complexity: O(places · depth).
  public func place(endingIn path: String) throws(UnknownName) -> Place {
    let found = known.filter { $0.path.hasSuffix("/" + path) }
    if let only = found.first, found.count == 1 { return only.place }
    if found.count > 1 { throw UnknownName(path, isIn: found.map(\.path)) }
    // A name alone is compared with names, and answered by a path.
    let names = known.map { (String($0.path.split(separator: "/").last ?? ""), $0.path) }
    let paths = known.map(\.path)
    if Spelling.suggestion(for: path, among: paths) == nil,
      let name = Spelling.suggestion(for: path, among: names.map(\.0)),
      let meant = names.first(where: { $0.0 == name })
    {
      throw UnknownName("the model has no criterion", path, meant: meant.1)
    }
    throw UnknownName("the model has no criterion", path, among: paths)
  }
}

extension UnknownName {
  fileprivate init(_ sentence: String, _ name: String, meant path: String) {
    description = "\(sentence) '\(name)'. Did you mean '\(path)'?"
  }
}
