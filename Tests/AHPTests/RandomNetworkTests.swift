import Testing

@testable import AHP

struct RandomNetworkTests {
  private func network(_ options: RandomNetworkOptions, seed: UInt64 = 1) throws -> Network {
    let model = try options.model(seed: seed)
    return model.network(of: model.goal)
  }

  @Test func `clusters of nodes stand before that of the alternatives`() throws {
    let network = try network(RandomNetworkOptions(clusters: 3, nodes: 4, alternatives: 2))
    #expect(
      network.clusters.map(\.name) == ["Cluster 1", "Cluster 2", "Cluster 3", "Alternatives"])
    #expect(network.clusters.indices.map { network.nodes(of: $0).count } == [4, 4, 4, 2])
    #expect(network.alternatives()?.position == 3)
  }

  @Test(arguments: [
    (0, 1, 1, 3, 1), (0, 1, 2, 1, 1), (0, 1, 5, 100, 4), (5, 3, 4, 7, 7), (2, 30, 1, 40, 40),
  ])
  func `each node depends on as many others as asked for, the next one among them`(
    clusters: Int, nodes: Int, alternatives: Int, links: Int, expected: Int
  ) throws {
    for farShare in [0, 0.3, 1] {
      let network = try network(
        RandomNetworkOptions(
          clusters: clusters, nodes: nodes, alternatives: alternatives, links: links,
          farShare: farShare))
      let count = network.nodes.count
      for node in network.nodes.indices {
        let influences = network.nodes[node].dependences.flatMap(\.nodes)
        #expect(influences.count == expected && Set(influences).count == expected)
        #expect(influences.contains(NodeID((node.position + 1) % count)))
        #expect(count == 1 || !influences.contains(node))
        #expect(
          network.nodes[node].dependences.allSatisfy { dependence in
            dependence.nodes.allSatisfy { network.nodes[$0].cluster == dependence.cluster }
          })
      }
    }
  }

  @Test func `near links are next in the circle, and a share of them is anywhere`() throws {
    func farLinks(_ share: Double) throws -> Int {
      let network = try network(
        RandomNetworkOptions(clusters: 99, nodes: 10, alternatives: 10, links: 5, farShare: share))
      return network.nodes.indices.reduce(0) { sum, node in
        sum
          + network.nodes[node].dependences.flatMap(\.nodes).count {
            let steps = abs($0.position - node.position)
            return min(steps, 1000 - steps) > 5
          }
      }
    }
    #expect(try farLinks(0) == 0)
    // A link to the next node for each, and four others, of which 0.99 · 0.2 are far: 792 with the
    // standard deviation 25.
    #expect(try (692...892).contains(farLinks(0.2)))
    #expect(try farLinks(1) > 3900)
  }

  @Test func `everything with two items is judged, by everybody`() throws {
    let options = RandomNetworkOptions(clusters: 3, nodes: 3, links: 6, participants: 2)
    let model = try options.model(seed: 4)
    let network = model.network(of: model.goal)
    for subject in network.subjects() where network.itemCount(of: subject) > 1 {
      guard case .individual(let own) = network.judgments(of: subject) else {
        Issue.record("nobody judges \(network.path(of: subject))")
        continue
      }
      #expect(own.map(\.participant.position) == [0, 1])
    }
    #expect(try model.evaluation().alternativeErrorBound < 1e-11)
    #expect(try options.model(seed: 4) == model)
    #expect(try options.model(seed: 5) != model)
  }

  @Test func `numbers out of range are refused by name`() {
    #expect(throws: RandomModelError.notInRange("links", found: 0, 1...1e6)) {
      try RandomNetworkOptions(links: 0).model(seed: 1)
    }
    #expect(throws: RandomModelError.notInRange("far share", found: 1.5, 0...1)) {
      try RandomNetworkOptions(farShare: 1.5).model(seed: 1)
    }
    #expect(throws: RandomModelError.tooManyLinks(21_000_000)) {
      try RandomNetworkOptions(clusters: 0, alternatives: 1_000_000, links: 21).model(seed: 1)
    }
  }
}
