internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Files that are written beside others whose places they take when they are whole.
///
/// The name has the process: `.ahp-1234-0.part`. It is short, since the other file's with a suffix
/// could be longer than the system allows. The process that writes the file holds a lock on it, by
/// which a file that a killed process has left is recognized.
enum PartFile {
  /// Creates a new file in a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder; empty for the current one.
  ///   - permissions: Those of the file; `nil` for those that the process gives to new files.
  static func create(
    in folder: FilePath, permissions: FilePermissions?
  ) throws -> (path: String, descriptor: FileDescriptor) {
    var attempt = 0
    while true {
      let path = folder.appending("\(prefix)\(getpid())-\(attempt)\(suffix)")
      do {
        let descriptor = try FileDescriptor.open(
          path, .writeOnly, options: [.create, .exclusiveCreate],
          permissions: permissions ?? .newFile)
        flock(descriptor.rawValue, LOCK_EX | LOCK_NB)
        // Adds the permissions that the process's mask removed.
        if let permissions { fchmod(descriptor.rawValue, permissions.rawValue) }
        return (path.string, descriptor)
      } catch Errno.fileExists where attempt < 100 {
        // Left by a process that was killed and had the same number.
        attempt += 1
      }
    }
  }

  private static let prefix = ".ahp-"
  private static let suffix = ".part"

  /// Removes the files in a folder that killed processes have left: nobody holds a lock on them,
  /// and there is no such process here. What cannot be removed stays.
  ///
  /// - Complexity: O(files in the folder).
  static func removeLeftovers(in folder: FilePath) {
    let path = folder.isEmpty ? "." : folder.string
    guard let entries = unsafe opendir(path) else { return }
    defer { unsafe closedir(entries) }
    while let entry = unsafe readdir(entries) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let process = process(ofFile: name), !isRunning(process) else { continue }
      removeUnlessLocked(folder.appending(name))
    }
  }

  /// The process in the name of such a file; `nil` for other files.
  private static func process(ofFile name: String) -> pid_t? {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
    let numbers = name.dropFirst(prefix.count).dropLast(suffix.count)
      .split(separator: "-", omittingEmptySubsequences: false)
    guard numbers.count == 2, Int(numbers[1]) != nil, let process = pid_t(numbers[0]), process > 0
    else { return nil }
    return process
  }

  private static func isRunning(_ process: pid_t) -> Bool {
    kill(process, 0) == 0 || errno != ESRCH
  }

  /// Removes a file unless another process, perhaps of another machine, holds a lock on it.
  private static func removeUnlessLocked(_ path: FilePath) {
    guard
      let descriptor = try? FileDescriptor.open(
        path, .readOnly, options: [.noFollow, .nonBlocking])
    else { return }
    defer { try? descriptor.close() }
    guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 else { return }
    unsafe unlink(path.string)
  }
}

extension FilePermissions {
  /// The permissions of a new file before the process's mask removes some.
  fileprivate static let newFile = FilePermissions(rawValue: 0o666)
}
