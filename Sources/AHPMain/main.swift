internal import AHPCommand
internal import AHPFormats

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

// Code 2, as for whatever cannot be read or evaluated.
MemoryShortage.endProcess(withCode: 2)
// Threads of OpenBLAS, which the tool has no use for, would take 128 MiB each.
unsafe setenv("OPENBLAS_NUM_THREADS", "1", 1)
CommandRun.takesSignals()
exit(CommandRun.exitCode(of: Array(CommandLine.arguments.dropFirst())))
