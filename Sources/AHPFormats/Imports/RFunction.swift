internal import RealModule

/// A function of attributes that R's ahp takes for judgments, such as
/// `function(a1, a2) min(9, max(1/9, a2$cost/a1$cost))`.
///
/// Only arithmetic of numbers and attributes, `min`, `max` and `ifelse` are understood. Nothing of
/// R is ever run.
struct RFunction {
  /// A step of the calculation, in postfix order.
  private enum Step {
    case number(Double)
    case attribute(parameter: Int, name: String)
    case negate
    case operation(Character)
    case least(count: Int)
    case greatest(count: Int)
    case choose
  }

  /// Why a text is no such function.
  struct Problem: Error {
    let description: String
  }

  /// The names of the parameters.
  let parameters: [String]
  private let steps: [Step]

  /// Reads a function.
  ///
  /// - Throws: `Problem` if anything in it is not understood.
  /// - Complexity: O(length).
  init(_ text: String) throws(Problem) {
    var parser = Parser(text)
    (parameters, steps) = try parser.function()
  }

  /// Returns the value for attributes, by parameter.
  ///
  /// - Throws: `Problem` if an attribute is missing, or the value is not a number.
  func value(_ attributes: [[String: Double]]) throws(Problem) -> Double {
    var stack: [Double] = []
    for step in steps {
      switch step {
      case .number(let number): stack.append(number)
      case .attribute(let parameter, let name):
        guard let value = attributes[parameter][name] else {
          throw Problem(description: "an item has no number '\(name)'")
        }
        stack.append(value)
      case .negate: stack[stack.count - 1].negate()
      case .operation(let sign):
        let second = stack.removeLast()
        let first = stack.removeLast()
        stack.append(Self.apply(sign, first, second))
      case .least(let count): stack.append(Self.take(count, &stack).reduce(.infinity, min))
      case .greatest(let count): stack.append(Self.take(count, &stack).reduce(-.infinity, max))
      case .choose:
        let parts = Self.take(3, &stack)
        stack.append(parts[0] != 0 ? parts[1] : parts[2])
      }
    }
    guard let value = stack.last, value.isFinite else {
      throw Problem(description: "its value is not a number")
    }
    return value
  }

  private static func take(_ count: Int, _ stack: inout [Double]) -> [Double] {
    let parts = Array(stack.suffix(count))
    stack.removeLast(count)
    return parts
  }

  private static func apply(_ sign: Character, _ first: Double, _ second: Double) -> Double {
    switch sign {
    case "+": first + second
    case "-": first - second
    case "*": first * second
    case "/": first / second
    case "^": Double.pow(first, second)
    case "<": first < second ? 1 : 0
    case ">": first > second ? 1 : 0
    case "≤": first <= second ? 1 : 0
    case "≥": first >= second ? 1 : 0
    default: first == second ? 1 : 0
    }
  }

  // MARK: Parsing

  private struct Parser {
    private enum Token: Equatable {
      case number(Double)
      case name(String)
      case sign(Character)
    }

    private var tokens: [Token] = []
    private var place = 0
    private var steps: [Step] = []
    private var parameters: [String] = []
    private var depth = 0
    private static let greatestDepth = 50

    init(_ text: String) {
      var rest = Substring(text)
      while let first = rest.first {
        if first.isWhitespace {
          rest.removeFirst()
        } else if first.isNumber || first == "." {
          let digits = rest.prefix { $0.isNumber || $0 == "." }
          rest.removeFirst(digits.count)
          tokens.append(Ratio.decimal(digits).map(Token.number) ?? .sign("?"))
        } else if first == "`" {
          let name = rest.dropFirst().prefix { $0 != "`" }
          rest = rest.dropFirst(name.count + 2)
          tokens.append(.name(String(name)))
        } else if first.isLetter {
          let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" }
          rest.removeFirst(name.count)
          tokens.append(.name(String(name)))
        } else {
          rest.removeFirst()
          if rest.first == "=", let sign = ["<": "≤", ">": "≥", "=": "="][first] as Character? {
            rest.removeFirst()
            tokens.append(.sign(sign))
          } else {
            tokens.append(.sign(first))
          }
        }
      }
    }

    mutating func function() throws(Problem) -> ([String], [Step]) {
      guard take(.name("function")), take(.sign("(")) else {
        throw Problem(description: "it is not a function of one expression")
      }
      repeat {
        guard case .name(let name)? = next() else {
          throw Problem(description: "its parameters are not plain names")
        }
        parameters.append(name)
      } while take(.sign(","))
      guard take(.sign(")")) else {
        throw Problem(description: "its parameters are not plain names")
      }
      let isBlock = take(.sign("{"))
      try comparison()
      if isBlock {
        guard take(.sign("}")) else {
          throw Problem(description: "it has more than one expression")
        }
      }
      guard place == tokens.count else { throw unexpected() }
      return (parameters, steps)
    }

    private mutating func next() -> Token? {
      guard place < tokens.count else { return nil }
      place += 1
      return tokens[place - 1]
    }

    private mutating func take(_ token: Token) -> Bool {
      guard place < tokens.count, tokens[place] == token else { return false }
      place += 1
      return true
    }

    /// The next token if it is one of some signs, which is passed.
    private mutating func take(_ signs: String) -> Character? {
      guard place < tokens.count, case .sign(let sign) = tokens[place], signs.contains(sign)
      else { return nil }
      place += 1
      return sign
    }

    private func unexpected() -> Problem {
      guard place < tokens.count else { return Problem(description: "it ends too early") }
      switch tokens[place] {
      case .number(let number): return Problem(description: "'\(number)' is not expected there")
      case .name(let name): return Problem(description: "'\(name)' is not understood")
      case .sign(let sign): return Problem(description: "'\(sign)' is not understood")
      }
    }

    private mutating func comparison() throws(Problem) {
      try sum()
      if let sign = take("<>≤≥=") {
        try sum()
        steps.append(.operation(sign))
      }
    }

    private mutating func sum() throws(Problem) {
      try product()
      while let sign = take("+-") {
        try product()
        steps.append(.operation(sign))
      }
    }

    private mutating func product() throws(Problem) {
      try factor()
      while let sign = take("*/") {
        try factor()
        steps.append(.operation(sign))
      }
    }

    private mutating func factor() throws(Problem) {
      depth += 1
      defer { depth -= 1 }
      guard depth <= Self.greatestDepth else {
        throw Problem(description: "it is nested too deep")
      }
      if take("-") != nil {
        try factor()
        steps.append(.negate)
        return
      }
      try operand()
      if take("^") != nil {
        try factor()
        steps.append(.operation("^"))
      }
    }

    private mutating func operand() throws(Problem) {
      if take(.sign("(")) {
        try comparison()
        guard take(.sign(")")) else { throw unexpected() }
        return
      }
      guard place < tokens.count else { throw unexpected() }
      switch tokens[place] {
      case .number(let number):
        place += 1
        steps.append(.number(number))
      case .name(let name):
        if let parameter = parameters.firstIndex(of: name) {
          place += 1
          guard take(.sign("$")), case .name(let attribute)? = next() else { throw unexpected() }
          steps.append(.attribute(parameter: parameter, name: attribute))
          return
        }
        guard ["min", "max", "ifelse"].contains(name) else { throw unexpected() }
        place += 1
        let count = try arguments()
        switch name {
        case "min": steps.append(.least(count: count))
        case "max": steps.append(.greatest(count: count))
        default:
          guard count == 3 else { throw Problem(description: "'ifelse' needs three values") }
          steps.append(.choose)
        }
      case .sign: throw unexpected()
      }
    }

    private mutating func arguments() throws(Problem) -> Int {
      guard take(.sign("(")) else { throw unexpected() }
      var count = 0
      repeat {
        try comparison()
        count += 1
      } while take(.sign(","))
      guard take(.sign(")")) else { throw unexpected() }
      return count
    }
  }
}
