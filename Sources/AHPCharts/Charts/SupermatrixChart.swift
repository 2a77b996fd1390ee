/// A matrix of the nodes of a network as blocks of cells, block by block the clusters, each cell on
/// a ground that is the stronger the larger its number is.
package struct SupermatrixChart: Hashable, Sendable {
  /// A cluster and its nodes.
  package struct Cluster: Hashable, Sendable {
    package var name: String
    package var nodes: [String]

    package init(name: String, nodes: [String]) {
      self.name = name
      self.nodes = nodes
    }
  }

  /// A number above 0 in a row and a column, which count through all clusters.
  package struct Cell: Hashable, Sendable {
    package var row: Int
    package var column: Int
    package var value: Double

    package init(row: Int, column: Int, value: Double) {
      self.row = row
      self.column = column
      self.value = value
    }
  }

  package var frame: Frame
  package var clusters: [Cluster]
  package var cells: [Cell]

  package init(frame: Frame, clusters: [Cluster], cells: [Cell]) {
    self.frame = frame
    self.clusters = clusters
    self.cells = cells
  }

  private static let gap = 4.0
  private static let largestCell = 30.0

  package func drawing(_ layout: ChartLayout = ChartLayout()) -> Drawing {
    frame.drawing(layout) { drawing, top in
      let nodes = clusters.flatMap(\.nodes)
      let count = nodes.count
      if count == 0 { return top }
      let numbers = nodes.indices.map { "\($0 + 1)" }
      let numberWidth = TextMetrics.width("\(count)", size: Style.smallSize) + 5
      let names = LabelColumn(nodes, size: Style.smallSize, in: drawing, most: 0.4)
      let left = Style.margin + numberWidth + names.width + 8
      let gaps = Double(clusters.count - 1) * Self.gap
      let width = min(
        Self.largestCell, (drawing.width - Style.margin - left - gaps) / Double(count))
      let height = max(14, min(22, width))
      // Where the numbers of columns have no room side by side, only some of them stand there.
      let step = max(1, Int((numberWidth / width).rounded(.up)))
      /// Where each node begins, in a row or a column of cells of a size.
      func starts(_ size: Double) -> [Double] {
        var (starts, next): ([Double], Double) = ([], 0)
        for cluster in clusters {
          for _ in cluster.nodes {
            starts.append(next)
            next += size
          }
          next += Self.gap
        }
        return starts
      }
      // The name of each cluster stands above its rows.
      let headHeight = Style.smallSize * Style.lineSpacing + 3
      var rows: [(top: Double, height: Double)] = []
      var y = top + headHeight
      var next = 0
      let columns = starts(width).map { left + $0 }
      for (number, column) in columns.enumerated() where number % step == 0 {
        drawing.text(
          numbers[number], at: Point(column + width / 2, top + Style.smallSize),
          size: Style.smallSize, .middle, ink: .soft)
      }
      for cluster in clusters {
        let head = TextMetrics.lines(
          cluster.name, size: Style.smallSize, width: drawing.width - 2 * Style.margin,
          most: LabelColumn.mostLines, isBold: true)
        y += Self.gap
        let headHeight = max(
          height, Double(head.lines.count) * Style.smallSize * Style.lineSpacing + 2)
        drawing.lines(
          head, aroundMiddle: Point(Style.margin, y + headHeight / 2), size: Style.smallSize,
          .start, .bold, whole: cluster.name)
        y += headHeight
        let first = y
        for _ in cluster.nodes {
          let lines = names.lines[next]
          let rowHeight = max(
            height, Double(lines.lines.count) * Style.smallSize * Style.lineSpacing + 2)
          let middle = y + rowHeight / 2 + Style.smallSize * Style.middleToBase
          drawing.text(
            numbers[next], at: Point(Style.margin + numberWidth - 5, middle),
            size: Style.smallSize, .end, ink: .soft)
          drawing.lines(
            lines, aroundMiddle: Point(Style.margin + numberWidth, y + rowHeight / 2),
            size: Style.smallSize, whole: nodes[next])
          rows.append((y, rowHeight))
          y += rowHeight
          next += 1
        }
        // A ground for each block, so that empty ones are seen too.
        var column = 0
        for other in clusters where !other.nodes.isEmpty {
          drawing.outline(
            at: Point(columns[column], first), width: Double(other.nodes.count) * width,
            height: y - first)
          column += other.nodes.count
        }
        drawing.mayBreak(at: y + 1)
      }
      for cell in cells {
        drawing.rectangle(
          at: Point(columns[cell.column] + 0.5, rows[cell.row].top + 0.5), width: width - 1,
          height: rows[cell.row].height - 1, ink(cell.value))
      }
      return y
    }
  }

  /// The largest of the steps stands for a share of a half and more.
  private func ink(_ value: Double) -> Ink {
    .step(Int(min(1, 2 * value) * Double(Ink.stepCount - 1) + 0.5))
  }
}
