package lawsweep.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import lawsweep.sweep.Sweep;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The generated scripts are those in the resources, word for word; bash accepts them. {@code plain.sh} is there as a
 * whole, the others up to where all scripts say the same.
 */
class BatchScriptTest {

  private static final Sweep SWEEP = SmallSweep.of(3);

  @TempDir
  Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"plain", "site", "odd", "short"})
  void isTheGoldenFile(String name) throws IOException {
    String plain = golden("plain");
    String same = plain.substring(plain.indexOf("\nsay()"));
    assertEquals(name.equals("plain") ? plain : golden(name) + same, script(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "site", "odd", "short"})
  void isBash(String name) throws IOException, InterruptedException {
    Path file = Files.writeString(temporary.resolve("job.sh"), script(name));
    Process bash = new ProcessBuilder("bash", "-n", file.toString()).redirectErrorStream(true).start();
    assertEquals("", new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(0, bash.waitFor());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "site", "odd", "short"})
  void passesShellcheck(String name) throws IOException, InterruptedException {
    Path file = Files.writeString(temporary.resolve("job.sh"), script(name));
    Process shellcheck;
    try {
      shellcheck =
          new ProcessBuilder("shellcheck", "--exclude=SC2016", file.toString()).redirectErrorStream(true).start();
    } catch (IOException e) {
      Assumptions.abort("needs shellcheck");
      return;
    }
    assertEquals("", new String(shellcheck.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(0, shellcheck.waitFor());
  }

  @Test
  void oddPathsReachTheProgram() throws IOException, InterruptedException {
    String head = script("odd").lines().filter(line -> line.startsWith("readonly d")).findFirst().orElseThrow();
    Process bash = new ProcessBuilder("bash", "-c", head + "; printf %s \"$directory\"").start();
    assertEquals("/data/it's \"50%\" $HOME", new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static String script(String name) {
    BitSet all = new BitSet();
    all.set(0, 12);
    BitSet some = new BitSet();
    List.of(0, 3, 4, 7, 8, 9).forEach(some::set);
    JobOptions plain = new JobOptions("small", 4, Optional.empty(), Optional.empty(), 0, 3, Map.of(), List.of(),
        List.of());
    Map<String, String> site = new LinkedHashMap<>();
    site.put("account", "physics");
    site.put("partition", "long,short");
    site.put("constraint", "[rack1|rack2]&avx512");
    site.put("gres", "gpu:1");
    site.put("mail-user", "someone@example.org");
    JobOptions everything = new JobOptions("a night", 16, Optional.of("64G"), Optional.of(Duration.ofHours(36)), 10, 0,
        site, List.of("--exclusive", "--comment=two words # and a hash"),
        List.of("module load jdk/25", "export TMPDIR=\"$SCRATCH\""));
    JobOptions minutes = new JobOptions("small", 1, Optional.of("500M"), Optional.of(Duration.ofMinutes(2)), 0, 9,
        Map.of(), List.of(), List.of());
    return switch (name) {
      case "plain" -> batch("/home/me/lawsweep/lawsweep", "/home/me/results", "auto", plain).text(all);
      case "site" -> batch("/opt/lawsweep", "/scratch/results", "dense", everything).text(all);
      case "odd" -> batch("/home/some one/lawsweep", "/data/it's \"50%\" $HOME", "auto", plain).text(all);
      case "short" -> batch("/opt/lawsweep", "/scratch/results", "symmetric", minutes).text(some);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static BatchScript batch(String launcher, String directory, String method, JobOptions options) {
    TaskTable table = TaskTable.of(SWEEP, SmallSweep.workload(SWEEP), 12, options.cpus());
    return new BatchScript(SWEEP.name(), Path.of(launcher), Path.of(directory), method, table, options);
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = BatchScriptTest.class.getResourceAsStream("/lawsweep/slurm/" + name + ".sh")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
