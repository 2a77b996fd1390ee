import Foundation
import Testing

@testable import AHPFormats

/// A folder for the files of one test.
final class FileOutputTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func problem(_ body: () throws(FileError) -> Void) -> String {
    do throws(FileError) {
      try body()
      return "no problem"
    } catch {
      return error.description
    }
  }

  @Test func `a new file has the mode that the process gives to new files`() throws {
    #expect(FileManager.default.createFile(atPath: path("other"), contents: nil))
    try FileOutput.write("x", to: path("new"))
    // The mask is that of the whole process, so that a test must not change it.
    let mask = umask(0o022)
    umask(mask)
    #expect(try mode("new") == 0o666 & ~Int(mask))
  }

  @Test(arguments: [0o600, 0o640, 0o666, 0o755, 0o444])
  func `a file keeps its mode`(mode: Int) throws {
    try FileOutput.write("first", to: path("file"))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path("file"))
    try FileOutput.write("second", to: path("file"))
    #expect(try self.mode("file") == mode)
    try FileOutput.replace(path("file")) { _ in }
    #expect(try self.mode("file") == mode)
    #expect(try names() == ["file"])
  }

  @Test func `a symbolic link is replaced and what it leads to left alone`() throws {
    try FileOutput.write("old", to: path("file"))
    try FileManager.default.createSymbolicLink(
      atPath: path("link"), withDestinationPath: path("file"))
    try FileOutput.write("new", to: path("link"))
    #expect(try text("file") == "old")
    #expect(try text("link") == "new")
  }

  @Test func `a pipe is written to and stays a pipe`() throws {
    #expect(unsafe mkfifo(path("pipe"), 0o600) == 0)
    let reader = try FileHandle(forUpdating: URL(fileURLWithPath: path("pipe")))
    try FileOutput.write("x", to: path("pipe"))
    #expect(try reader.read(upToCount: 1) == Data("x".utf8))
    #expect(try names() == ["pipe"])
    try FileOutput.replace(path("pipe")) { #expect($0 == path("pipe")) }
    #expect(try names() == ["pipe"])
  }

  @Test func `a file with the longest of names is written`() throws {
    let name = String(repeating: "x", count: 255)
    try FileOutput.write("x", to: path(name))
    #expect(try names() == [name])
    #expect(
      problem { () throws(FileError) in try FileOutput.write("x", to: path(name + "x")) }
        .hasSuffix("error: the file cannot be written: file name too long"))
    #expect(try names() == [name])
  }

  @Test func `what cannot be written says why and leaves nothing behind`() throws {
    #expect(
      problem { () throws(FileError) in try FileOutput.write("x", to: folder.path) }
        .hasSuffix("error: the file cannot be written: it is a directory"))
    #expect(
      problem { () throws(FileError) in try FileOutput.write("x", to: path("no/a b/file")) }
        .hasSuffix(
          "error: the file cannot be written: there is no folder '\(path("no/a b"))'\n"
            + "  hint: 'mkdir -p \"\(path("no/a b"))\"' makes it"))
    #expect(
      problem { () throws(FileError) in try FileOutput.replace(path("no/file")) { _ in } }
        .hasSuffix(
          "error: the file cannot be written: there is no folder '\(path("no"))'\n"
            + "  hint: 'mkdir -p \(path("no"))' makes it"))
    #expect(
      problem { () throws(FileError) in try FileOutput.makeFolder(path("no/other/")) }
        .hasSuffix("error: cannot make the folder: there is no folder '\(path("no"))'"))
    #expect(
      problem { () throws(FileError) in
        try FileOutput.replace(path("file")) { beside throws(FileError) in
          try FileOutput.write("half", to: beside)
          throw FileError(Diagnostic("no more", file: "body"))
        }
      } == "body: error: no more")
    #expect(try names().isEmpty)
  }

  @Test func `a file of another process beside it is in nobody's way`() throws {
    let other = ".ahp-\(getpid())-0.part"
    #expect(FileManager.default.createFile(atPath: path(other), contents: nil))
    try FileOutput.write("x", to: path("file"))
    #expect(try text("file") == "x")
    #expect(try names() == [other, "file"])
  }

  @Test func `files that killed processes have left are removed by the next run`() throws {
    // A process that has ended: its number is not used again at once.
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/true")
    try process.run()
    process.waitUntilExit()
    let gone = process.processIdentifier
    let mine = ".ahp-\(getpid())-7.part"
    let others = [
      ".ahp-x-0.part", ".ahp-\(gone)-0.part.txt", ".ahp-\(gone).part", "ahp-\(gone)-0.part",
    ]
    let left = [".ahp-\(gone)-0.part", ".ahp-\(gone)-12.part"]
    let locked = ".ahp-\(gone)-3.part"
    for name in [mine, locked] + others + left {
      #expect(FileManager.default.createFile(atPath: path(name), contents: nil))
    }
    // As a process of another machine would, which has a number of its own.
    let descriptor = unsafe open(path(locked), O_WRONLY)
    #expect(flock(descriptor, LOCK_EX) == 0)
    try FileOutput.write("x", to: path("file"))
    #expect(try names() == ([mine, locked, "file"] + others).sorted())
    close(descriptor)
    try FileOutput.write("x", to: path("file"))
    #expect(try names() == ([mine, "file"] + others).sorted())
  }

  @Test func `a file is an input by whatever link it is named`() throws {
    try FileOutput.write("x", to: path("file"))
    try FileOutput.write("y", to: path("other"))
    try FileManager.default.createSymbolicLink(
      atPath: path("link"), withDestinationPath: path("file"))
    try FileManager.default.createSymbolicLink(
      atPath: path("folder"), withDestinationPath: folder.path)
    try FileManager.default.linkItem(atPath: path("file"), toPath: path("hard"))
    func input(_ output: String, _ inputs: String...) -> String? {
      FileOutput.input(replacedBy: output, among: inputs)
    }
    for name in [
      "file", "link", "hard", "folder/file", "folder/../\(folder.lastPathComponent)/file",
    ] {
      #expect(input(path(name), path("other"), path("file")) == path("file"))
      #expect(input(path("file"), path(name)) == path(name))
    }
    #expect(input(path("file"), path("f*e")) == path("f*e"))
    #expect(input(path("file"), path("o*")) == nil)
    #expect(input(path("new"), path("file"), path("new")) == nil)
    #expect(input(path("file"), path("no/file"), path("other")) == nil)
    #expect(input("-", "-") == nil && input(folder.path, folder.path) == nil)
    #expect(input("/dev/null", "/dev/null") == nil)
  }

  @Test func `a file goes into a folder that is there`() {
    #expect(FileOutput.path(folder.path, orInFolder: "x") == folder.path + "/x")
    #expect(FileOutput.path(folder.path + "/", orInFolder: "x") == folder.path + "/x")
    #expect(FileOutput.path(path("new"), orInFolder: "x") == path("new"))
    #expect(FileOutput.path("-", orInFolder: "x") == "-")
  }
}
