package lawsweep.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.UsageException;
import lawsweep.cli.terminal.Version;
import lawsweep.export.WrittenFile;
import lawsweep.text.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints manual pages, made of what help says. */
@Command(
    name = "man",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
        "Prints a manual page as man reads it: that of the program, or of one of its commands.",
        "", "  lawsweep man run | man -l -"})
final class Manual implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "COMMAND",
      description = "A command, such as run; default: the program itself.")
  private String command;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the pages of all commands into this directory, as lawsweep.1, lawsweep-run.1 and so on. man"
          + " finds them where DIR is the directory man1 of one that MANPATH names.")
  private String out;

  @Override
  public Integer call() throws IOException {
    if (out != null) {
      if (command != null) {
        throw new UsageException("expected a command or --out DIR, got both");
      }
      write(SpecFile.path(out));
    } else {
      StandardOutput.print(ManualPage.of(asked()));
    }
    return ExitCode.DONE;
  }

  private CommandText asked() {
    CommandText program = new CommandText(spec.root());
    if (command == null) {
      return program;
    }
    List<String> names = program.commands().stream().map(each -> each.spec().name()).toList();
    int at = names.indexOf(command);
    if (at < 0) {
      throw new UsageException("expected a command, got '" + command + "'" + Spelling.hint(command, names));
    }
    return program.commands().get(at);
  }

  private void write(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException("expected --out with a directory, got the file " + e.getFile(), e);
    }
    List<CommandText> all = CommandText.all(spec.root());
    for (CommandText each : all) {
      WrittenFile.text(directory.resolve(each.page() + ".1"), ManualPage.of(each) + "\n");
    }
    Complaints.say("wrote " + all.size() + " pages into " + directory);
  }
}
