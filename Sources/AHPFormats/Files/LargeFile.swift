internal import Synchronization

/// A file that was read without keeping its text, which is read again when a message needs it.
final class LargeFile: Sendable {
  private let path: String
  /// The state in which it was read.
  private let state: FileState
  private let text: Mutex<Text>

  private enum Text {
    case unread
    /// What it was read as; `nil` if it has changed or is gone.
    case read(SourceText?)
  }

  init(_ path: String, _ state: FileState) {
    self.path = path
    self.state = state
    text = Mutex(.unread)
  }

  /// Returns the text; `nil` if the file is not any more as it was.
  ///
  /// - Complexity: O(size) for the first call, and O(1) for others.
  func source() -> SourceText? {
    text.withLock { text in
      if case .read(let source) = text { return source }
      let source = readAgain()
      text = .read(source)
      return source
    }
  }

  private func readAgain() -> SourceText? {
    guard var stream = try? ByteStream(path), stream.state == state else { return nil }
    return try? FileInput.read(&stream, limit: FileLimit(bytes: state.size))
  }
}
