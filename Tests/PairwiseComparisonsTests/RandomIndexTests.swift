import Testing

@testable import PairwiseComparisons

struct RandomIndexTests {
  @Test func `tables differ, and each has its own values`() {
    // T. L. Saaty (1980); T. L. Saaty (2005), p. 31; J. A. Alonso and M. T. Lamata (2006), table 2.
    #expect(RandomIndex.saaty1980.value(order: 4) == 0.90)
    #expect(RandomIndex.saaty2005.value(order: 4) == 0.89)
    #expect(RandomIndex.alonsoLamata2006.value(order: 4) == 0.8816)
    #expect(RandomIndex.doneganDodd1991.value(order: 4) == 0.8286)
    #expect(RandomIndex.saaty1980.value(order: 12) == 1.48)
  }

  @Test(arguments: RandomIndex.allCases)
  func `every table is 0 for two items, positive above, and found by its name`(table: RandomIndex) {
    #expect(table.value(order: 1) == 0)
    #expect(table.value(order: 2) == 0)
    for order in 3...15 { #expect(table.value(order: order)! > 0.4) }
    #expect(RandomIndex(name: table.name) == table)
  }

  /// The manual gives them as they are, and the table rounded.
  @Test func `the simulated index of three items is the mean over all matrices`() throws {
    let scale = RepairValues.scale
    var sum = 0.0
    for first in scale {
      for second in scale {
        for third in scale {
          sum +=
            ComparisonMatrix(unchecked: [first, second, third], order: 3).consistency().index
        }
      }
    }
    let exact = sum / 4913
    #expect(abs(exact - 0.524457) < 5e-7)
    #expect(RandomIndex.simulated.value(order: 3) == (exact * 10_000).rounded() / 10_000)
    // Over all 17⁶ matrices it is 0.884158.
    #expect(RandomIndex.simulated.value(order: 4) == 0.8842)
  }

  @Test func `a table ends where its source ends`() {
    #expect(RandomIndex.saaty1980.value(order: 15) == 1.59)
    #expect(RandomIndex.saaty1980.value(order: 16) == nil)
    #expect(RandomIndex.aguaronMoreno2003.value(order: 16) == 1.595)
    #expect(RandomIndex.simulated.value(order: 30) == 1.6725)
    #expect(RandomIndex.simulated.value(order: 31) == nil)
  }

  @Test func `Alonso and Lamata continue by their regression`() throws {
    let expected = (1.7699 * 20 - 4.3513) / 19
    let value = try #require(RandomIndex.alonsoLamata2006.value(order: 20))
    #expect(abs(value - expected) <= 1e-15 * 4)
  }

  @Test func `Donegan and Dodd are linear between their orders`() throws {
    #expect(RandomIndex.doneganDodd1991.value(order: 20) == 1.5371)
    let between = try #require(RandomIndex.doneganDodd1991.value(order: 45))
    #expect(abs(between - (1.5976 + 1.6102) / 2) <= 1e-15)
    let justAbove = try #require(RandomIndex.doneganDodd1991.value(order: 21))
    #expect(abs(justAbove - (1.5371 + (1.5619 - 1.5371) / 5)) <= 1e-15)
    #expect(RandomIndex.doneganDodd1991.value(order: 100) == 1.6339)
    #expect(RandomIndex.doneganDodd1991.value(order: 101) == nil)
  }

  @Test func `a ratio above the end of its table is not given`() throws {
    let matrix = try ComparisonMatrix(order: 16, upperTriangle: Array(repeating: 1, count: 120))
    #expect(matrix.consistency().ratio(to: .saaty1980) == nil)
    #expect(matrix.consistency().ratio(to: .alonsoLamata2006) == 0)
  }

  @Test func `values of one's own are those of every order or of the first orders`() throws {
    let single = try #require(RandomIndex(name: "1.1081014"))
    #expect(single.value(order: 5) == 1.1081014 && single.value(order: 20) == 1.1081014)
    #expect(single.value(order: 2) == 0)
    let several = try #require(RandomIndex(values: [0.52, 0.89, 1.12]))
    #expect((3...6).map { several.value(order: $0) } == [0.52, 0.89, 1.12, nil])
    #expect(RandomIndex(name: several.name) == several)
    #expect(RandomIndex(name: "0.52, 0.89, 1.12") == several)
    for name in ["", "0", "-1", "0.5 x", "inf", "nan", "saaty"] {
      #expect(RandomIndex(name: name) == nil, "\(name)")
    }
  }

  @Test func `a threshold may be given in percent`() {
    #expect(ConsistencyThreshold(name: "10%") == .fixed(0.1))
    #expect(ConsistencyThreshold(name: "8 %") == .fixed(0.08))
    for name in ["%", "0%", "-5%", "x%", "inf%"] {
      #expect(ConsistencyThreshold(name: name) == nil, "\(name)")
    }
  }

  @Test func `a list of one value ends at order 3, a number is for every order`() throws {
    let list = try #require(RandomIndex(table: [0.58]))
    #expect(list.value(order: 3) == 0.58 && list.value(order: 4) == nil)
    #expect(RandomIndex(name: list.name) == list)
    let number = try #require(RandomIndex(values: [0.58]))
    #expect(number.value(order: 4) == 0.58 && RandomIndex(name: number.name) == number)
    #expect(list != number)
  }
}
