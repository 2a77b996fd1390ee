// The C interface of the library: priorities of many matrices at once, and every command of the
// tool `ahp` within the process of a host.
//
// Every function may be called from several threads at a time. None ends the process, keeps a
// pointer, or changes what it is not given. Numbers are doubles in the order of C arrays; a NaN
// stands for a missing judgment.

#ifndef AHP_H
#define AHP_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a function returns.
enum {
  AHP_DONE = 0,
  /// An argument is wrong: a choice that there is not, or a size.
  AHP_WRONG_ARGUMENT = 1,
  /// A matrix is wrong, or has no priorities by the method.
  AHP_WRONG_MATRIX = 2,
  /// The computation needs LAPACK, which cannot be loaded.
  AHP_NO_LAPACK = 3
};

/// What is wrong. Positions count from 0; -1 where the problem has none.
typedef struct {
  int64_t matrix;
  int64_t row;
  int64_t column;
  /// One sentence in UTF-8, with a zero at its end, cut off if it is longer.
  char message[1024];
} ahp_problem;

/// The choices of an evaluation by the names of the model file; NULL for the default of the tool.
typedef struct {
  const char *scale;
  const char *prioritization;
  const char *missing_judgments;
  const char *random_index;
  const char *incomplete_random_index;
} ahp_choices;

/// The facts of each matrix beside its priorities.
enum {
  /// A bound on the relative error of every priority.
  AHP_ERROR_BOUND,
  /// The principal eigenvalue, and an interval that is certain to contain it.
  AHP_EIGENVALUE,
  AHP_EIGENVALUE_LOWER,
  AHP_EIGENVALUE_UPPER,
  /// CI and CR; CR is NaN where the random index has no value.
  AHP_CONSISTENCY_INDEX,
  AHP_CONSISTENCY_RATIO,
  /// 1 if the method has no other solution, and else 0.
  AHP_IS_UNIQUE,
  /// The number of missing judgments.
  AHP_MISSING,
  AHP_FACTS
};

/// The version of the library, such as "1.0.0".
const char *ahp_version(void);

/// Derives priorities from `count` matrices of `order` items each.
///
/// `entries` has count × order × order numbers; `priorities` gets count × order numbers, which sum
/// to 1 for each matrix; `facts` gets AHP_FACTS × count numbers, fact by fact. Up to `threads`
/// threads are used, as many as the machine has for 0. The results do not depend on the threads, nor
/// on the other matrices. If the result is not AHP_DONE, what was written has no meaning, and the
/// problem is that of the first wrong matrix.
int32_t ahp_priorities(
    int64_t count, int64_t order, const double *entries, const ahp_choices *choices,
    int64_t threads, double *priorities, double *facts, ahp_problem *problem);

/// Combines the judgments of `count` people on `order` items: for each pair the weighted geometric
/// mean of those who judged it. `weights` has one number for each, or is NULL for equal weights;
/// `combined` gets order × order numbers.
int32_t ahp_aggregate(
    int64_t count, int64_t order, const double *entries, const double *weights, double *combined,
    ahp_problem *problem);

/// Looks up the random index by which the consistency index of matrices with this order and this
/// number of missing judgments is divided; NaN where the table has no value.
int32_t ahp_random_index(
    int64_t order, int64_t missing, const ahp_choices *choices, double *value,
    ahp_problem *problem);

/// Runs the tool with the arguments of a command line, without its name.
///
/// The descriptors stand for standard input, output and error; they stay open. The result is the
/// exit code of the tool: 0 done, 1 the answer of a check is no, 2 the model cannot be read or
/// evaluated, 64 wrong usage.
int32_t ahp_run(
    int32_t count, const char *const *arguments, int32_t input, int32_t output, int32_t error);

#ifdef __cplusplus
}
#endif

#endif
