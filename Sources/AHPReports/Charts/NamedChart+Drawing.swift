internal import AHPCharts

extension NamedChart {
  /// A chart that may turn out to have nothing to show.
  ///
  /// - Parameter chart: Makes the chart in the words of a language.
  init(
    _ name: Content = .empty,
    _ chart: @escaping @Sendable (any Words) throws(ChartError) -> Chart
  ) {
    self.init(name: name) { words in
      do throws(ChartError) { return try chart(words) } catch { return nil }
    }
  }
}
