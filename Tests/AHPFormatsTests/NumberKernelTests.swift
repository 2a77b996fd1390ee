import AHP
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import AHPFormats

/// The reader of lists of ratios, with `strtod` as the referee.
struct NumberKernelTests {
  /// The ratios of a list of JSON, or `nil` if it is not read as one.
  private func ratios(_ list: String) throws -> [Double]? {
    let document = try JSONReader.read(
      SourceText(name: "m.json", bytes: Array("{\"upperTriangle\": \(list)}".utf8)))
    return document.root.members()[0].value.ratios?.values.numbers()
  }

  /// Compares a list of numbers bit by bit with what `strtod` makes of them.
  private func expectExact(
    _ numbers: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let found = try #require(
      try ratios("[" + numbers.joined(separator: ",") + "]"), sourceLocation: sourceLocation)
    #expect(found.count == numbers.count, sourceLocation: sourceLocation)
    for (number, ratio) in zip(numbers, found) where ratio.bitPattern != strtod(number).bitPattern {
      Issue.record(
        "\(number) was read as \(ratio), not \(strtod(number))", sourceLocation: sourceLocation)
    }
  }

  private func strtod(_ text: String) -> Double { unsafe Foundation.strtod(text, nil) }

  /// Doubles of any size among the supported ones, and some around 1.
  private func randomDoubles(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { index in
      let magnitude = index.isMultiple(of: 2) ? 49.5 : 2
      return pow(10, Double.random(in: -magnitude...magnitude, using: &generator))
    }
  }

  @Test func `the shortest digits give the same double`() throws {
    try expectExact(randomDoubles(150_000, seed: 1).map { DataValue.digits($0) })
  }

  @Test(arguments: [1, 9, 15, 16, 17, 18, 19, 20, 25, 40])
  func `numbers of any number of digits are read to the nearest double`(digits: Int) throws {
    let numbers = randomDoubles(1000, seed: 2)
    try expectExact(numbers.map { String(format: "%.\(digits - 1)e", $0) })
    try expectExact(
      numbers.filter { $0 > 1 && $0 < 1e18 }.map {
        String(format: "%.\(digits)f", $0)
      })
  }

  @Test func `points halfway between two doubles, and next to them, are rounded to even`() throws {
    var generator = SplitMix64(seed: 3)
    var numbers: [String] = []
    for _ in 0..<2000 {
      // Halfway between two doubles above 2⁵³ is an integer, and all digits of it fit in 64 bits.
      let exponent = Int.random(in: 54...62, using: &generator)
      let step = UInt64(1) << UInt64(exponent - 52)
      let mantissa = UInt64.random(in: 1 << 52..<1 << 53, using: &generator)
      let halfway = mantissa * step + step / 2
      numbers += [halfway - 1, halfway, halfway + 1].map { "\($0)" }
      numbers += ["\(halfway).0", "\(halfway).00000000000000000000000001", "\(halfway)e-7"]
    }
    // Halfway between 1 and the double after it, with all of its digits, and one unit more and
    // less.
    let halfway = "1.00000000000000011102230246251565404236316680908203125"
    numbers += [halfway, halfway + "1", halfway.dropLast() + "4", halfway + "000e0"]
    // Where two roundings would differ from one.
    numbers += ["9007199254740993", "9007199254740993e22", "9007199254740992e22", "5e-23", "1e23"]
    numbers += ["8.5e22", "6.02214076e23", "9007199254740991e-22", "9007199254740991e-23"]
    try expectExact(numbers)
  }

  @Test func `integers up to 2⁶⁴ and beyond are read to the nearest double`() throws {
    var generator = SplitMix64(seed: 4)
    var numbers = (1...2000).map { "\($0)" }
    numbers += (0..<2000).map {
      "\(UInt64.random(in: 1 << (UInt64($0) % 64)...UInt64.max, using: &generator))"
    }
    numbers += ["18446744073709551615", "18446744073709551616", "99999999999999999999"]
    numbers.append("1" + String(repeating: "0", count: 49))
    numbers.append("1" + String(repeating: "0", count: 800) + "e-800")
    numbers.append("0." + String(repeating: "0", count: 800) + "1e800")
    try expectExact(numbers)
  }

  @Test func `a fraction is the quotient of two doubles`() throws {
    var generator = SplitMix64(seed: 5)
    var fractions: [(String, String)] = []
    for dividend in 1...9 {
      for divisor in 1...9 { fractions.append(("\(dividend)", "\(divisor)")) }
    }
    for _ in 0..<5000 {
      fractions.append(
        (
          "\(Int.random(in: 1...10_000, using: &generator))",
          DataValue.digits(Double.random(in: 0.01...100, using: &generator))
        ))
    }
    // Neither subnormal nor huge numbers are ratios, but their quotient is one.
    fractions += [("4.9406564584124654e-324", "1e-323"), ("1e308", "1.7976931348623157e308")]
    fractions += [("2.2250738585072011e-308", "2.2250738585072014e-308")]
    let list = fractions.map { "\"\($0)/\($1)\"" }.joined(separator: ", ")
    let found = try #require(try ratios("[" + list + "]"))
    for (fraction, ratio) in zip(fractions, found) {
      #expect(ratio == strtod(fraction.0) / strtod(fraction.1), "\(fraction)")
      #expect(.success(ratio) == Ratio.parse(fraction.0 + "/" + fraction.1), "\(fraction)")
    }
  }

  @Test func `judgments of a scale repeat, measurements do not`() throws {
    // Long enough for the memo of the reader to be given up, and then used again in the next list.
    let measured = randomDoubles(3000, seed: 6).map { DataValue.digits($0) }
    var generator = SplitMix64(seed: 7)
    let judged = (0..<3000).map { _ in "\(Int.random(in: 1...9, using: &generator))" }
    try expectExact(measured + judged)
    try expectExact(judged + measured)
    try expectExact(zip(measured, judged).flatMap { [$0, $1, $1] })
  }

  @Test func `tokens that agree in what is remembered of them are told apart`() throws {
    let tail = String(repeating: "3", count: 25)
    try expectExact(["0.\(tail)", "0.\(tail)3", "0.\(tail)33", "0.\(tail)34", "0.\(tail)333333334"])
    try expectExact(["1", "11", "1.1", "1", "1e1", "11", "1.10", "1.1"])
    let third = 1.0 / 3
    #expect(
      try ratios("[\"1/3\",\"1/33\",1,\"1/3\" , \"1/3\"]") == [third, 1.0 / 33, 1, third, third])
  }

  @Test func `an element is told apart from one with bytes of the value 0 in it`() throws {
    for filler in 1...40 {
      for element in ["3", "\"1/3\"", "0.33333333333333331"] {
        let zeros = String(repeating: "\0", count: filler)
        for list in [
          "[\(element),\(element)\(zeros),1]", "[\(element),\(element),\(element)\(zeros)]",
        ] {
          #expect(throws: FileError.self) { try ratios(list) }
        }
      }
    }
  }

  @Test func `what one list has taught the reader holds in the next`() throws {
    let lists = [
      "[2, 3,\"1/2\"]", "[\"1/2\",3, 2]", "[20,30,\"1/20\"]", "[2.0,\"2\",\"1/2.0\"]", "[0,2,3]",
    ]
    let document = try JSONReader.read(
      SourceText(
        name: "m.json", bytes: Array("{\"matrix\": [\(lists.joined(separator: ", "))]}".utf8)))
    let rows = document.root.members()[0].value.elements()
    #expect(
      rows.map { $0.ratios?.values.numbers() }
        == [[2, 3, 0.5], [0.5, 3, 2], [20, 30, 0.05], [2, 2, 0.5], nil])
    #expect(rows[4].elements().map { $0.text() } == ["0", "2", "3"])
  }

  @Test(arguments: [1, 255, 256, 257, 600])
  func `lists share codes as long as they have at most 256 different ratios`(different: Int) throws
  {
    // The last different ratio is in the second list; both others have what came before.
    let numbers = (1...different).map { "\(Double($0) / 8)" }
    let lists = [numbers.dropLast() + ["null", "1"], numbers[...], ["null"] + numbers.dropLast()]
    let text =
      "{\"matrix\": [\(lists.map { "[\($0.joined(separator: ","))]" }.joined(separator: ","))]}"
    let document = try JSONReader.read(SourceText(name: "m.json", bytes: Array(text.utf8)))
    // Null takes a code, too. Once there are too many, the lists behind are numbers as well.
    let isCoded = different <= 256
    let isAllCoded = different < 256
    #expect(document.ratios.map(\.values.isCoded) == [isCoded, isAllCoded, isAllCoded])
    for (list, ratios) in zip(lists, document.ratios) {
      #expect(ratios.values.numbers() == list.map { Double($0) ?? 0 })
      #expect(ratios.missingCount == list.count { $0 == "null" })
    }
  }

  @Test func `a list with too many ratios that is none leaves those behind it right`() throws {
    let scale = (1...9).flatMap { ["\($0)", "\"1/\($0)\""] }
    let many = (1...400).map { "\(Double($0) / 16)" }
    for bad in [many, scale, Array(many[..<250])].map({ $0 + ["\" 1/3 \""] + many }) {
      let lists = [scale, bad, many.reversed(), scale + many, scale]
      let text = lists.map { "{\"upperTriangle\": [\($0.joined(separator: ","))]}" }
      let document = try JSONReader.read(
        SourceText(name: "m.json", bytes: Array("[\(text.joined(separator: ","))]".utf8)))
      let found = document.root.elements().map {
        $0.members()[0].value.ratios?.values.numbers()
      }
      let expected = lists.map { list -> [Double]? in
        if list == bad { return nil }
        return list.map { element in
          let parts = element.filter { $0 != "\"" }.split(separator: "/").compactMap { Double($0) }
          return parts.count == 2 ? parts[0] / parts[1] : parts[0]
        }
      }
      #expect(found == expected)
    }
  }

  @Test func `an element may end anywhere in the blocks that are read`() throws {
    for width in 0..<140 {
      let first = String(repeating: " ", count: width) + "\"1/3\""
      let long = "0." + String(repeating: "7", count: width + 1)
      #expect(try ratios("[\(first),2]") == [1.0 / 3, 2])
      #expect(try ratios("[\(first)]") == [1.0 / 3])
      #expect(try ratios("[2,\(first)]") == [2, 1.0 / 3])
      try expectExact(["9", long, "9"])
      try expectExact([long])
    }
  }

  @Test(arguments: [
    "\"upperTriangle\\\": [1, 2]\"", "\"a\\\\\", \"b\": \"upperTriangle\"",
    "\"\\\"matrix\\\": [1]\"",
    "[\"matrix\", \"upperTriangle\"]", "\"\\\\\\\"matrix\"", "\"é\\u00e9, 'upperTriangle': [1]\"",
  ])
  func `lists of ratios are found behind any string, and not within`(value: String) throws {
    let text =
      "{\"x\": \(value), \"upperTriangle\" \n:\t[ 3, \"1/4\" ], \"y\": [5, 6], \"x\": \(value)}"
    let document = try JSONReader.read(SourceText(name: "m.json", bytes: Array(text.utf8)))
    #expect(document.ratios.map { $0.values.numbers() } == [[3, 0.25]])
    let foundAt = document.root.members().filter { $0.key.text() == "upperTriangle" }.map(
      \.value.offset)
    #expect(
      foundAt == [
        text.utf8.distance(
          from: text.startIndex, to: try #require(text.range(of: "[ 3")).lowerBound)
      ])
  }

  @Test func `places behind lists of ratios are those of the text`() throws {
    for mark in ["", "\u{FEFF}"] {
      let text =
        "\(mark){\"é\": 1, \"matrix\": [[1, 2], [\"1/2\", 1]], \"upperTriangle\": [7],\n \"a\": [\"b\"]}"
      let document = try JSONReader.read(SourceText(name: "m.json", bytes: Array(text.utf8)))
      #expect(document.ratios.map { $0.values.numbers() } == [[1, 2], [0.5, 1], [7]])
      for value in [document.root.members()[3].key, document.root.members()[3].value.elements()[0]]
      {
        let bytes = Array(text.utf8)[value.offset...].dropFirst().prefix(1)
        #expect(String(decoding: bytes, as: UTF8.self) == value.text())
        #expect(value.position().line == 2)
      }
    }
  }

  @Test func `white space may stand where JSON has it`() throws {
    #expect(try ratios("[ 1 ,\t2\r\n,\n\"1/2\" , null\n]") == [1, 2, 0.5, 0])
    let numbers = (1...100).map { $0 % 9 + 1 }
    let indented = zip(1..., numbers).map { width, number in
      "\n\(String(repeating: " ", count: width))\(number)"
    }
    #expect(try ratios("[\(indented.joined(separator: ","))]") == numbers.map { Double($0) })
  }

  @Test(arguments: [
    "0", "0.0", "-1", "\"0/3\"", "\"3/0\"", "\"0/0\"", "\"-1/3\"", "1e51", "1e-51", "\"1/1e51\"",
    "\"1/2/3\"", "\"\"", "\"/\"", "\"1/\"", "\"/3\"", "\" 1/3\"", "\"1/3 \"", "\"1 / 3\"", "\"+1\"",
    "\".5\"", "\"1.\"", "\"01\"", "\"1e\"", "\"three\"", "\"NaN\"", "\"inf\"", "\"0x1\"", "\"1,5\"",
    "\"1]5\"", "\"\\u0031\"", "\"1\\/3\"", "true", "false", "[1]", "{}", "[]", "{\"a\": 1}",
    "\"null\"",
    "\"１\"", "\"1e400/1e400\"", "\"1e-400/1e-400\"",
  ])
  func `anything but a plain ratio is left to be judged element by element`(element: String) throws
  {
    for list in [
      "[\(element)]", "[1,\(element),2]", "[1, 2, 3 , \(element) ]", "[\(element), null]",
    ] {
      #expect(try ratios(list) == nil, "\(list)")
    }
  }

  @Test(arguments: [
    "01", "+1", ".5", "1.", "-", "1.e1", "1e", "1e+", "NaN", "Infinity", "nul", "nulll", "0x1",
    "1 2",
    "", ",", "1,", ",1", "1,,2", "1;2", "\"1", "\"\\x\"", "1'", "1/3", "\"1/3\"1", "1\"1/3\"", "1}",
    "1]", "1e400", "\"a\\u12\"", "\"\u{1}\"", "--1", "1e5.5", "00", "1_000", "null null",
  ])
  func `what is not JSON is refused with the same words as elsewhere`(elements: String) {
    func message(key: String, list: String) -> String {
      let text = "{\"\(key)\": [\(list)], \"x\": [}"
      let source = SourceText(name: "m.json", bytes: Array(text.utf8))
      do {
        _ = try JSONReader.read(source)
        return "none"
      } catch { return error.description.replacing(key, with: "") }
    }
    for list in ["1, 2, \(elements), 3", "1,\(elements),3", elements, "1,\(elements)"] {
      // Nothing is read as ratios under a key of the same length that means nothing.
      let found = message(key: "upperTriangle", list: list)
      #expect(found == message(key: "upperTriangel", list: list), "\(list)")
      #expect(found.contains("error: not JSON: "), "\(list)")
    }
  }

  @Test func `a list at the end of a text is not read beyond it`() {
    for text in [
      "{\"matrix\":[", "{\"matrix\":[1", "{\"matrix\":[1,", "{\"matrix\":[[1,2", "{\"matrix\":[1]",
    ] {
      for padding in 0..<70 {
        let source = SourceText(
          name: "m.json", bytes: Array((String(repeating: " ", count: padding) + text).utf8))
        #expect(throws: FileError.self) { try JSONReader.read(source) }
      }
    }
  }

  @Test(arguments: [
    #"{"é": 1, "matrix": [[1, 2], ["1/2", 1]], "upperTriangle" : [7],"a":["b"],"m\"x":[0.5]}"#,
    #"{"matrix" \n: \t [ [ 1 ,2 ] ,\n [null, 9] , [3]], "x\\": "matrix", "matrix": []}"#,
    #"{"upperTriangle": [[[1, [2, 3]], [4]], {"matrix": [5]}], "upperTriangle": ["1]5", 2]}"#,
    #"{"a": "\\\"upperTriangle\": [1]", "upperTriangle": [0], "matrix": [[1],[-2],[3,  4 ]]}  "#,
    #"{"upperTriangle":null,"matrix":"x","upperTriangle":[ 0.33333333333333331,"10/3" ]}"#,
  ])
  func `a text in sections of any size gives the lists and places of the whole`(escaped: String)
    throws
  {
    let text = escaped.replacing("\\n", with: "\n").replacing("\\t", with: "\t")
    for mark in ["", "\u{FEFF}"] {
      let bytes = Array((mark + text).utf8)
      let whole = RatioLists.takenOut(of: SourceText(name: "m.json", bytes: bytes), apart: [])
      #expect(!whole.lists.places.isEmpty)
      for size in 1...bytes.count + 2 {
        for sizes in [(size, 5), (size, 200), (200, size)] {
          let sections = try #require(try taken(bytes, section: sizes.0, piece: sizes.1))
          #expect(sections.structure.bytes == whole.structure.bytes, "\(sizes)")
          #expect(sections.lists.places == whole.lists.places, "\(sizes)")
          #expect(
            sections.lists.ratios.map { $0.values.numbers() }
              == whole.lists.ratios.map { $0.values.numbers() }, "\(sizes)")
          #expect(
            sections.lists.ratios.map(\.missingCount) == whole.lists.ratios.map(\.missingCount))
        }
      }
    }
  }

  /// Takes the lists out of a text in sections.
  private func taken(
    _ bytes: [UInt8], section: Int, piece: Int, threads: Int? = nil
  ) throws(FileError) -> (structure: SourceText, lists: RatioLists)? {
    try RatioLists.takenOut(
      ofSectionsOf: "m.json", size: bytes.count,
      RatioLists.SectionSizes(section: section, piece: piece), threads: threads
    ) { place, buffer, range in
      let part = bytes[place...].prefix(range.count)
      buffer.replaceSubrange(range.prefix(part.count), with: part)
      return part.count
    }
  }

  @Test func `a text is read whole if a section would begin within a string`() throws {
    let text = #"{"a": "1,\"matrix", "b": "[2]", "upperTriangle": [3]}"#
    let bytes = Array(text.utf8)
    let inString = try #require(text.range(of: #""matrix""#))
    let start = text.utf8.distance(from: text.startIndex, to: inString.lowerBound)
    for section in 1...bytes.count {
      let sections = try taken(bytes, section: section, piece: 7)
      // Another section begins with the other key, or there is none.
      let isInString = (1...start).contains { $0.isMultiple(of: section) }
      #expect((sections == nil) == isInString, "\(section)")
    }
  }

  @Test func `sections have codes of their own, and numbers where there are too many`() throws {
    // 200 values in each of three lists of ratios, 300 in the fourth.
    func list(_ range: ClosedRange<Int>) -> [Double] { range.map { Double($0) / 8 } }
    let lists = [list(1...200), list(201...400), list(401...600), list(1...300)]
    let objects = lists.map { list in
      "{\"matrix\": [\(list.map { "\($0)" }.joined(separator: ", "))]}"
    }
    let bytes = Array("[\(objects.joined(separator: ", "))]".utf8)
    for threads in [1, 2, 5] {
      let sections = try #require(try taken(bytes, section: 100, piece: 64, threads: threads))
      #expect(sections.lists.ratios.map { $0.values.numbers() } == lists)
      #expect(sections.lists.ratios.map(\.values.isCoded) == [true, true, true, false])
    }
    let whole = RatioLists.takenOut(of: SourceText(name: "m.json", bytes: bytes), apart: [])
    #expect(whole.lists.ratios.map { $0.values.numbers() } == lists)
    #expect(whole.lists.ratios.map(\.values.isCoded) == [true, false, false, false])
  }

  @Test func `a section that cannot be read is the problem of the whole`() throws {
    let bytes = Array(
      "[\(Array(repeating: "{\"matrix\": [1, 2]}", count: 50).joined(separator: ","))]".utf8)
    for bad in [0, 300, bytes.count - 1] {
      let error = try #require(throws: FileError.self) {
        try RatioLists.takenOut(
          ofSectionsOf: "m.json", size: bytes.count,
          RatioLists.SectionSizes(section: 100, piece: 50), threads: nil
        ) { (place, buffer, range) throws(FileError) in
          if (place..<place + range.count).contains(bad) {
            throw FileError(Diagnostic("byte \(bad)", file: "m.json"))
          }
          let part = bytes[place...].prefix(range.count)
          buffer.replaceSubrange(range.prefix(part.count), with: part)
          return part.count
        }
      }
      #expect(error.description.contains("byte \(bad)"))
    }
  }

  @Test func `a text that is mostly something else is not read in sections to its end`() throws {
    let size = 40_000_000
    let keys = Array("\"matrix\":1,".utf8)
    let read = Atomic(0)
    let parts = try RatioLists.takenOut(
      ofSectionsOf: "m.json", size: size,
      RatioLists.SectionSizes(section: 1 << 21, piece: 1 << 20), threads: 2
    ) { place, buffer, range in
      let count = min(range.count, size - place)
      for index in range.prefix(count) { buffer[index] = UInt8(ascii: " ") }
      buffer.replaceSubrange(range.prefix(count).prefix(keys.count), with: keys.prefix(count))
      read.wrappingAdd(count, ordering: .relaxed)
      return count
    }
    #expect(parts == nil)
    #expect(read.load(ordering: .relaxed) < size / 2)
  }
}
