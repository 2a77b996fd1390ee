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
      for entry in matrix.entries(ofColumn: node) {
        let other = Int(matrix.rows[entry])
        if other == node { isCyclic[component] = true }
        if componentOfNode[other] != Int32(component) { isClosed[component] = false }
      }
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
  var componentCount = 0
  private var found: Int32 = 0
  /// The nodes whose component is not complete.
  private var open: [Int] = []

  init(_ matrix: SparseColumns) {
    self.matrix = matrix
    number = Array(repeating: 0, count: matrix.order)
    lowest = number
    component = Array(repeating: -1, count: matrix.order)
  }

  private mutating func enter(_ node: Int) {
    found += 1
    number[node] = found
    lowest[node] = found
    open.append(node)
  }

  mutating func visit(_ root: Int) {
    enter(root)
    var path: [(node: Int, next: Int)] = [(root, matrix.starts[root])]
    while let (node, next) = path.last {
      if next < matrix.starts[node + 1] {
        path[path.count - 1].next += 1
        let other = Int(matrix.rows[next])
        if number[other] == 0 {
          enter(other)
          path.append((other, matrix.starts[other]))
        } else if component[other] < 0 {
          lowest[node] = min(lowest[node], number[other])
        }
        continue
      }
      path.removeLast()
      if let above = path.last?.node { lowest[above] = min(lowest[above], lowest[node]) }
      guard lowest[node] == number[node] else { continue }
      while let member = open.popLast() {
        component[member] = Int32(componentCount)
        if member == node { break }
      }
      componentCount += 1
    }
  }
}
