import Testing

@testable import AHPCharts

struct LabelPlacementTests {
  /// A generator of numbers that are the same each time.
  private struct Numbers {
    var state: UInt64

    mutating func next(below limit: Double) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53) * limit
    }
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `labels along a line keep their order, their room and the range`(seed: UInt64) {
    var numbers = Numbers(state: seed)
    let count = 1 + Int(numbers.next(below: 12))
    let wanted = (0..<count).map { _ in numbers.next(below: 300) }
    let lengths = (0..<count).map { _ in 5 + numbers.next(below: 20) }
    let places = LabelPlacement.spread(wanted, lengths: lengths, in: 0...300)
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    for (above, below) in zip(order, order.dropFirst()) {
      let gap = places[below] - lengths[below] / 2 - (places[above] + lengths[above] / 2)
      #expect(gap > -1e-9, "seed \(seed)")
    }
    for item in places.indices {
      #expect(places[item] - lengths[item] / 2 > -1e-9, "seed \(seed)")
      #expect(places[item] + lengths[item] / 2 < 300 + 1e-9, "seed \(seed)")
    }
  }

  @Test func `labels that have room stay where they are wanted`() {
    #expect(
      LabelPlacement.spread([200, 50, 100], lengths: [20, 20, 20], in: 0...300) == [200, 50, 100])
    // Two that want the same place share it out.
    #expect(LabelPlacement.spread([50, 50], lengths: [20, 20], in: 0...100) == [40, 60])
    // Without room for all the first keeps the start.
    #expect(LabelPlacement.spread([5, 5, 5], lengths: [20, 20, 20], in: 0...30) == [10, 30, 50])
  }

  @Test func `labels in a plane do not cover each other or the points`() {
    let room = LabelPlacement.Box(x: 0, y: 0, width: 400, height: 300)
    let points = (0..<12).map { Point(200 + Double($0 % 4) * 9, 150 + Double($0 / 4) * 9) }
    var taken = points.map { LabelPlacement.Box(x: $0.x - 3, y: $0.y - 3, width: 6, height: 6) }
    for point in points {
      let box = LabelPlacement.place(at: point, width: 60, height: 12, in: room, besides: taken)
      guard let box else {
        Issue.record("there is room")
        continue
      }
      #expect(box.isInside(room) && !taken.contains { $0.touches(box) })
      taken.append(box)
    }
    #expect(
      LabelPlacement.place(at: points[0], width: 500, height: 12, in: room, besides: []) == nil)
  }
}
