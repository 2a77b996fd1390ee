/// How large a file may be.
struct FileLimit {
  /// The most bytes, decompressed if the file is compressed.
  let bytes: Int
  /// What the limit is of, such as "YAML"; `nil` where there is no other.
  var form: String?
  /// What to write instead of a larger file.
  var hint: String?

  /// The problem that a file is larger.
  ///
  /// - Parameter size: Its size in bytes; `nil` if no more than the limit was read.
  func problem(ofSize size: Int?, file: String, isCompressed: Bool = false) -> Diagnostic {
    let count = size.map { "\($0)" } ?? "more than \(bytes)"
    let found =
      isCompressed ? "the file decompresses to \(count) bytes" : "the file has \(count) bytes"
    return Diagnostic(
      "\(found) (expected at most \(bytes)\(form.map { " for \($0)" } ?? ""))", file: file,
      hint: hint)
  }
}
