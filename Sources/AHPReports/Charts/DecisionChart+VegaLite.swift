internal import AHPCharts
internal import AHPFormats

// The same data as the specification of a plot, for those who want to change its looks.

extension DecisionChart {
  typealias Members = [(key: String, value: DataValue)]

  private static let schema = "https://vega.github.io/schema/vega-lite/v5.json"
  private static let width = 560

  var vegaLite: DataValue {
    switch content {
    case .bars(let chart):
      plot(
        chart.frame,
        rows: chart.bars.map {
          [("name", .text($0.name)), ("rank", .text($0.prefix)), ("priority", .number($0.value))]
        },
        [
          ("mark", .text("bar")),
          (
            "encoding",
            .mapping([
              ("y", names("name")),
              ("x", field("priority", "quantitative", title: line(.priority))),
            ])
          ),
        ])
    case .outline(let chart): vegaLite(chart)
    case .limits(let chart): vegaLite(chart)
    case .profile(let chart): vegaLite(chart)
    case .lines(let chart): vegaLite(chart)
    case .differences(let chart):
      plot(
        chart.frame,
        rows: (chart.entries + [chart.total]).map {
          [
            ("name", .text($0.name)), ("difference", .number($0.value)),
            ("for", .text($0.value >= 0 ? chart.first : chart.second)),
          ]
        },
        [
          ("mark", .text("bar")),
          (
            "encoding",
            .mapping([
              ("y", names("name")),
              ("x", field("difference", "quantitative", title: line(.difference))),
              ("color", field("for", "nominal", title: line(.speaksFor))),
            ])
          ),
        ])
    case .tornado(let chart): vegaLite(chart)
    case .stacked(let chart): vegaLite(chart)
    case .strips(let chart): vegaLite(chart)
    case .heat(let chart): vegaLite(chart)
    case .network(let chart): vegaLite(chart)
    case .supermatrix(let chart): vegaLite(chart)
    case .scatter(let chart):
      plot(
        chart.frame,
        rows: chart.entries.map {
          [("name", .text($0.name)), ("x", .number($0.point.x)), ("y", .number($0.point.y))]
        },
        [
          (
            "layer",
            .list([
              .mapping([("mark", .text("point"))]),
              .mapping([
                ("mark", .mapping([("type", .text("text")), ("dy", .integer(-10))])),
                (
                  "encoding",
                  .mapping([("text", .mapping([("field", .text("name"))]))])
                ),
              ]),
            ])
          ),
          (
            "encoding",
            .mapping([
              ("x", field("x", "quantitative", title: chart.xName)),
              ("y", field("y", "quantitative", title: chart.yName)),
            ])
          ),
        ])
    }
  }

  private func vegaLite(_ chart: OutlineChart) -> DataValue {
    plot(
      chart.frame,
      rows: chart.rows.enumerated().map {
        [
          ("row", .integer($0)), ("level", .integer($1.level)), ("name", .text($1.name)),
          ("local", .text($1.first)), ("global", .number($1.value)),
        ]
      },
      [
        ("mark", .text("bar")),
        (
          "encoding",
          .mapping([
            // Criteria of the same name are rows of their own.
            (
              "y",
              .mapping([
                ("field", .text("row")), ("type", .text("ordinal")),
                (
                  "axis",
                  .mapping([
                    ("title", .null),
                    ("labelExpr", .text("data('rows')[datum.value].name")),
                  ])
                ),
              ])
            ),
            ("x", field("global", "quantitative", title: line(.globalPriorityAxis))),
          ])
        ),
      ])
  }

  private func vegaLite(_ chart: LimitChart) -> DataValue {
    let encoding: DataValue = .mapping([
      ("y", names("name")),
      ("x", field("ratio", "quantitative", title: line(.ratio))),
    ])
    let limit: DataValue = .mapping([
      ("y", names("name")),
      ("x", field("limit", "quantitative", title: line(.ratio))),
    ])
    return plot(
      chart.frame,
      rows: chart.entries.map {
        [
          ("name", .text($0.name)), ("ratio", .optional($0.value)), ("limit", .number($0.limit)),
        ]
      },
      [
        (
          "layer",
          .list([
            .mapping([("mark", .text("point")), ("encoding", encoding)]),
            .mapping([("mark", mark("tick")), ("encoding", limit)]),
          ])
        )
      ])
  }

  private func vegaLite(_ chart: ProfileChart) -> DataValue {
    let rows: [Members] = chart.columns.flatMap { column -> [Members] in
      zip(chart.names, column.values).map {
        [
          ("criterion", .text(column.name)), ("weight", .optional(column.weight)),
          ("name", .text($0)), ("priority", .number($1)),
        ]
      }
    }
    let across = names("criterion")
    return plot(
      chart.frame, rows: rows,
      [
        (
          "layer",
          .list([
            .mapping([
              ("mark", .mapping([("type", .text("bar")), ("color", .text("#e4e8eb"))])),
              (
                "encoding",
                .mapping([
                  ("x", across),
                  (
                    "y",
                    .mapping([
                      ("field", .text("weight")), ("type", .text("quantitative")),
                      ("aggregate", .text("max")), ("title", .text(line(.priority))),
                    ])
                  ),
                ])
              ),
            ]),
            .mapping([
              ("mark", .mapping([("type", .text("line")), ("point", .boolean(true))])),
              (
                "encoding",
                .mapping([
                  ("x", across), ("y", field("priority", "quantitative", title: line(.priority))),
                  ("color", names("name")),
                ])
              ),
            ]),
          ])
        )
      ])
  }

  private func vegaLite(_ chart: LineChart) -> DataValue {
    let rows: [Members] = chart.series.flatMap { series -> [Members] in
      series.points.map {
        [("name", .text(series.name)), ("weight", .number($0.x)), ("priority", .number($0.y))]
      }
    }
    func values(_ rows: [Members]) -> DataValue {
      .mapping([("values", .list(rows.map(DataValue.mapping)))])
    }
    let crossings: [Members] = chart.crossings.map {
      [("weight", .number($0.x)), ("priority", .number($0.y))]
    }
    let x = field("weight", "quantitative", title: chart.xName)
    let y = field("priority", "quantitative", title: chart.yName)
    return plot(
      chart.frame, rows: rows,
      [
        (
          "layer",
          .list([
            .mapping([
              ("mark", .text("line")),
              (
                "encoding",
                .mapping([
                  ("x", x), ("y", y), ("color", names("name")),
                ])
              ),
            ]),
            .mapping([
              ("data", values(crossings)), ("mark", mark("point")),
              ("encoding", .mapping([("x", x), ("y", y)])),
            ]),
            .mapping([
              ("data", values([[("weight", .number(chart.present))]])), ("mark", mark("rule")),
              ("encoding", .mapping([("x", x)])),
            ]),
          ])
        )
      ])
  }

  /// A title in the words of the chart.
  func line(_ phrase: Phrase) -> String {
    AHPReports.Content.phrase(phrase).line(in: words)
  }

  /// A specification of a plot of rows.
  func plot(_ frame: Frame, rows: [Members], _ members: Members) -> DataValue {
    .mapping(
      [
        ("$schema", .text(Self.schema)),
        (
          "title",
          .mapping([("text", .text(frame.title)), ("subtitle", .text(frame.summary))])
        ),
        ("description", .text(([frame.subtitle] + frame.notes).joined(separator: " "))),
        ("width", .integer(Self.width)),
        (
          "data",
          .mapping([
            ("name", .text("rows")), ("values", .list(rows.map(DataValue.mapping))),
          ])
        ),
      ] + members)
  }

  /// A mark beside those of the data.
  private func mark(_ type: String) -> DataValue {
    .mapping([("type", .text(type)), ("color", .text("#1d2327"))])
  }

  /// A column of the data as an axis or a colour.
  func field(_ name: String, _ type: String, title: String?) -> DataValue {
    .mapping([
      ("field", .text(name)), ("type", .text(type)), ("title", .optional(title)),
    ])
  }

  /// A column of names as an axis, in the order of the data.
  func names(_ name: String) -> DataValue {
    .mapping([
      ("field", .text(name)), ("type", .text("nominal")), ("title", .null), ("sort", .null),
    ])
  }
}
