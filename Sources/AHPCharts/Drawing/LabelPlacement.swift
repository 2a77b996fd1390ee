/// Where labels stand, so that they do not cover each other.
enum LabelPlacement {
  /// Moves labels along a line, as little as can be, until they do not touch.
  ///
  /// - Parameters:
  ///   - wanted: Where the middle of each should be.
  ///   - lengths: How long each is.
  ///   - range: Where they may be; if there is not room enough they go beyond its end.
  /// - Returns: Where the middle of each is; the order along the line is that of `wanted`.
  static func spread(
    _ wanted: [Double], lengths: [Double], in range: ClosedRange<Double>
  ) -> [Double] {
    struct Cluster {
      var members: [Int]
      var length: Double
      /// The sum over the members of where the cluster should start for them.
      var sum: Double
      var start = 0.0
    }
    var clusters: [Cluster] = []
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    func settle(_ cluster: inout Cluster) {
      let start = cluster.sum / Double(cluster.members.count)
      cluster.start = max(range.lowerBound, min(start, range.upperBound - cluster.length))
    }
    for item in order {
      var next = Cluster(
        members: [item], length: lengths[item], sum: wanted[item] - lengths[item] / 2)
      settle(&next)
      while let last = clusters.last, last.start + last.length > next.start {
        clusters.removeLast()
        let shift = Double(next.members.count) * last.length
        next = Cluster(
          members: last.members + next.members, length: last.length + next.length,
          sum: last.sum + next.sum - shift)
        settle(&next)
      }
      clusters.append(next)
    }
    var places = wanted
    for cluster in clusters {
      var start = cluster.start
      for item in cluster.members {
        places[item] = start + lengths[item] / 2
        start += lengths[item]
      }
    }
    return places
  }

  /// An area that a label takes.
  struct Box: Hashable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    func touches(_ other: Box) -> Bool {
      x < other.x + other.width && other.x < x + width && y < other.y + other.height
        && other.y < y + height
    }

    func isInside(_ other: Box) -> Bool {
      x >= other.x && y >= other.y && x + width <= other.x + other.width
        && y + height <= other.y + other.height
    }
  }

  /// Finds a free place for a label beside a point, the nearest first; `nil` if there is none.
  ///
  /// - Parameters:
  ///   - point: What the label is about.
  ///   - width: How wide the label is.
  ///   - height: How high it is.
  ///   - room: Where it may be.
  ///   - taken: What it must not cover.
  static func place(
    at point: Point, width: Double, height: Double, in room: Box, besides taken: [Box]
  ) -> Box? {
    for distance in [7.0, 16, 28, 42, 60, 80, 110, 140, 180] {
      let left = point.x - distance - width
      let right = point.x + distance
      let above = point.y - distance - height
      let below = point.y + distance
      let (column, row) = (point.x - width / 2, point.y - height / 2)
      let candidates = [
        (right, row), (left, row), (column, above), (column, below), (right, above),
        (right, below), (left, above), (left, below),
      ]
      for (x, y) in candidates {
        let box = Box(x: x, y: y, width: width, height: height)
        if box.isInside(room), !taken.contains(where: { $0.touches(box) }) { return box }
      }
    }
    return nil
  }
}
