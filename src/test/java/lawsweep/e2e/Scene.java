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

/** A directory with the program, specs, and what is compared. */
final class Scene {

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

  Scene(Path temporary) throws IOException {
    this.path = temporary.resolve("scene");
    this.program = new Program(path, temporary.resolve("logs"));
    write("medium.yaml", MEDIUM);
    write("small.yaml", SMALL);
  }

  Program program() {
    return program;
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(resolve(name), text);
  }

  /** Runs the program, which is expected to exit with 0. */
  Program.Outcome succeed(String... arguments) throws IOException, InterruptedException {
    Program.Outcome outcome = program.run(arguments);
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
