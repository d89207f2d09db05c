package lawsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lawsweep.cli.terminal.ExitCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code submit} refuses. */
class SubmitOptionsTest {

  @TempDir
  Path temporary;

  /** Runs the command, which is expected to refuse with one line, and returns the line. */
  private String refusal(String... options) throws IOException {
    Path spec = Files.writeString(temporary.resolve("a.yaml"), """
        name: a
        networks:
          - {family: linear, depth: 2, each: 1..2}
        """);
    Path out = temporary.resolve("out");
    List<String> all = new ArrayList<>(List.of("submit", spec.toString(), "--out", out.toString()));
    all.addAll(List.of(options));
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      assertEquals(ExitCode.USAGE, Program.run(all.toArray(String[]::new)));
    } finally {
      System.setErr(before);
    }
    assertFalse(Files.exists(out));
    String said = err.toString(StandardCharsets.UTF_8);
    assertEquals(1, said.lines().count(), said);
    return said;
  }

  @ParameterizedTest
  @CsvSource({
      "--task-minutes,0", "--task-minutes,-1", "--task-minutes,half an hour", "--cpus,0", "--cpus,1.5", "--cpus,100000",
      "--mem,lots", "--mem,4GB", "--mem,-1", "--time,soon", "--time,0", "--time,0:00", "--throttle,0", "--requeues,-1",
      "--requeues,10000", "--job-name,''", "--account,' '", "--sbatch-arg,reservation=night", "--sbatch-arg,-",
      "--sbatch-arg,--a b", "--method,quick"})
  void badValuesAreRefused(String option, String value) throws IOException {
    String said = refusal(option + "=" + value);
    assertTrue(said.contains("expected") && said.contains("got '" + value + "'"), said);
  }

  /** Nothing may add a line to the script. */
  @ParameterizedTest
  @ValueSource(strings = {"--job-name", "--account", "--partition", "--qos", "--constraint", "--gres", "--exclude",
      "--mail-type", "--mail-user", "--setup", "--sbatch-arg"})
  void lineBreaksAreRefused(String option) throws IOException {
    for (String end : List.of("\n", "\r", "\u0000", "\u001b", "\u0085")) {
      String said = refusal(option + "=--x=a" + end + "#SBATCH --wrap=id");
      assertTrue(said.contains("expected"), said);
    }
  }

  /** sbatch would take the last one, and the tasks would not be what submit reckons with. */
  @ParameterizedTest
  @CsvSource({
      "--array=1-9,--array", "--array 5,--array", "-a5,--array", "--arr=1,--array", "--signal=USR1@10,--signal",
      "--output=x,--output", "-o x,--output", "-e,--error", "--requeue,--requeues", "--no-requeue,--requeues 0",
      "--wrap=id,--setup", "--cpus-per-task=2,--cpus", "-c2,--cpus", "--ntasks=2,--cpus", "--mem-per-cpu=1G,--mem",
      "--time=5,--time", "-t5,--time", "--mem=4G,--mem", "--job-n=x,--job-name", "--partition=short,--partition",
      "--test-only,--dry-run", "--wait,status --watch", "--parsable,--parsable"})
  void whatSubmitSetsIsRefusedByName(String argument, String belongs) throws IOException {
    for (String said : List.of(refusal("--sbatch-arg=" + argument), refusal("--sbatch-arg", argument))) {
      assertTrue(said.contains("got '" + argument + "'") && said.contains("submit sets --"), said);
      assertTrue(said.contains(belongs), said);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"if true", "echo \"a", "cat <<EOF", "module load x \\", "}", "echo )"})
  void setupThatBashCannotReadIsRefused(String line) throws IOException {
    String said = refusal("--setup", line);
    assertTrue(said.contains("got '" + line + "'") && said.contains("bash says: "), said);
  }
}
