internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension FileOutput {
  /// The path of a file: the given one or, if that is a folder, that of a file with the given name
  /// in it.
  public static func path(_ path: String, orInFolder name: String) -> String {
    guard path != "-", (try? FilePath(path).stat().type) == .directory else { return path }
    return path.hasSuffix("/") ? path + name : "\(path)/\(name)"
  }
}

extension FileOutput {
  /// Whether a path is that of a folder: of one that there is, or with `/` at its end.
  public static func isFolder(_ path: String) -> Bool {
    path.hasSuffix("/") || (try? FilePath(path).stat().type) == .directory
  }

  /// The folder that a file would be in, if there is none; `nil` if there is, or something else
  /// stands in its place.
  static func missingFolder(of path: String) -> String? {
    let folder = FilePath(path).removingLastComponent()
    guard path != "-", !folder.isEmpty, !exists(folder.string) else { return nil }
    return folder.string
  }

  /// Makes a folder, if there is none.
  ///
  /// - Throws: `FileError` if it cannot be made.
  public static func makeFolder(_ path: String) throws(FileError) {
    if (try? FilePath(path).stat().type) == .directory { return }
    guard unsafe mkdir(path, 0o777) == 0 else {
      let reason = Errno(rawValue: errno)
      let missing = missingFolder(of: path.hasSuffix("/") ? String(path.dropLast()) : path)
      throw FileError(
        Diagnostic(
          "cannot make the folder: "
            + (missing.map { "there is no folder '\($0)'" } ?? "\(reason)"),
          file: path))
    }
  }

  /// Returns a name for a file of a person: a number that no other has, and what can stand in names
  /// of files everywhere of the person's name.
  ///
  /// - Parameters:
  ///   - person: The name of the person.
  ///   - number: The place of the person, from 1.
  ///   - count: How many people there are.
  public static func fileName(of person: String, number: Int, of count: Int) -> String {
    let digits = "\(number)"
    let zeros = String(repeating: "0", count: max(0, "\(count)".count - digits.count))
    let words = person.lowercased().split { !($0.isLetter || $0.isNumber) }
    return "\(zeros)\(digits)-" + words.joined(separator: "-").prefix(60)
  }
}
