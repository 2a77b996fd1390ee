// A researcher writes `import AHP` and has matrices, priorities and consistency too.
@_exported public import PairwiseComparisons
