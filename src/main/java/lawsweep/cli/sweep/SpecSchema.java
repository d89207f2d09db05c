package lawsweep.cli.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.Version;
import picocli.CommandLine.Command;

/** Prints what a spec may hold, for editors. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints the JSON Schema of sweep specs, with which editors complete and check them.")
public final class SpecSchema implements Callable<Integer> {

  private static final String SCHEMA = "/lawsweep/sweep-spec.schema.json";

  @Override
  public Integer call() throws IOException {
    try (InputStream in = SpecSchema.class.getResourceAsStream(SCHEMA)) {
      byte[] schema = Objects.requireNonNull(in, "the schema is part of the program").readAllBytes();
      StandardOutput.print(new String(schema, StandardCharsets.UTF_8).stripTrailing());
    }
    return ExitCode.DONE;
  }
}
