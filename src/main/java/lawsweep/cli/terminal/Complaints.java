package lawsweep.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.spec.SpecException;
import lawsweep.sweep.NotRecordsException;
import lawsweep.sweep.store.DirectoryRefusedException;
import lawsweep.sweep.store.MergeConflictException;
import lawsweep.text.OneLine;
import lawsweep.text.ReaderGoneException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/** Says what went wrong, in one line on standard error, and gives the exit code for it. */
public final class Complaints {

  private Complaints() {}

  /** One line for the user: after the program's name, without anything that would break the line. */
  public static void say(String line) {
    System.err.println("lawsweep: " + OneLine.of(line));
  }

  /** A command line that cannot be understood. */
  public static int usage(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String help = "; see '" + command.getCommandSpec().qualifiedName() + " --help'";
    if (e instanceof UnmatchedArgumentException unmatched) {
      say(unmatched(unmatched.getUnmatched(), command) + help);
    } else {
      String message = String.valueOf(e.getMessage());
      say(Character.toLowerCase(message.charAt(0)) + message.substring(1) + help);
    }
    return ExitCode.USAGE;
  }

  /** An exception that a command threw. */
  public static int execution(Exception e) {
    return switch (e) {
      case ReaderGoneException gone -> ExitCode.DONE;
      case UsageException usage -> complain(usage, ExitCode.USAGE);
      case CheckpointException checkpoint -> complain(checkpoint, ExitCode.USAGE);
      case SpecException spec -> complain(spec, ExitCode.USAGE);
      case NotRecordsException wrong -> complain(wrong, ExitCode.USAGE);
      case DirectoryRefusedException refused -> complain(refused, ExitCode.USAGE);
      case MergeConflictException conflict -> complain(conflict, ExitCode.FAILURE);
      case ParameterException parameter -> usage(parameter);
      case UncheckedIOException unchecked -> io(unchecked.getCause());
      case IOException io -> io(io);
      default -> unexpected(e);
    };
  }

  /** The heap is too small. */
  public static int outOfMemory(OutOfMemoryError e) {
    say("out of memory with a heap of " + Runtime.getRuntime().maxMemory() / (1 << 20)
        + " MiB: give it more (LAWSWEEP_HEAP=20g) or lower limits");
    return trace(e, ExitCode.FAILURE);
  }

  /** Anything that should not happen. */
  public static int unexpected(Throwable e) {
    StackTraceElement[] stack = e.getStackTrace();
    say("unexpected error: " + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage())
        + (stack.length == 0 ? "" : " (at " + stack[0] + ")") + "; LAWSWEEP_DEBUG=1 shows where it comes from");
    return trace(e, ExitCode.FAILURE);
  }

  private static int complain(Exception e, int exitCode) {
    say(e.getMessage());
    return trace(e, exitCode);
  }

  private static int io(IOException e) {
    say(reason(e));
    return trace(e, ExitCode.FAILURE);
  }

  /** What an exception of the file system means. */
  public static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> missing.getFile() + ": no such file";
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case FileSystemException file when file.getReason() != null -> file.getFile() + ": " + file.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  private static int trace(Throwable e, int exitCode) {
    if ("1".equals(System.getenv("LAWSWEEP_DEBUG"))) {
      e.printStackTrace();
    }
    return exitCode;
  }

  private static String unmatched(List<String> words, CommandLine command) {
    String word = words.get(0);
    boolean topLevel = command.getParent() == null;
    if (word.startsWith("-")) {
      return "unknown option '" + word + "'" + Suggestion.of(words, command.getCommandSpec());
    }
    if (!topLevel) {
      return "expected no further argument, got '" + word + "'";
    }
    String known = String.join(", ", command.getSubcommands().keySet());
    return "unknown command '" + word + "'" + Suggestion.of(word, command.getSubcommands().keySet())
        + ", expected one of "
        + known;
  }
}
