/// The strongly connected components of a network: the largest sets of nodes each of which depends
/// on each other one, directly or through others.
///
/// Source: R. Tarjan, "Depth-first search and linear graph algorithms", *SIAM Journal on Computing*
/// 1 (1972), 146–160, doi:10.1137/0201010.
package struct NetworkComponents: Hashable, Sendable {
  /// The nodes, those of one component together, a component before those that it depends on.
  private let nodes: [Int32]
  /// Where the nodes of each component begin, and where those of the last one end.
  private let starts: [Int]
  /// The component of each node.
  package let componentOfNode: [Int32]
  /// Whether each component has two nodes or a node that depends on itself.
  package let isCyclic: [Bool]
  /// Whether no node of each component depends on one outside.
  package let isClosed: [Bool]

  /// The number of components.
  package var count: Int { starts.count - 1 }

  /// The nodes of a component, ascending.
  package subscript(component: Int) -> ArraySlice<Int32> {
    nodes[starts[component]..<starts[component + 1]]
  }

  /// Finds the components of a network.
  ///
  /// - Complexity: O(order + entries); no recursion.
  package init(of matrix: SparseColumns) {
    var search = Search(matrix)
    for node in 0..<matrix.order where search.number[node] == 0 { search.visit(node) }
    // The search completes a component after all those that it depends on.
    let count = search.componentCount
    var componentOfNode = search.component
    var sizes = [Int](repeating: 0, count: count + 1)
    for node in componentOfNode.indices {
      componentOfNode[node] = Int32(count - 1) - componentOfNode[node]
      sizes[Int(componentOfNode[node]) + 1] += 1
    }
    for component in 0..<count { sizes[component + 1] += sizes[component] }
    var next = sizes
    var nodes = [Int32](repeating: 0, count: matrix.order)
    var isCyclic = (0..<count).map { sizes[$0 + 1] - sizes[$0] > 1 }
    var isClosed = [Bool](repeating: true, count: count)
    for node in 0..<matrix.order {
      let component = Int(componentOfNode[node])
      nodes[next[component]] = Int32(node)
      next[component] += 1
      if search.dependsOnItself[node] { isCyclic[component] = true }
      if search.leaves[node] { isClosed[component] = false }
    }
    self.nodes = nodes
    self.starts = sizes
    self.componentOfNode = componentOfNode
    self.isCyclic = isCyclic
    self.isClosed = isClosed
  }

  /// Returns the period of a cyclic component: the largest number that divides the length of every
  /// cycle.
  ///
  /// - Complexity: O(order + entries of its columns).
  package func period(of component: Int, in matrix: SparseColumns) -> Int {
    var depth = [Int](repeating: -1, count: matrix.order)
    var queue = [Int(self[component][self[component].startIndex])]
    depth[queue[0]] = 0
    var period = 0
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      for entry in matrix.entries(ofColumn: node) {
        let other = Int(matrix.rows[entry])
        guard componentOfNode[other] == Int32(component) else { continue }
        if depth[other] < 0 {
          depth[other] = depth[node] + 1
          queue.append(other)
        } else {
          period = Self.greatestCommonDivisor(period, abs(depth[node] + 1 - depth[other]))
        }
      }
    }
    return period
  }

  private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    var (first, second) = (first, second)
    while second != 0 { (first, second) = (second, first % second) }
    return first
  }

  /// Returns whether each component is one of the given ones or is reached from one of them.
  ///
  /// - Complexity: O(order + entries).
  func reached(from components: [Int], in matrix: SparseColumns) -> [Bool] {
    var isReached = [Bool](repeating: false, count: count)
    for component in components { isReached[component] = true }
    for component in 0..<count where isReached[component] {
      for node in self[component] {
        for entry in matrix.entries(ofColumn: Int(node)) {
          isReached[Int(componentOfNode[Int(matrix.rows[entry])])] = true
        }
      }
    }
    return isReached
  }
}

/// Tarjan's search with a stack of its own in the place of recursion.
private struct Search {
  let matrix: SparseColumns
  /// The order in which nodes were found, from 1; 0 for a node that was not found yet.
  var number: [Int32]
  /// The smallest number that a node is known to reach within its component.
  private var lowest: [Int32]
  /// The component of each node, in the order of their completion.
  var component: [Int32]
  /// Whether each node depends on itself, and whether on a node of another component.
  var dependsOnItself: [Bool]
  var leaves: [Bool]
  var componentCount = 0
  private var found: Int32 = 0
  /// The first entry of each node that is not looked at yet.
  private var next: [Int]
  /// The nodes whose component is not complete.
  private var open: [Int32] = []

  init(_ matrix: SparseColumns) {
    self.matrix = matrix
    number = Array(repeating: 0, count: matrix.order)
    lowest = number
    component = Array(repeating: -1, count: matrix.order)
    dependsOnItself = Array(repeating: false, count: matrix.order)
    leaves = dependsOnItself
    next = Array(matrix.starts.dropLast())
  }

  private mutating func enter(_ node: Int) {
    found += 1
    number[node] = found
    lowest[node] = found
    open.append(Int32(node))
  }

  /// What the next entries of a node say, up to one that leads to a node not found yet.
  private struct Scan {
    /// The node that was not found yet.
    var other: Int?
    /// The entry after the last one.
    var entry: Int
    var lowest: Int32
    var leaves = false
    var isLoop = false
  }

  private func scan(_ node: Int) -> Scan {
    let (rows, number, component) = (matrix.rows.span, number.span, component.span)
    let end = matrix.starts[node + 1]
    var scan = Scan(entry: next[node], lowest: lowest[node])
    while scan.entry < end {
      let other = Int(rows[scan.entry])
      scan.entry += 1
      if number[other] == 0 {
        scan.other = other
        break
      }
      if component[other] >= 0 {
        scan.leaves = true
      } else {
        scan.lowest = min(scan.lowest, number[other])
        if other == node { scan.isLoop = true }
      }
    }
    return scan
  }

  private mutating func advance(at node: Int) -> Int? {
    let scan = scan(node)
    next[node] = scan.entry
    lowest[node] = scan.lowest
    if scan.leaves { leaves[node] = true }
    if scan.isLoop { dependsOnItself[node] = true }
    return scan.other
  }

  mutating func visit(_ root: Int) {
    enter(root)
    var path = [root]
    while let node = path.last {
      if let other = advance(at: node) {
        enter(other)
        path.append(other)
        continue
      }
      path.removeLast()
      let above = path.last
      if let above { lowest[above] = min(lowest[above], lowest[node]) }
      guard lowest[node] == number[node] else { continue }
      if let above { leaves[above] = true }
      while let member = open.popLast() {
        component[Int(member)] = Int32(componentCount)
        if member == node { break }
      }
      componentCount += 1
    }
  }
}
