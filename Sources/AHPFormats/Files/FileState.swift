internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The size of a file and the time of its last change, by which two states of it are distinguished.
///
/// A file that another program writes to while it is read would be a mixture of both states.
struct FileState: Equatable {
  /// The size in bytes.
  let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// The present state of an open file; `nil` for what is no regular file, such as a pipe.
  init?(of descriptor: FileDescriptor) throws {
    let status = try descriptor.stat()
    guard status.type == .regular else { return nil }
    size = Int(status.size)
    let time = status.st_mtim
    seconds = Int(time.tv_sec)
    nanoseconds = Int(time.tv_nsec)
  }

  /// The problem that a file is in another state than before.
  func problem(before: FileState, file: String) -> Diagnostic {
    Diagnostic(
      "the file changed while it was read"
        + (size == before.size
          ? " (it was written to)" : " (found \(size) bytes, expected \(before.size) as before)"),
      file: file, hint: "read it again when no program writes to it")
  }
}
