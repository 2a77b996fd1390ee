/// What a mark of a chart is drawn in.
///
/// Colours are named for their part, so that a page can give them others by daylight and at night.
package enum Ink: Hashable, Sendable {
  /// Texts and what is most important.
  case ink
  /// Texts that explain.
  case soft
  /// Axes, and lines that lead the eye.
  case line
  /// Areas behind data.
  case shade
  /// The ground.
  case paper
  /// Data, where there is one kind of it.
  case accent
  /// Data that needs attention.
  case warning
  /// One of several kinds of data, from 0; beyond the palette there is only `soft`.
  case series(Int)
  /// One of the steps from little to much, 0 ..< `stepCount`; ink can be read on all of them.
  case step(Int)

  /// How many steps there are from little to much.
  package static let stepCount = steps.count

  /// Blues from light to middling.
  private static let steps = [
    "#f0f5f9", "#dcebf4", "#c8e0ef", "#b3d5ea", "#9dc9e4", "#86bcdd", "#6faed6",
  ]

  /// How many kinds of data can be told apart.
  package static let seriesCount = palette.count

  /// Six colours that people with any kind of colour vision tell apart, on white.
  ///
  /// Source: M. Okabe and K. Ito, "Color Universal Design (CUD): How to make figures and
  /// presentations that are friendly to colorblind people", 2002, revised 2008,
  /// https://jfly.uni-koeln.de/color/. Their yellow and sky blue, too light for lines on white, are
  /// left out; black is the sixth.
  private static let palette = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#000000"]

  /// The colour in a file of its own.
  var color: String {
    switch self {
    case .ink: "#1d2327"
    case .soft: "#545d66"
    case .line: "#c9ced3"
    case .shade: "#e4e8eb"
    case .paper: "#ffffff"
    case .accent: Self.palette[0]
    case .warning: Self.palette[1]
    case .series(let index): index < Self.seriesCount ? Self.palette[index] : Ink.soft.color
    case .step(let index): Self.steps[min(index, Self.stepCount - 1)]
    }
  }

  /// The last part of the names of the classes in a page: `f-` of what is filled, `s-` of lines.
  var name: String {
    switch self {
    case .ink: "ink"
    case .soft: "soft"
    case .line: "line"
    case .shade: "shade"
    case .paper: "paper"
    case .accent: "accent"
    case .warning: "warning"
    case .series(let index): index < Self.seriesCount ? "series\(index)" : "soft"
    case .step(let index): "step\(min(index, Self.stepCount - 1))"
    }
  }
}
