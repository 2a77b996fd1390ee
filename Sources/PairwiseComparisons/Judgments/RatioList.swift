internal import AHPKernels

/// Ratios in a row, such as the judgments of a matrix: numbers, or codes of ratios in memory that
/// many lists share.
///
/// Codes are for large files. They take a byte where a number takes eight, so that ten million
/// judgments of a scale fit the caches of a processor.
package struct RatioList: Sendable {
  package enum Storage: Sendable {
    case numbers([Double])
    /// Those at the positions of a range.
    case codes(CodedRatios, Range<Int>)
  }

  /// How the ratios are stored, for loops over many lists, which look at it without counting
  /// references.
  package private(set) var storage: Storage

  package init(_ numbers: [Double]) { storage = .numbers(numbers) }

  /// Creates a list from a part of ratios that it shares with others.
  package init(_ ratios: CodedRatios, _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= ratios.codes.count)
    storage = .codes(ratios, range)
  }

  /// Whether the ratios are codes.
  package var isCoded: Bool {
    switch storage {
    case .numbers: false
    case .codes: true
    }
  }

  /// Returns the ratios as numbers.
  ///
  /// - Complexity: O(1) if they are stored so; O(*n*) for codes.
  package func numbers() -> [Double] {
    switch storage {
    case .numbers(let numbers): numbers
    case .codes(let ratios, let range): ratios.numbers(range)
    }
  }

  /// Whether all ratios are in a range; 0 stands for one that is missing.
  ///
  /// - Complexity: O(*n*) at most; O(1) for codes of ratios that are all in the range.
  package func areAll(in range: ClosedRange<Double>) -> Bool {
    switch storage {
    case .numbers(let numbers):
      return numbers.allSatisfy { range.contains($0) || $0 == 0 }
    case .codes(let ratios, let part):
      if let values = ratios.range, range.contains(values.lowerBound),
        range.contains(values.upperBound)
      {
        return true
      }
      return ratios.numbers(part).allSatisfy {
        range.contains($0) || $0 == 0
      }
    }
  }

  /// Writes the ratios to the beginning of other memory.
  ///
  /// - Complexity: O(*n*).
  package func write(to memory: UnsafeMutableBufferPointer<Double>) {
    precondition(memory.count >= count, "room for all ratios")
    guard let first = memory.baseAddress else { return }
    switch storage {
    case .numbers(let numbers):
      unsafe first.initialize(from: numbers, count: numbers.count)
    case .codes(let ratios, let range):
      unsafe ratios.write(range, to: first)
    }
  }
}

extension RatioList: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int {
    switch storage {
    case .numbers(let numbers): numbers.count
    case .codes(_, let range): range.count
    }
  }

  package subscript(position: Int) -> Double {
    get {
      switch storage {
      case .numbers(let numbers): numbers[position]
      case .codes(let ratios, let range): ratios[range.lowerBound + position]
      }
    }
    set {
      // What is changed gets memory of its own.
      var changed = numbers()
      storage = .numbers([])
      changed[position] = newValue
      storage = .numbers(changed)
    }
  }
}

// The same ratios are equal, however they are stored.
extension RatioList: Hashable {
  package static func == (first: RatioList, second: RatioList) -> Bool {
    first.elementsEqual(second)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(numbers()) }
}

/// Ratios of few different values: for each a code, which is its position among the values.
package final class CodedRatios: Sendable {
  /// The most values that have codes.
  package static let mostValues = 256

  package let codes: [UInt8]
  /// `mostValues` ratios, those that no code stands for being 0; so every code has one.
  private let values: [Double]
  /// From the smallest to the largest ratio that has a code; `nil` if none has.
  fileprivate let range: ClosedRange<Double>?

  /// - Parameters:
  ///   - codes: The codes.
  ///   - values: The ratios that they stand for, up to `mostValues`, at least one for each code.
  package init(codes: consuming [UInt8], values: [Double]) {
    precondition(values.count <= Self.mostValues)
    self.codes = codes
    let ratios = values.filter { $0 != 0 }
    range = ratios.min().flatMap { least in ratios.max().map { least...$0 } }
    self.values = values + Array(repeating: 0, count: Self.mostValues - values.count)
  }

  fileprivate subscript(position: Int) -> Double { values[Int(codes[position])] }

  fileprivate func numbers(_ range: Range<Int>) -> [Double] {
    unsafe [Double](unsafeUninitializedCapacity: range.count) { numbers, count in
      guard let first = numbers.baseAddress else { return }
      unsafe write(range, to: first)
      count = range.count
    }
  }

  fileprivate func write(_ range: Range<Int>, to memory: UnsafeMutablePointer<Double>) {
    unsafe codes.withUnsafeBufferPointer { codes in
      guard let first = codes.baseAddress else { return }
      unsafe ahp_coded_ratios(range.count, first + range.lowerBound, values, memory)
    }
  }
}
