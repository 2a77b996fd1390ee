/// The clusters of a network, one below another with their nodes, and arrows to what each depends
/// on.
///
/// Arrows to clusters further down run on the right, with those of a cluster to itself, and arrows
/// to clusters further up on the left. Those of one cluster share a trunk, and have the colour of
/// its name.
package struct NetworkChart: Hashable, Sendable {
  /// A cluster.
  package struct Cluster: Hashable, Sendable {
    package var name: String
    package var nodes: [Node]
    /// What is said of nodes that are not shown; empty if all are.
    package var more: String

    package init(name: String, nodes: [Node], more: String = "") {
      self.name = name
      self.nodes = nodes
      self.more = more
    }
  }

  /// A node with its share of its cluster, 0 … 1.
  package struct Node: Hashable, Sendable {
    package var name: String
    package var value: Double
    package var text: String

    package init(name: String, value: Double, text: String) {
      self.name = name
      self.value = value
      self.text = text
    }
  }

  /// That nodes of a cluster depend on nodes of another one, or of itself, given by their
  /// positions.
  package struct Link: Hashable, Sendable {
    package var from: Int
    package var to: Int
    /// How much it depends on it.
    package var value: Double
    package var text: String

    package init(from: Int, to: Int, value: Double, text: String) {
      self.from = from
      self.to = to
      self.value = value
      self.text = text
    }
  }

  package var frame: Frame
  package var clusters: [Cluster]
  package var links: [Link]

  package init(frame: Frame, clusters: [Cluster], links: [Link]) {
    self.frame = frame
    self.clusters = clusters
    self.links = links
  }

  // MARK: Sides

  /// Where the arrows of a cluster run on one side.
  private struct Trunk {
    let from: Int
    let links: [Link]
    /// How far out it is, 0 for next to the boxes.
    var lane = 0
  }

  private enum Side { case left, right }

  private func trunks(_ side: Side) -> [Trunk] {
    var trunks = clusters.indices.compactMap { from -> Trunk? in
      let own = links.filter {
        $0.from == from && (side == .right ? $0.to >= from : $0.to < from)
      }
      return own.isEmpty ? nil : Trunk(from: from, links: own)
    }
    // Shorter ones further in.
    let order = trunks.indices.sorted {
      (span(of: trunks[$0]), $0) < (span(of: trunks[$1]), $1)
    }
    for (lane, trunk) in order.enumerated() { trunks[trunk].lane = lane }
    return trunks
  }

  private func span(of trunk: Trunk) -> Int {
    trunk.links.reduce(0) { max($0, abs($1.to - $1.from)) }
  }

  /// What stands at a place of the edge of a box.
  private enum Port: Hashable {
    case out
    case into(from: Int)
  }

  /// The ports on one side of each box, from above to below.
  private func ports(_ trunks: [Trunk]) -> [[Port]] {
    clusters.indices.map { cluster in
      let arriving = trunks.filter { $0.links.contains { $0.to == cluster } }.map(\.from).sorted()
      let leaves = trunks.contains { $0.from == cluster }
      let above = arriving.filter { $0 < cluster }.map { Port.into(from: $0) }
      let others = arriving.filter { $0 >= cluster }.map { Port.into(from: $0) }
      return above + (leaves ? [.out] : []) + others
    }
  }

  // MARK: Drawing

  private static let portHeight = 15.0
  private static let laneWidth = 9.0
  private static let gap = 16.0
  private static let headLength = 6.0

  package func drawing(_ layout: ChartLayout = ChartLayout()) -> Drawing {
    frame.drawing(layout) { drawing, top in
      let (left, right) = (trunks(.left), trunks(.right))
      let (leftPorts, rightPorts) = (ports(left), ports(right))
      let label =
        links.reduce(0) { max($0, TextMetrics.width($1.text, size: Style.smallSize)) }
        + Self.headLength + 6
      func room(_ trunks: [Trunk]) -> Double {
        trunks.isEmpty ? 0 : label + Double(trunks.count) * Self.laneWidth
      }
      let start = Style.margin + room(left)
      let width = max(90, drawing.width - Style.margin - room(right) - start)
      var boxes: [(top: Double, height: Double)] = []
      var y = top + 4
      for cluster in clusters.indices {
        let height = max(
          box(clusters[cluster], at: Point(start, y), width: width, cluster, &drawing),
          Double(max(leftPorts[cluster].count, rightPorts[cluster].count)) * Self.portHeight + 6)
        drawing.outline(at: Point(start, y), width: width, height: height)
        boxes.append((y, height))
        y += height + Self.gap
        drawing.mayBreak(at: y - Self.gap / 2)
      }
      arrows(left, leftPorts, boxes, edge: start, outward: -1, label, &drawing)
      arrows(right, rightPorts, boxes, edge: start + width, outward: 1, label, &drawing)
      return y - Self.gap + 4
    }
  }

  /// Draws a cluster without its outline.
  ///
  /// - Returns: Its height.
  private func box(
    _ cluster: Cluster, at corner: Point, width: Double, _ number: Int, _ drawing: inout Drawing
  ) -> Double {
    let (inset, ink) = (8.0, Ink.series(number))
    let step = Style.labelSize * Style.lineSpacing
    let head = TextMetrics.lines(
      cluster.name, size: Style.labelSize, width: width - 2 * inset, most: LabelColumn.mostLines,
      isBold: true)
    drawing.rectangle(at: corner, width: 4, height: 8 + Double(head.lines.count) * step, ink)
    var y = corner.y + 4
    drawing.lines(
      head,
      aroundMiddle: Point(corner.x + inset, y + Double(head.lines.count) * step / 2), .start,
      .bold, whole: cluster.name)
    y += Double(head.lines.count) * step + 4
    for node in cluster.nodes {
      let value = TextMetrics.width(node.text, size: Style.smallSize)
      let name = TextMetrics.lines(
        node.name, size: Style.labelSize, width: width - 3 * inset - value,
        most: LabelColumn.mostLines)
      let height = Double(name.lines.count) * step + 4
      drawing.rectangle(
        at: Point(corner.x + 1, y), width: (width - 2) * max(0, min(1, node.value)),
        height: height - 2, .step(1))
      drawing.lines(
        name, aroundMiddle: Point(corner.x + inset, y + height / 2 - 1), whole: node.name)
      drawing.text(
        node.text,
        at: Point(
          corner.x + width - inset, y + height / 2 - 1 + Style.smallSize * Style.middleToBase),
        size: Style.smallSize, .end)
      y += height
    }
    if !cluster.more.isEmpty {
      drawing.text(
        cluster.more, at: Point(corner.x + inset, y + Style.smallSize), size: Style.smallSize,
        ink: .soft)
      y += step
    }
    return y + 4 - corner.y
  }

  /// Draws the arrows on one side.
  ///
  /// - Parameters:
  ///   - edge: The edge of the boxes.
  ///   - outward: 1 to the right, −1 to the left.
  ///   - label: The room between the boxes and the first trunk.
  private func arrows(
    _ trunks: [Trunk], _ ports: [[Port]], _ boxes: [(top: Double, height: Double)], edge: Double,
    outward: Double, _ label: Double, _ drawing: inout Drawing
  ) {
    func height(of port: Port, at cluster: Int) -> Double {
      let all = ports[cluster]
      let place = Double(all.firstIndex(of: port) ?? 0)
      return boxes[cluster].top + boxes[cluster].height * (place + 0.5) / Double(max(all.count, 1))
    }
    for trunk in trunks {
      let ink = Ink.series(trunk.from)
      let x = edge + outward * (label + Double(trunk.lane) * Self.laneWidth)
      let start = height(of: .out, at: trunk.from)
      drawing.line(from: Point(edge, start), to: Point(x, start), ink, width: 1.5)
      for link in trunk.links {
        let y = height(of: .into(from: trunk.from), at: link.to)
        let tip = edge + outward * 1.5
        drawing.line([Point(x, start), Point(x, y), Point(tip, y)], ink, width: 1.5)
        let back = tip + outward * Self.headLength
        drawing.line(
          [Point(back, y - 3.5), Point(tip, y), Point(back, y + 3.5)], ink, width: 1.5)
        drawing.text(
          link.text, at: Point(back + outward * 2, y - 3), size: Style.smallSize,
          outward > 0 ? .start : .end)
      }
    }
  }
}
