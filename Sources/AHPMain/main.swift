internal import AHPCommand

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

exit(CommandRun.exitCode(of: Array(CommandLine.arguments.dropFirst())))
