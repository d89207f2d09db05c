package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands that README and pages show are run, page by page, and print what is shown there. Times, backends,
 * threads and versions may differ; a line {@code …} stands for any lines, and {@code …} in a line for any text. A file
 * that {@code cat} shows is written first. What follows a comment {@code <!-- not run: why -->} is left out.
 */
class ShownCommandsIT {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root"));
  private static final Path PAGES = ROOT.resolve("src/site/markdown");
  private static final Pattern NOT_RUN = Pattern.compile("<!-- not run: .+ -->");
  private static final String INDENT = "    ";
  private static final String PROMPT = "$ ";
  private static final String ANY = "…";
  private static final Pattern TIME = Pattern.compile("(time|here|lawsweep: time:) .*");
  private static final Pattern FILE = Pattern.compile("cat (\\S+)");

  @TempDir
  Path temporary;

  /** A command with what it is said to print. */
  private record Shown(String command, List<String> lines) {}

  static Stream<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> files = Files.list(PAGES)) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages.stream().filter(page -> !shown(page).isEmpty());
  }

  /** The commands of a page, in order. */
  private static List<Shown> shown(Path page) {
    List<Shown> found = new ArrayList<>();
    boolean run = true;
    boolean inside = false;
    for (String line : lines(page)) {
      if (line.isBlank() && !inside) {
        continue;
      }
      boolean code = line.startsWith(INDENT) || (inside && line.isBlank());
      if (code && line.startsWith(INDENT + PROMPT)) {
        inside = true;
        if (run) {
          found.add(new Shown(line.substring(INDENT.length() + PROMPT.length()), new ArrayList<>()));
        }
      } else if (code && inside && run) {
        found.getLast().lines().add(line.isBlank() ? "" : line.substring(INDENT.length()));
      } else if (!code) {
        inside = false;
        run = !NOT_RUN.matcher(line.strip()).matches();
      }
    }
    found.forEach(shown -> trim(shown.lines()));
    return found;
  }

  private static List<String> lines(Path page) {
    try {
      return Files.readAllLines(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void trim(List<String> lines) {
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commandsPrintWhatIsShown(Path page) throws IOException, InterruptedException {
    Scene scene = new Scene(temporary);
    for (String name : List.of("lawsweep", "sweeps", "src")) {
      Files.createSymbolicLink(scene.resolve(name), ROOT.resolve(name));
    }
    assumeTrue(!Files.readString(page).contains("$ python3") || numpy(scene), "no NumPy for " + page.getFileName());
    List<String> differences = new ArrayList<>();
    for (Shown shown : shown(page)) {
      Matcher file = FILE.matcher(shown.command());
      if (file.matches()) {
        scene.write(file.group(1), String.join("\n", shown.lines()));
        continue;
      }
      Program.Outcome outcome = scene.program().script(shown.command());
      List<String> out = outcome.out().lines().toList();
      List<String> err = outcome.err().lines().toList();
      boolean same = shown.lines().isEmpty() ? outcome.exit() == 0
          : Stream.of(out, err, joined(out, err), joined(err, out)).anyMatch(lines -> matches(shown.lines(), lines));
      if (!same) {
        differences.add("$ " + shown.command() + "\n" + String.join("\n", shown.lines()) + "\nbut exit code "
            + outcome.exit() + " and\n" + outcome.out() + outcome.err());
      }
    }
    assertEquals("", String.join("\n", differences), () -> ROOT.relativize(page) + " shows something else");
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static boolean numpy(Scene scene) throws IOException, InterruptedException {
    return scene.program().script("python3 -c 'import numpy'").exit() == 0;
  }

  /** True if lines are what is shown, but for what may differ. */
  private static boolean matches(List<String> shown, List<String> lines) {
    StringBuilder pattern = new StringBuilder();
    for (String line : told(shown)) {
      if (line.equals(ANY)) {
        pattern.append("(?:.*\n)*");
      } else {
        pattern.append(Stream.of(line.split(ANY, -1)).map(Pattern::quote).collect(Collectors.joining(".*")))
            .append('\n');
      }
    }
    return told(lines).stream().map(line -> line + "\n").collect(Collectors.joining()).matches(pattern.toString());
  }

  private static List<String> told(List<String> lines) {
    return lines.stream().map(ShownCommandsIT::plain).filter(line -> !TIME.matcher(line).matches()).toList();
  }

  /** A line without what differs from run to run and from machine to machine. */
  private static String plain(String line) {
    return line.replace(ROOT.resolve("lawsweep").toString(), "./lawsweep").strip()
        .replaceFirst("^lawsweep: \\d\\S* (\\(\\w+\\), )?|^lawsweep: \\d\\S*, ", "lawsweep: VERSION ")
        .replaceAll("\\b\\d+ threads?\\b", "THREADS").replaceAll("vector-\\d+|scalar\\b", "BACKEND")
        .replaceAll("\\b\\d+(\\.\\d+)? (ms|s|us)\\b", "TIME").replaceFirst(",BACKEND,[\\d.E-]+", ",BACKEND,TIME");
  }

  @Test
  void whatMayDifferIsLittle() {
    assertTrue(matches(List.of("dim Lie  12", "time   40 ms on vector-512", "…", "end of …"),
        List.of("dim Lie  12", "time   2 s on vector-256", "x", "y", "end of the world")));
    assertFalse(matches(List.of("dim Lie  12"), List.of("dim Lie  13")));
    assertFalse(matches(List.of("a"), List.of("a", "b")));
    assertNotEquals(plain("laws          8 (7 known, 1 beyond them)"),
        plain("laws          8 (8 known, 0 beyond them)"));
    assertEquals(plain("lawsweep: 0.1.0 (718e87d67d6c), sweep"), plain("lawsweep: 0.2.0, sweep"));
  }
}
