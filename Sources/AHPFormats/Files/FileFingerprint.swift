internal import AHP
internal import SystemPackage

/// What tells a file apart from every other.
public enum FileFingerprint {
  /// Returns the SHA-256 of bytes in 64 hexadecimal digits.
  ///
  /// Source: National Institute of Standards and Technology, *Secure Hash Standard*, FIPS PUB
  /// 180-4, 2015, doi:10.6028/NIST.FIPS.180-4.
  ///
  /// - Complexity: O(bytes).
  public static func digest(of bytes: [UInt8]) -> String {
    TextDigest(of: bytes).hexadecimal()
  }

  /// Returns the digests of the files that paths and patterns name, in their order; what is no
  /// file, such as a pipe, is left out.
  ///
  /// - Throws: `FileError` if a file cannot be read, or this system has no library for digests.
  public static func digests(
    of paths: [String]
  ) throws(FileError) -> [(name: String, digest: String)] {
    try requireDigests(of: paths.first ?? "-")
    var found: [(name: String, digest: String)] = []
    for pattern in paths where pattern != "-" {
      for path in try FilePaths.matching(pattern) {
        guard (try? FilePath(path).stat().type) == .regular else { continue }
        found.append((path, digest(of: try bytes(of: path))))
      }
    }
    return found
  }

  /// Makes sure that digests can be made.
  ///
  /// - Throws: `FileError` with the file whose digest is wanted.
  static func requireDigests(of path: String) throws(FileError) {
    if let problem = TextDigest.problem() { throw FileError(Diagnostic(problem, file: path)) }
  }

  private static func bytes(of path: String) throws(FileError) -> [UInt8] {
    do {
      let descriptor = try FileDescriptor.open(FilePath(path), .readOnly)
      return try descriptor.closeAfter {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        while true {
          let count = try unsafe piece.withUnsafeMutableBytes {
            try unsafe descriptor.read(into: $0)
          }
          if count == 0 { return bytes }
          bytes += piece[..<count]
        }
      }
    } catch {
      throw FileError(
        Diagnostic("the file cannot be read: \(FileInput.reason(error))", file: path))
    }
  }
}
