internal import AHPSpreadsheet

/// A zip archive in memory: the face of libzip.
@safe struct ZipArchive: ~Copyable {
  /// Why there is no archive.
  enum Problem: Error, Equatable {
    /// This system does not have libzip.
    case noLibrary
    case noMemory
  }

  private let pointer: OpaquePointer

  /// Begins an archive.
  init() throws(Problem) {
    guard ahp_archive_load() == 0 else { throw .noLibrary }
    guard let pointer = unsafe ahp_archive_new() else { throw .noMemory }
    unsafe self.pointer = pointer
  }

  deinit { unsafe ahp_archive_free(pointer) }

  /// Adds a file that is not empty, with a name in ASCII.
  mutating func add(_ text: consuming String, as name: String) throws(Problem) {
    let status = text.withUTF8 { bytes in
      unsafe ahp_archive_add(pointer, name, bytes.baseAddress, bytes.count)
    }
    guard status == 0 else { throw .noMemory }
  }

  /// Returns the bytes of the archive. The same files, added in the same order, give the same
  /// bytes.
  consuming func bytes() throws(Problem) -> [UInt8] {
    let count = Int(unsafe ahp_archive_finish(pointer))
    guard count >= 0 else { throw .noMemory }
    var isCopied = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      isCopied = unsafe ahp_archive_copy(pointer, buffer.baseAddress, count) == 0
      initializedCount = isCopied ? count : 0
    }
    guard isCopied else { throw .noMemory }
    return bytes
  }
}
