internal import SystemPackage

extension FileOutput {
  /// The path of a file: the given one or, if that is a folder, that of a file with the given name
  /// in it.
  public static func path(_ path: String, orInFolder name: String) -> String {
    guard path != "-", (try? FilePath(path).stat().type) == .directory else { return path }
    return path.hasSuffix("/") ? path + name : "\(path)/\(name)"
  }
}
