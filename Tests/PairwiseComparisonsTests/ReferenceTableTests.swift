import TestSupport
import Testing

@testable import PairwiseComparisons

/// The random-index tables of the reference, entry by entry.
struct ReferenceTableTests {
  static let reference = ReferenceValues.file.randomIndex

  @Test(arguments: [
    ("saaty1980", RandomIndex.saaty1980), ("saaty2005", .saaty2005),
    ("alonsoLamata2006", .alonsoLamata2006), ("doneganDodd1991", .doneganDodd1991),
    ("aguaronMoreno2003", .aguaronMoreno2003), ("tummalaLing1998", .tummalaLing1998),
  ])
  func `a published table has the reference entries`(name: String, table: RandomIndex) throws {
    let expected = try #require(Self.reference.tables[name])
    #expect(expected.count >= 13)
    for (order, value) in expected {
      #expect(table.value(order: Int(order)!) == Double(value), "order \(order)")
    }
  }

  @Test func `there are six published tables`() { #expect(Self.reference.tables.count == 6) }

  @Test func `the tables for missing judgments have the reference entries, four decimals of five`()
    throws
  {
    var compared = 0
    for (order, entries) in Self.reference.simulation.incomplete.table {
      for (missing, entry) in entries where missing != "0" {
        for (convention, expected) in [
          (IncompleteRandomIndex.bounded, entry.bounded), (.unrestricted, entry.unbounded),
        ] {
          guard let expected else { continue }
          let found = try #require(
            convention.value(order: Int(order)!, missing: Int(missing)!, complete: .simulated))
          #expect(abs(found - ReferenceNumber.value(expected.RI)) <= 5.1e-5)
          compared += 1
        }
      }
    }
    // (n − 1)(n − 2)/2 for each of the orders 3 to 10, and one less without bounds for 4 to 8.
    #expect(compared == 120 + 50)
  }

  @Test(arguments: 3...30)
  func `the simulated tables have the reference entries`(order: Int) throws {
    let expected = try #require(Self.reference.simulation.table["\(order)"])
    #expect(RandomIndex.simulated.value(order: order) == Double(expected.roundedRI))
    // Twelve decimals for the exact orders 3 and 4, five for the others.
    let harmonic = try #require(HarmonicConsistencyIndex.randomIndex(order: order))
    let tolerance = order <= 4 ? 5.1e-13 : 5.1e-6
    #expect(abs(harmonic - ReferenceNumber.value(expected.HRI)) <= tolerance)
    #expect(
      abs(ReferenceNumber.value(expected.RI) - ReferenceNumber.value(expected.roundedRI)) <= 5.1e-5)
  }
}
