/// Numbers in which chance shows no pattern, the same for the same seed.
///
/// Source: for the constants, D. E. Knuth's MMIX, in *The Art of Computer Programming* 2, third
/// edition, Addison-Wesley 1997, section 3.3.4.
struct RandomNumbers {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
    for _ in 0..<4 { _ = next(below: 2) }
  }

  mutating func next(below end: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % end
  }
}
