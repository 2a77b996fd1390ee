// Lists that name the first few of many, and say how many more there are.

extension Content {
  /// A list of the first of more contents, with how many there are besides as its last entry; the
  /// contents alone if there are none.
  static func list(_ contents: [Content], more count: Int, _ separator: Separator) -> Content {
    .list(contents + (count > 0 ? [.phrase(.more, .count(count))] : []), separator)
  }

  /// A list of the first of more contents, and behind it how many there are besides, if any.
  static func list(_ contents: [Content], andMore count: Int, _ separator: Separator) -> Content {
    let list = Content.list(contents, separator)
    return count > 0 ? .phrase(.andMore, list, .count(count)) : list
  }

  /// How many of those who share a place are named.
  private static let mostNamed = 10

  /// Several names as a list; of many the first ones, and how many more there are.
  static func names(_ names: some Collection<Content>) -> Content {
    let isLong = names.count > mostNamed
    let named = Array(names.prefix(isLong ? mostNamed - 1 : mostNamed))
    return .list(named, more: names.count - named.count, .and)
  }
}
