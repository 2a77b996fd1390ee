/// The script that a file of Super Decisions is: its networks with their comparisons and ratings.
///
/// Most commands lay out windows and are passed. Nothing of the script is ever run.
struct SuperDecisionsScript {
  /// A network; the first is that of the top.
  struct Network {
    /// The node that the network belongs to, and the network that has it; `nil` for the top.
    let owner: (network: Int, node: String)?
    var clusters: [Cluster] = []
    /// Comparisons of the clusters that a cluster is connected with.
    var clusterComparisons: [Comparison] = []
    /// Comparisons of the nodes of one cluster with respect to a node.
    var nodeComparisons: [Comparison] = []
    var ratings: Ratings?
    /// The formula that joins the networks below.
    var formula: (text: String, line: Int)?
    /// What the nodes are, where the file says so.
    var descriptions: [String: String] = [:]
    /// Whether its comparisons have been read.
    var line: Int?
  }

  struct Cluster {
    let name: String
    let nodes: [(name: String, line: Int)]
  }

  /// A comparison of nodes or clusters.
  struct Comparison {
    let cluster: Int
    /// The node in `cluster` with respect to which is compared; 0 for a cluster.
    let node: Int
    /// The cluster whose nodes are compared; 0 for clusters.
    let destination: Int
    /// What is compared, in the order of the judgments.
    let items: [Int]
    /// The judgments above the diagonal row by row, as written; 0 where there is none.
    let triangle: [(text: String, line: Int)]
    let line: Int
  }

  /// Alternatives rated under criteria.
  struct Ratings {
    let criteria: [String]
    let alternatives: [(name: String, line: Int)]
    /// For each alternative and criterion the category, and whether there is one.
    let categories: [[Int?]]
    let scales: [Scale]
    let line: Int
  }

  /// The categories of a criterion and the judgments on them.
  struct Scale {
    let categories: [String]
    let triangle: [(text: String, line: Int)]
    let line: Int
  }

  private(set) var networks = [Network(owner: nil)]
  /// What stands in the file and is not read.
  private(set) var omissions: [(message: String, line: Int)] = []

  /// Why a script cannot be read.
  struct Problem: Error {
    let message: String
    let line: Int
  }

  // MARK: Reading

  /// Reads a script.
  ///
  /// - Throws: `Problem` with the first block that is broken.
  /// - Complexity: O(characters).
  init(_ lines: [ImportInput.Line]) throws(Problem) {
    var open = [0]
    var node = ""
    var description: String?
    var index = 0
    while index < lines.count {
      let line = lines[index]
      let text = line.text[...]
      index += 1
      let network = open[open.count - 1]
      if let value = Self.braced(text, after: "set name ") {
        node = value.trimmed()
      } else if let value = Self.braced(text, after: "set desc ") {
        description = value.trimmed()
      } else if text.hasPrefix("makeNode ") {
        if let description, !["", "description", node].contains(description) {
          networks[network].descriptions[node] = description
        }
        description = nil
      } else if text.contains("[makeNodeHaveSub ") {
        networks.append(Network(owner: (network, node)))
        open.append(networks.count - 1)
      } else if text.hasPrefix("set net [lindex $bkupnet end]") {
        guard open.count > 1 else {
          throw Problem(message: "a network ends that has not begun", line: line.number)
        }
        open.removeLast()
      } else if text.hasPrefix("setNetFormula $net {{") {
        networks[network].formula = (
          String(text.dropFirst("setNetFormula $net {{".count).prefix { $0 != "}" }), line.number
        )
      } else if text.contains("limitPowerOptions $net ") {
        try checkLimit(text, line.number)
      } else if text.contains("readAllCompares") {
        let (block, end) = try Self.block(lines, from: index)
        index = end
        try readComparisons(Tokens(block), of: network, line.number)
      } else if text.contains("ratings new -network") {
        let (block, end) = try Self.block(lines, from: index)
        index = end
        try readRatings(Tokens(block), of: network, line.number)
      }
    }
    guard networks[0].line != nil else {
      throw Problem(message: "the comparisons of the model are missing", line: 1)
    }
  }

  /// The text in braces behind a command; `nil` for another command.
  private static func braced(_ text: Substring, after command: String) -> String? {
    guard text.hasPrefix(command) else { return nil }
    let value = text.dropFirst(command.count)
    guard value.first == "{" else { return String(value) }
    return String(value.dropFirst().prefix { $0 != "}" })
  }

  private func checkLimit(_ text: Substring, _ line: Int) throws(Problem) {
    guard let range = text.firstRange(of: "limitPowerOptions $net ") else { return }
    let first = text[range.upperBound...].prefix { $0.isNumber }
    guard first == "2" else {
      throw Problem(
        message: "the limit of kind \(first) of Super Decisions is not known (expected 2)",
        line: line)
    }
  }

  /// The lines of a block to its closing brace, and where the script goes on.
  private static func block(
    _ lines: [ImportInput.Line], from start: Int
  ) throws(Problem) -> (block: ArraySlice<ImportInput.Line>, end: Int) {
    guard let end = lines[start...].firstIndex(where: { $0.text.trimmed() == "}" }) else {
      throw Problem(message: "a block is not closed", line: lines[start - 1].number)
    }
    return (lines[start..<end], end + 1)
  }

  /// The content of a block: lines that are names or counts, and numbers between blanks.
  private struct Tokens {
    private var lines: ArraySlice<ImportInput.Line>
    /// What is left of the first of `lines`.
    private var rest: Substring

    init(_ lines: ArraySlice<ImportInput.Line>) {
      self.lines = lines
      rest = lines.first?.text[...] ?? ""
    }

    var line: Int { lines.first?.number ?? 0 }

    private mutating func advance() {
      lines = lines.dropFirst()
      rest = lines.first?.text[...] ?? ""
    }

    /// The next line as a whole.
    mutating func wholeLine(_ what: String) throws(Problem) -> (text: String, line: Int) {
      guard let first = lines.first else {
        throw Problem(message: "\(what) is missing", line: lines.startIndex)
      }
      advance()
      return (first.text.trimmed(), first.number)
    }

    /// The next text between blanks; `nil` at the end.
    mutating func next() -> (text: Substring, line: Int)? {
      while !lines.isEmpty {
        rest = rest.drop(while: \.isWhitespace)
        if rest.isEmpty {
          advance()
          continue
        }
        let token = rest.prefix { !$0.isWhitespace }
        rest = rest[token.endIndex...]
        return (token, line)
      }
      return nil
    }

    mutating func count(_ what: String, atMost limit: Int = 1_000_000) throws(Problem) -> Int {
      let line = line
      guard let token = next(), let count = Int(token.text), (0...limit).contains(count) else {
        throw Problem(message: "\(what) is not a number of 0 … \(limit)", line: line)
      }
      return count
    }

    /// The next text, which stands between blanks.
    mutating func token(_ what: String) throws(Problem) -> (text: String, line: Int) {
      guard let token = next() else { throw Problem(message: "\(what) is missing", line: line) }
      return (String(token.text), token.line)
    }

    /// Passes the rest of a line of which a number was read.
    mutating func endLine() { if rest.allSatisfy(\.isWhitespace) { advance() } }

    mutating func skipBlankLines() {
      while let first = lines.first, first.text.allSatisfy(\.isWhitespace) { advance() }
    }

  }

  /// Numbers between commas.
  private static func positions(_ text: some StringProtocol) -> [Int]? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    return parts.contains(nil) ? nil : parts.compactMap { $0 }
  }

  // MARK: Comparisons

  private mutating func readComparisons(
    _ tokens: Tokens, of network: Int, _ line: Int
  ) throws(Problem) {
    var tokens = tokens
    networks[network].line = line
    let clusterCount = try tokens.count("the number of clusters", atMost: 10_000)
    tokens.endLine()
    for _ in 0..<clusterCount {
      let name = try tokens.wholeLine("the name of a cluster").text
      let count = try tokens.count("the number of nodes", atMost: 100_000)
      tokens.endLine()
      var nodes: [(name: String, line: Int)] = []
      for _ in 0..<count {
        let (name, line) = try tokens.wholeLine("the name of a node")
        nodes.append((name, line))
      }
      networks[network].clusters.append(Cluster(name: name, nodes: nodes))
    }
    // The order in which clusters are shown, and which are connected: the comparisons say the same.
    let shown = try tokens.count("the number of clusters", atMost: clusterCount)
    for _ in 0..<shown { _ = try tokens.token("the place of a cluster") }
    for _ in 0..<shown * shown { _ = try tokens.token("a connection of clusters") }
    for _ in 0..<clusterCount {
      let (text, line) = try tokens.token("the position of a cluster")
      guard let cluster = Int(text), (0..<clusterCount).contains(cluster) else {
        throw Problem(message: "'\(text.prefix(40))' is not the position of a cluster", line: line)
      }
      networks[network].clusterComparisons.append(
        try comparison(&tokens, (cluster, 0, 0), count: clusterCount, line))
    }
    while let (text, line) = tokens.next() {
      let clusters = networks[network].clusters
      guard let place = Self.positions(text), place.count == 3,
        clusters.indices.contains(place[0]),
        clusters[place[0]].nodes.indices.contains(place[1]), clusters.indices.contains(place[2])
      else {
        throw Problem(
          message:
            "'\(text.prefix(40))' is not the place of a comparison (expected cluster,node,cluster)",
          line: line)
      }
      networks[network].nodeComparisons.append(
        try comparison(
          &tokens, (place[0], place[1], place[2]), count: clusters[place[2]].nodes.count, line))
    }
  }

  /// A comparison of some of `count` items: their number, each with its place in the order of the
  /// judgments, and the judgments above the diagonal.
  private func comparison(
    _ tokens: inout Tokens, _ place: (cluster: Int, node: Int, destination: Int), count: Int,
    _ line: Int
  ) throws(Problem) -> Comparison {
    let itemCount = try tokens.count("the number of compared items", atMost: count)
    var order = [Int?](repeating: nil, count: itemCount)
    var seen: Set<Int> = []
    for _ in 0..<itemCount {
      let (text, line) = try tokens.token("a compared item")
      guard let pair = Self.positions(text), pair.count == 2, (0..<count).contains(pair[0]),
        order.indices.contains(pair[1]), order[pair[1]] == nil, seen.insert(pair[0]).inserted
      else {
        throw Problem(
          message: "'\(text.prefix(40))' is not an item with its place in the order", line: line)
      }
      order[pair[1]] = pair[0]
    }
    var triangle: [(text: String, line: Int)] = []
    for _ in 0..<itemCount * (itemCount - 1) / 2 { triangle.append(try tokens.token("a judgment")) }
    return Comparison(
      cluster: place.cluster, node: place.node, destination: place.destination,
      items: order.compactMap { $0 }, triangle: triangle, line: line)
  }

  // MARK: Ratings

  private mutating func readRatings(
    _ tokens: Tokens, of network: Int, _ line: Int
  ) throws(Problem) {
    var tokens = tokens
    let criterionCount = try tokens.count("the number of rated criteria", atMost: 100_000)
    tokens.endLine()
    var criteria: [String] = []
    for _ in 0..<criterionCount {
      criteria.append(try tokens.wholeLine("the name of a rated criterion").text)
    }
    _ = try tokens.token("a number of the ratings")
    let alternativeCount = try tokens.count("the number of rated alternatives")
    guard criterionCount > 0 && alternativeCount > 0 else { return }
    tokens.endLine()
    var alternatives: [(name: String, line: Int)] = []
    for _ in 0..<alternativeCount {
      let (name, line) = try tokens.wholeLine("the name of a rated alternative")
      alternatives.append((name, line))
    }
    let values = try table(&tokens, alternativeCount, criterionCount, "a rating")
    let flags = try table(&tokens, alternativeCount, criterionCount, "the kind of a rating")
    var scales: [Scale] = []
    for _ in 0..<criterionCount { scales.append(try scale(&tokens)) }
    guard networks[network].ratings == nil else {
      omissions.append(("a second table of ratings is left out", line))
      return
    }
    var categories: [[Int?]] = []
    for (row, kinds) in zip(values, flags) {
      categories.append(
        zip(row, kinds).map { value, kind in
          kind.text == "1" ? Double(value.text).flatMap { Int(exactly: $0) } : nil
        })
    }
    networks[network].ratings = Ratings(
      criteria: criteria, alternatives: alternatives, categories: categories, scales: scales,
      line: line)
  }

  /// A table behind its numbers of rows and columns.
  private func table(
    _ tokens: inout Tokens, _ rows: Int, _ columns: Int, _ what: String
  ) throws(Problem) -> [[(text: String, line: Int)]] {
    let line = tokens.line
    guard try tokens.count("a number of rows") == rows,
      try tokens.count("a number of columns") == columns
    else {
      throw Problem(message: "a table of ratings is not \(rows) by \(columns)", line: line)
    }
    var table: [[(text: String, line: Int)]] = []
    for _ in 0..<rows {
      var row: [(text: String, line: Int)] = []
      for _ in 0..<columns { row.append(try tokens.token(what)) }
      table.append(row)
    }
    return table
  }

  private func scale(_ tokens: inout Tokens) throws(Problem) -> Scale {
    tokens.skipBlankLines()
    let line = tokens.line
    guard try tokens.count("the number of groups") == 1 else {
      throw Problem(message: "the categories of a criterion are in several groups", line: line)
    }
    tokens.endLine()
    _ = try tokens.wholeLine("the name of a group")
    let count = try tokens.count("the number of categories", atMost: 10_000)
    tokens.endLine()
    var categories: [String] = []
    for _ in 0..<count { categories.append(try tokens.wholeLine("the name of a category").text) }
    _ = try tokens.token("a number of the categories")
    var triangle: [(text: String, line: Int)] = []
    // Each row ends with a number that means nothing.
    for row in 0..<count {
      for _ in row + 1..<max(count, row + 1) { triangle.append(try tokens.token("a judgment")) }
      _ = try tokens.token("the end of a row")
    }
    for _ in 0..<2 { _ = try tokens.token("the end of the categories") }
    return Scale(categories: categories, triangle: triangle, line: line)
  }
}
