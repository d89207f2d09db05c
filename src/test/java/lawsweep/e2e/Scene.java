package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A directory with the program, specs, and what is compared. */
final class Scene implements AutoCloseable {

  static final ObjectMapper JSON = new ObjectMapper();

  /** Some 4700 cells: seconds of work. */
  static final String MEDIUM = """
      name: medium
      seed: 5
      networks:
        - family: linear
          depth: 4
          each: 1..5
        - family: linear
          depth: 3
          each: 1..6
        - family: relu
          bias: [none, hidden]
          depth: 3
          each: [1, 3, 5]
          seeds: 2
      """;

  /** A moment of work, with cells whose brackets get too long for the dense road. */
  static final String SMALL = """
      name: small
      limits: {bracket_length: 4}
      networks:
        - family: linear
          depth: 2..3
          each: 1..3
        - family: linear
          widths: [[1, 4, 4, 2], [2, 1, 2, 2, 1], [1, 40, 40, 2]]
        - family: relu
          bias: [none, hidden, all]
          widths: [[2, 3, 2]]
          seeds: 2
      """;

  private final Path path;
  private final Program program;
  private final Optional<ManyCommands> commands;

  /** Each command is a process. */
  Scene(Path temporary) throws IOException {
    this(temporary, false);
  }

  private Scene(Path temporary, boolean one) throws IOException {
    this.path = temporary.resolve("scene");
    Path logs = temporary.resolve("logs");
    this.program = new Program(path, logs);
    this.commands = one ? Optional.of(ManyCommands.in(path, logs)) : Optional.empty();
    write("medium.yaml", MEDIUM);
    write("small.yaml", SMALL);
  }

  /** All commands are run by one process, for tests of what they say and write. It ends when this is closed. */
  static Scene inOneProcess(Path temporary) throws IOException {
    return new Scene(temporary, true);
  }

  @Override
  public void close() throws IOException {
    if (commands.isPresent()) {
      commands.get().close();
    }
  }

  /** The program, which starts anew for each command. */
  Program program() {
    return program;
  }

  /** Runs a command to its end. */
  Program.Outcome run(String... arguments) throws IOException, InterruptedException {
    return commands.isPresent() ? commands.get().run(arguments) : program.run(arguments);
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(resolve(name), text);
  }

  /** Runs a command, which is expected to exit with 0. */
  Program.Outcome succeed(String... arguments) throws IOException, InterruptedException {
    Program.Outcome outcome = run(arguments);
    assertEquals(0, outcome.exit(), outcome.err());
    return outcome;
  }

  /** The results in a directory as JSON lines, without what depends on the machine. */
  List<String> results(String directory) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (String line : succeed("export", directory, "--format", "json", "--out", "-").out().split("\n")) {
      ObjectNode record = (ObjectNode) JSON.readTree(line);
      record.remove(List.of("seconds", "backend"));
      lines.add(record.toString());
    }
    return lines;
  }

  /** Waits until a log holds this many bytes, or the process has ended. */
  void awaitBytes(Program.Running running, String log, long bytes) throws IOException, InterruptedException {
    Path file = resolve(log);
    while (running.process().isAlive() && (!Files.exists(file) || Files.size(file) < bytes)) {
      Thread.sleep(2);
    }
  }

  /** A record of {@code count --json}. */
  ObjectNode count(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("count", "--json"));
    all.addAll(List.of(arguments));
    Program.Outcome outcome = succeed(all.toArray(String[]::new));
    assertEquals("", outcome.err());
    assertEquals(1, outcome.out().lines().count());
    return (ObjectNode) JSON.readTree(outcome.out().getBytes(StandardCharsets.UTF_8));
  }
}
