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
CommandRun.takesSignals()
exit(CommandRun.exitCode(of: Array(CommandLine.arguments.dropFirst())))
