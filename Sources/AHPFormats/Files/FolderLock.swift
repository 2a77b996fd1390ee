internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A lock on the folder of a file, for which other processes wait that want one too. It ends with
/// the value, or with the process.
///
/// The folder is locked, since a file that is replaced by another of its name would take its lock
/// with it. File systems that have no locks on folders give none.
struct FolderLock: ~Copyable {
  private let descriptor: FileDescriptor

  /// Waits for the lock on the folder of a file.
  ///
  /// - Throws: `FileError` if there is no such folder.
  init(of path: String) throws(FileError) {
    let folder = FilePath(path).removingLastComponent()
    do {
      descriptor = try FileDescriptor.open(folder.isEmpty ? "." : folder, .readOnly)
    } catch {
      throw FileError(
        Diagnostic("the file cannot be written: \(FileInput.reason(error))", file: path))
    }
    while flock(descriptor.rawValue, LOCK_EX) != 0 && errno == EINTR {}
  }

  deinit { try? descriptor.close() }
}
