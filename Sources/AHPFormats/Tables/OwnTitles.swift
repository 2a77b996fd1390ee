/// Titles that our own tables have, as people write them.
enum OwnTitles {
  /// Returns titles in which one that differs from a name in capital letters alone is the name,
  /// unless another title is.
  ///
  /// - Complexity: O(titles · names).
  static func recognized(_ titles: [String], as names: [String]) -> [String] {
    var titles = titles
    for name in names where !titles.contains(name) {
      let same = titles.indices.filter { titles[$0].lowercased() == name }
      if same.count == 1 { titles[same[0]] = name }
    }
    return titles
  }
}
