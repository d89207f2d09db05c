package lawsweep.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.env.FileNames;
import lawsweep.env.VectorModule;

/**
 * The program's start. The module of the Vector API must be there before any class that uses it is even verified, so
 * nothing else happens here.
 */
public final class Main {

  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    if (!VectorModule.load()) {
      System.err.println("lawsweep: expected a JVM started with the flags of src/main/launcher/jvm.flags (the launcher"
          + " gives them), got one that cannot load the module jdk.incubator.vector");
      System.exit(ExitCode.FAILURE);
    }
    List<String> names = new ArrayList<>(List.of(args));
    names.add(System.getProperty("user.dir"));
    Optional<String> complaint = FileNames.complaint(FileNames.encoding(), names);
    if (complaint.isPresent()) {
      System.err.println("lawsweep: " + complaint.get());
      System.exit(ExitCode.USAGE);
    }
    String training = System.getProperty(Training.PROPERTY);
    System.exit(training == null ? Program.run(args) : Training.run(Path.of(training), args));
  }
}
