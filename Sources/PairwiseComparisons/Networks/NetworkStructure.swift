extension SparseColumns {
  /// Returns the nodes that no source leads to; none if there are no sources, which are the nodes
  /// that influence nothing and depend on something.
  ///
  /// - Complexity: O(order + entries).
  package func unreachedFromSources() -> [Int] {
    let sources = NetworkStarts(of: self, rule: .calculus).preferred
    if sources.isEmpty { return [] }
    let components = NetworkComponents(of: self)
    let reached = components.reached(
      from: sources.map { Int(components.componentOfNode[$0]) }, in: self)
    return (0..<order).filter { !reached[Int(components.componentOfNode[$0])] }
  }

  /// Returns the period of the component with a node; `nil` if it has no cycle.
  ///
  /// - Complexity: O(order + entries).
  package func period(ofComponentWith node: Int) -> Int? {
    let components = NetworkComponents(of: self)
    let component = Int(components.componentOfNode[node])
    return components.isCyclic[component] ? components.period(of: component, in: self) : nil
  }
}
