/// A key of a mapping in a file.
protocol FileKey: Equatable {
  /// The key as it is written.
  var keyText: String { get }
}

extension FileKey where Self: RawRepresentable<String> {
  var keyText: String { rawValue }
}

extension String: FileKey {
  var keyText: String { self }
}
