/// Finds names as whole words in texts. Of names that begin at one place, the longest counts.
struct NameFinder {
  /// A name in a text.
  struct Mention {
    /// Which name, from 0.
    let name: Int
    /// The characters of the normalized text.
    let range: Range<Int>
  }

  let names: [String]
  private let exact: [Character: [(characters: [Character], name: Int)]]
  private let folded: [Character: [(characters: [Character], name: Int)]]

  init(_ names: [String]) {
    self.names = names
    exact = Self.index(names, isFolded: false)
    folded = Self.index(names, isFolded: true)
  }

  /// The names by their first characters, the longest first.
  private static func index(
    _ names: [String], isFolded: Bool
  ) -> [Character: [(characters: [Character], name: Int)]] {
    var index: [Character: [(characters: [Character], name: Int)]] = [:]
    for (position, name) in names.enumerated() {
      let characters = NormalizedText(name, isFolded: isFolded).characters
      guard let first = characters.first else { continue }
      index[first, default: []].append((characters, position))
    }
    return index.mapValues { $0.sorted { $0.characters.count > $1.characters.count } }
  }

  /// Returns the names in a text, in their order.
  ///
  /// - Parameters:
  ///   - text: The text, folded or not.
  ///   - isFolded: Whether names are compared without regard to capital letters; the text is folded
  ///     then.
  /// - Complexity: O(characters · names that begin with the same character).
  func mentions(in text: NormalizedText, isFolded: Bool) -> [Mention] {
    let index = isFolded ? folded : exact
    let characters = text.characters
    var mentions: [Mention] = []
    var position = 0
    while position < characters.count {
      if text.isEdge(position), let names = index[characters[position]],
        let found = names.first(where: { name in
          let end = position + name.characters.count
          return end <= characters.count && text.isEdge(end)
            && characters[position..<end].elementsEqual(name.characters)
        })
      {
        let end = position + found.characters.count
        mentions.append(Mention(name: found.name, range: position..<end))
        position = end
      } else {
        position += 1
      }
    }
    return mentions
  }
}
