// How a command runs: with a console, to an exit code. 0 done · 1 failed or found something wrong · 2 done, but some
// input was rejected · 64 wrong usage · 130 interrupted.
import ArgumentParser
import Glibc
import Vocabulary

/// What every subcommand is.
protocol InvestCommand: ParsableCommand {
  /// Does the work. What is thrown ends the run with exit code 1.
  func run(on console: Console) throws
}

extension InvestCommand {
  func run() throws {
    let console = Console()
    do {
      try run(on: console)
      try console.finish(succeeded: true)
    } catch {
      try? console.finish(succeeded: false)
      throw error
    }
    if console.outcome != .done { throw ExitCode(console.outcome.rawValue) }
  }
}

/// Words of the command line that cannot be right, whatever the store holds: ends the run with 64.
struct WrongUsage: Error {
  let diagnostic: Diagnostic

  init(_ message: String, help: String?) { diagnostic = Diagnostic(.error, message, help: help) }
}

/// Thrown to end a run with 130 after a Control-C was heeded.
struct Interrupted: Error {}

enum Run {
  /// The whole program: parses, runs, tells what went wrong, and exits.
  static func main(_ arguments: [String]) -> Never {
    Interrupt.install()
    let arguments = WordRuns.joined(ArgumentOrder.subcommandFirst(arguments, names: Invest.subcommandNames))
    do {
      var command = try parsed(arguments)
      try command.run()
      exit(0)
    } catch let diagnostic as Diagnostic {
      Console().report(diagnostic)
      exit(1)
    } catch let usage as WrongUsage {
      Console().report(usage.diagnostic)
      exit(64)
    } catch is Interrupted {
      exit(130)
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch {
      leave(error, arguments)
    }
  }

  /// The command that the arguments ask for. A subcommand that is named first is tried by itself, without the work of
  /// setting up all others; whatever it refuses is said by the parser of the whole program.
  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    if let type = arguments.first.flatMap(Invest.leaf),
      let command = try? type.parseAsRoot(Array(arguments.dropFirst())), Swift.type(of: command) == type
    {
      return command
    }
    return try Invest.parseAsRoot(arguments)
  }

  /// Help, version and completion scripts are data; all else the parser says is wrong usage.
  private static func leave(_ error: any Error, _ arguments: [String]) -> Never {
    let console = Console()
    let code = Invest.exitCode(for: error)
    if code.isSuccess {
      let width = Environment.columns(of: STDOUT_FILENO)
      do {
        try console.out.line(Invest.fullMessage(for: error, columns: min(width, 100)))
        try console.out.flush()
      } catch let diagnostic as Diagnostic {
        console.report(diagnostic)
        exit(1)
      } catch {
        exit(1)
      }
      exit(0)
    }
    console.report(UsageError.diagnostic(for: error, arguments: arguments))
    exit(64)
  }
}
