internal import SystemPackage

extension FileOutput {
  /// The path of a file: the given one, or that of a file with the given name in the folder that is
  /// there.
  public static func path(_ path: String, orInFolder name: String) -> String {
    guard path != "-", (try? FilePath(path).stat().type) == .directory else { return path }
    return path.hasSuffix("/") ? path + name : "\(path)/\(name)"
  }
}
