/// A chart, by its form.
package enum Chart: Sendable {
  case bars(BarChart)
  case outline(OutlineChart)
  case limits(LimitChart)
  case profile(ProfileChart)
  case lines(LineChart)
  case differences(DifferenceChart)
  case scatter(ScatterChart)
  case tornado(TornadoChart)
  case stacked(StackedChart)
  case strips(StripChart)
  case heat(HeatChart)
  case network(NetworkChart)
  case supermatrix(SupermatrixChart)

  /// Draws the chart.
  package func drawing(_ layout: ChartLayout) -> Drawing {
    switch self {
    case .bars(let chart): chart.drawing(layout)
    case .outline(let chart): chart.drawing(layout)
    case .limits(let chart): chart.drawing(layout)
    case .profile(let chart): chart.drawing(layout)
    case .lines(let chart): chart.drawing(layout)
    case .differences(let chart): chart.drawing(layout)
    case .scatter(let chart): chart.drawing(layout)
    case .tornado(let chart): chart.drawing(layout)
    case .stacked(let chart): chart.drawing(layout)
    case .strips(let chart): chart.drawing(layout)
    case .heat(let chart): chart.drawing(layout)
    case .network(let chart): chart.drawing(layout)
    case .supermatrix(let chart): chart.drawing(layout)
    }
  }

  /// The words around the chart.
  package var frame: Frame {
    switch self {
    case .bars(let chart): chart.frame
    case .outline(let chart): chart.frame
    case .limits(let chart): chart.frame
    case .profile(let chart): chart.frame
    case .lines(let chart): chart.frame
    case .differences(let chart): chart.frame
    case .scatter(let chart): chart.frame
    case .tornado(let chart): chart.frame
    case .stacked(let chart): chart.frame
    case .strips(let chart): chart.frame
    case .heat(let chart): chart.frame
    case .network(let chart): chart.frame
    case .supermatrix(let chart): chart.frame
    }
  }
}
