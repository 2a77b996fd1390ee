internal import AHPSpreadsheet

/// A zip archive in memory that is read: the face of libzip for reading.
@safe struct ZipReader: ~Copyable {
  /// Why a file cannot be read.
  enum Problem: Error, Equatable {
    /// This system does not have libzip.
    case noLibrary
    /// The bytes are no archive.
    case notAnArchive
    /// There is no file with the name.
    case noFile
    /// The file is damaged or encrypted.
    case damaged
    /// The file has more bytes than are read.
    case tooLarge
  }

  private let pointer: OpaquePointer
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  /// Opens an archive.
  init(_ archive: ArraySlice<UInt8>) throws(Problem) {
    guard ahp_unzip_load() == 0 else { throw .noLibrary }
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: archive.count)
    _ = unsafe copy.initialize(from: archive)
    guard let pointer = unsafe ahp_unzip_open(copy.baseAddress, copy.count) else {
      unsafe copy.deallocate()
      throw .notAnArchive
    }
    unsafe self.pointer = pointer
    unsafe bytes = copy
  }

  deinit {
    unsafe ahp_unzip_free(pointer)
    unsafe bytes.deallocate()
  }

  /// Returns the decompressed bytes of a file.
  ///
  /// - Complexity: O(bytes), at most `limit` + 1.
  func file(named name: String, limit: Int) throws(Problem) -> [UInt8] {
    var start: UnsafeMutablePointer<UInt8>?
    var count = 0
    let status = unsafe ahp_unzip_read(pointer, name, limit, &start, &count)
    switch status {
    case 0: break
    case 1: throw .noFile
    case 3: throw .tooLarge
    default: throw .damaged
    }
    defer { unsafe ahp_unzip_free_bytes(start) }
    return unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }
}
