internal import AHPCharts
internal import AHPFormats

// The data of charts of groups and of robustness as the specification of a plot.

extension DecisionChart {
  func vegaLite(_ chart: TornadoChart) -> DataValue {
    plot(
      chart.frame,
      rows: chart.entries.map {
        [("name", .text($0.name)), ("down", .number($0.down)), ("up", .number($0.up))]
      },
      [
        ("mark", .text("bar")),
        (
          "encoding",
          .mapping([
            ("y", names("name")), ("x", field("down", "quantitative", title: line(.difference))),
            ("x2", .mapping([("field", .text("up"))])),
          ])
        ),
      ])
  }

  func vegaLite(_ chart: StackedChart) -> DataValue {
    plot(
      chart.frame,
      rows: chart.rows.flatMap { row in
        zip(chart.parts, row.shares).enumerated().map { place, part in
          [
            ("name", .text(row.name)), ("part", .text(part.0)), ("place", .integer(place)),
            ("share", .number(part.1)),
          ]
        }
      },
      [
        ("mark", .text("bar")),
        (
          "encoding",
          .mapping([
            ("y", names("name")), ("x", field("share", "quantitative", title: nil)),
            ("color", names("part")), ("order", field("place", "quantitative", title: nil)),
          ])
        ),
      ])
  }

  func vegaLite(_ chart: StripChart) -> DataValue {
    plot(
      chart.frame,
      rows: chart.rows.flatMap { row in
        row.dots.map {
          [("name", .text(row.name)), ("of", .text($0.name)), ("priority", .number($0.value))]
        }
      },
      [
        ("mark", .text("point")),
        (
          "encoding",
          .mapping([
            ("y", names("name")), ("x", field("priority", "quantitative", title: chart.xName)),
            ("tooltip", .mapping([("field", .text("of"))])),
          ])
        ),
      ])
  }

  func vegaLite(_ chart: HeatChart) -> DataValue {
    plot(
      chart.frame,
      rows: chart.rows.enumerated().flatMap { number, row in
        zip(chart.columns, row.cells).map {
          [
            ("row", .integer(number)), ("name", .text(row.name)), ("column", .text($0)),
            ("value", .optional($1.value)),
          ]
        }
      },
      [
        ("mark", .text("rect")),
        (
          "encoding",
          .mapping([
            ("y", names("name")), ("x", names("column")),
            ("color", field("value", "quantitative", title: nil)),
          ])
        ),
      ])
  }
}
