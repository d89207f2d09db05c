package lawsweep.cli.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import lawsweep.cli.option.OutFile;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.UsageException;
import lawsweep.cli.terminal.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a spec to begin with. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Writes a sweep spec with comments, to be changed and run. A file that is there is left alone.")
public final class Init implements Callable<Integer> {

  private static final String SPEC = "/lawsweep/first-sweep.yaml";

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "sweep.yaml",
      description = "The file to write; default: ${DEFAULT-VALUE}.")
  private String file;

  @Override
  public Integer call() throws IOException {
    Path path = OutFile.path("FILE", file);
    byte[] spec;
    try (InputStream in = Init.class.getResourceAsStream(SPEC)) {
      spec = Objects.requireNonNull(in, "the spec is part of the program").readAllBytes();
    }
    try {
      Files.createFile(path);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException("expected a file that is not there yet, got " + path, e);
    }
    try {
      Files.write(path, spec, StandardOpenOption.WRITE);
    } catch (IOException e) {
      Files.deleteIfExists(path);
      throw e;
    }
    Complaints.say("wrote " + path);
    Complaints.say("next: lawsweep plan " + path);
    return ExitCode.DONE;
  }
}
