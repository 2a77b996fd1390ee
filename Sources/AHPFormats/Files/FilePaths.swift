#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The face of glob(3): patterns in, the paths of files out.
enum FilePaths {
  /// Returns the paths that a pattern such as `answers/*.csv` stands for, in the order of their
  /// bytes; a path without `*`, `?` and `[`, or of a file that there is, stands for itself.
  ///
  /// - Throws: `FileError` if there is no such file.
  static func matching(_ pattern: String) throws(FileError) -> [String] {
    guard pattern != "-", pattern.contains(where: { "*?[".contains($0) }),
      !FileOutput.exists(pattern)
    else { return [pattern] }
    var result = unsafe glob_t()
    defer { unsafe globfree(&result) }
    guard unsafe glob(pattern, GLOB_NOSORT, nil, &result) == 0 else {
      throw FileError(Diagnostic("no file matches the pattern", file: pattern))
    }
    var paths: [String] = []
    let count = unsafe Int(result.gl_pathc)
    for index in 0..<count {
      if let path = unsafe result.gl_pathv[index] { paths.append(unsafe String(cString: path)) }
    }
    // Not in the order of the locale.
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
