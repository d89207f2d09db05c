package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program in environments that differ from a developer's: locales, limits, closed streams, an ordinary user. */
class EnvironmentIT {

  @TempDir
  Path temp;

  private Program program;

  @BeforeEach
  void prepare() throws IOException {
    program = new Program(temp.resolve("work"), temp.resolve("logs"));
    Files.writeString(temp.resolve("work/a.yaml"), """
        name: a
        networks:
          - {family: linear, widths: [[2, 3, 2], [2, 2, 2]]}
        """);
  }

  private void assertRefused(Program.Outcome outcome, String expected) {
    assertEquals(2, outcome.exit(), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().startsWith("lawsweep: ") && outcome.err().contains(expected), outcome.err());
  }

  /** The test's own JVM may not know the names: bash makes and checks them. */
  @ParameterizedTest
  @ValueSource(strings = {"LC_ALL=C", "LC_ALL=POSIX", "LC_ALL=en_US.ISO-8859-1", "LC_ALL= LANG=xx_YY.UTF-8",
      "LC_ALL= LC_CTYPE=C", "LC_ALL= LANG=C.UTF-8 LC_NUMERIC=xx_YY.UTF-8"})
  void resultsLieInTheWorkingDirectoryInEveryLocale(String locale) throws IOException, InterruptedException {
    Program.Outcome outcome = program.script("""
        set -e
        e=$'\\303\\251'
        mkdir "d$e"
        printf '1,2\\n3,5\\n' >"d$e/donn$e.csv"
        printf 'name: b\\nnetworks:\\n  - {family: relu, widths: [[2,3,2]], fields: data, draws: 5, inputs: {file: %s}}\\n' \\
          "donn$e.csv" >"d$e/sp$e.yaml"
        cd "d$e"
        "$@" run "sp$e.yaml" --out "r$e"
        "$@" export "r$e" --format parquet --out "$e.parquet"
        "$@" theorem --depth 2 --out "th$e.txt"
        [[ $LC_ALL != C ]] || "$@" report "r$e"
        [[ ( $LC_ALL != C || -f r$e/report.html ) && -f $e.parquet && -f th$e.txt ]]
        [[ $(ls .. | wc -l) == 2 && $(ls | wc -l) == 5 ]]
        """, locale.split(" "));
    assertEquals(0, outcome.exit(), outcome.err());
  }

  @Test
  void javaItselfRefusesNamesThatItCannotRead() throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("lawsweep.root"));
    assertRefused(program.script("e=$'\\303\\251'; mkdir d$e; cd d$e; exec '" + System.getProperty("java.home")
        + "/bin/java' '@" + root + "/src/main/launcher/jvm.flags' -jar '" + root
        + "/target/lawsweep.jar' run ../a.yaml --out r", "LC_ALL=C"), "expected a locale with UTF-8");
    try (var files = Files.list(temp.resolve("work"))) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void startsWithoutHome() throws IOException, InterruptedException {
    assertEquals(0, program.script("unset HOME LAWSWEEP_JAVA_HOME; PATH=/usr/bin:/bin; \"$@\" --version",
        "JAVA_HOME=" + System.getProperty("java.home")).exit());
  }

  /** A JVM that must take it ends if it does not fit; all others start without and say nothing. */
  @Test
  void theArchiveOfClassesThatTestsStartFromFits() throws IOException, InterruptedException {
    Program.Outcome outcome =
        program.script("\"$@\" --version", "LAWSWEEP_JAVA_OPTS=-Xshare:on " + Program.classes());
    assertEquals(0, outcome.exit(), outcome.err());
    assertEquals(1, program.script("\"$@\" --version", "LAWSWEEP_JAVA_OPTS=-Xshare:on -XX:SharedArchiveFile=a.yaml")
        .exit());
  }

  /** One that is named wins, the most particular one if there are several. */
  @ParameterizedTest
  @CsvSource({
      "'', '', '', Parallel", "-XX:+UseSerialGC, '', '', Serial", "'', -XX:+UseG1GC, '', G1", "'', '', -XX:+UseZGC, Z",
      "-XX:+UseSerialGC, '', -XX:+UseG1GC, G1", "-XX:+UseSerialGC, -XX:+UseG1GC, -XX:+UseParallelGC, Parallel",
      "'', '', -XX:-UseParallelGC -XX:+UseSerialGC, Serial", "'', '', -XX:+UseSerialGC -XX:+UseG1GC, G1"})
  void theUsersCollectorWins(String tool, String jdk, String ours, String expected)
      throws IOException, InterruptedException {
    Program.Outcome outcome = program.script("\"$@\" --version", "JAVA_TOOL_OPTIONS=" + tool,
        "JDK_JAVA_OPTIONS=" + jdk, "LAWSWEEP_JAVA_OPTS=-Xlog:gc*=info:stderr " + ours);
    assertEquals(0, outcome.exit(), outcome.err());
    String using = expected.equals("Z") ? "The Z Garbage Collector" : "Using " + expected;
    assertTrue(outcome.err().contains(using), outcome.err());
  }

  /** The launcher's own share for new objects would not fit there, and the JVM would say so. */
  @Test
  void aSmallHeapOfTheUsersIsTakenInSilence() throws IOException, InterruptedException {
    Program.Outcome outcome = program.script("\"$@\" count --linear 2,3,2", "LAWSWEEP_HEAP=",
        "LAWSWEEP_JAVA_OPTS=-Xmx64m");
    assertEquals(0, outcome.exit(), outcome.err());
    assertEquals("", outcome.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lots", "0", "1", "-5", "20gb", "20 g", "1m", "17t", "99999999999999999999g"})
  void heapsThatAreNoneAreRefused(String heap) throws IOException, InterruptedException {
    assertRefused(program.script("\"$@\" --version", "LAWSWEEP_HEAP=" + heap), "got '" + heap + "'");
  }

  @Test
  void heapsBeyondTheMachineAreRefused() throws IOException, InterruptedException {
    assumeTrue(Files.isReadable(Path.of("/proc/meminfo")), "this system does not tell its memory in /proc/meminfo");
    assertRefused(program.script("\"$@\" --version", "LAWSWEEP_HEAP=16t"), "more than four times the memory");
  }

  @Test
  void anAddressSpaceThatIsTooSmallIsRefused() throws IOException, InterruptedException {
    assertRefused(program.script("ulimit -v 1500000; \"$@\" --version"), "needs an address space of at least");
    assertRefused(program.script("ulimit -v 4000000; \"$@\" --version", "LAWSWEEP_HEAP=4g"), "does not fit");
    Program.Outcome enough = program.script("ulimit -v 4000000; \"$@\" count --linear 2,3,2", "LAWSWEEP_HEAP=");
    assertEquals(0, enough.exit(), enough.err());
  }

  @Test
  void aColonInThePathIsRefused() throws IOException, InterruptedException {
    assertRefused(program.script("mkdir a:b; cp \"$1\" a:b; a:b/lawsweep --version"), "without a colon");
    Program.Outcome outside = program.script("mkdir c:d; cd c:d; \"$@\" run ../a.yaml --out r:1 && [[ -d r:1 ]]");
    assertEquals(0, outside.exit(), outside.err());
  }

  @ParameterizedTest
  @CsvSource({"run - --out r,expected a sweep spec on the standard input", "plan -,expected a sweep spec",
      "verify -,expected JSON on the standard input"})
  void aClosedStandardInputIsRefused(String arguments, String expected) throws IOException, InterruptedException {
    assertRefused(program.script("\"$@\" " + arguments + " <&-"), expected);
  }

  @Test
  void closedStreamsMixNothingUp() throws IOException, InterruptedException {
    Program.Outcome outcome = program.script("\"$@\" run a.yaml --out r <&- && \"$@\" status r <&-");
    assertEquals(0, outcome.exit(), outcome.err());
    Program.Outcome noOutput = program.script("\"$@\" status r >&-");
    assertEquals(1, noOutput.exit());
    assertEquals("lawsweep: standard output: Bad file descriptor\n", noOutput.err());
    assertEquals(0, program.script("\"$@\" verify r 2>&- && [[ $(wc -l <r/journal.log) -gt 0 ]]").exit());
  }

  /** Nothing goes through the temporary directory: it may be full, or not allow what lies there to run. */
  @Test
  void theTemporaryDirectoryIsNotNeeded() throws IOException, InterruptedException {
    Program.Outcome outcome = program.script("""
        mkdir empty && "$@" run a.yaml --out r && "$@" export r --format parquet --out r.parquet && "$@" report r \\
          && [[ -z $(ls -A empty) ]]
        """, "LAWSWEEP_JAVA_OPTS=-Djava.io.tmpdir=empty");
    assertEquals(0, outcome.exit(), outcome.err());
    Files.setPosixFilePermissions(temp.resolve("work/empty"), PosixFilePermissions.fromString("r-xr-xr-x"));
    Program.Outcome temporary = program.script("\"$@\" run a.yaml --out s", "TMPDIR=" + temp.resolve("work/empty"));
    assertEquals(0, temporary.exit(), temporary.err());
  }

  /** As root too, but then as the user nobody as well, who may not write in /dev. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void outputsThatAreNoFilesAreWrittenTo(boolean nobody) throws IOException, InterruptedException {
    assertEquals(0, program.run("run", "a.yaml", "--out", "r").exit());
    if (nobody) {
      assumeTrue(program.script("[[ $EUID == 0 ]] && command -v setpriv").exit() == 0, "not root, or no setpriv");
      Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxrwxrwx"));
      Files.setPosixFilePermissions(temp.resolve("work"), PosixFilePermissions.fromString("rwxrwxrwx"));
      assumeTrue(program.script(AS_NOBODY + "as \"$@\" --version").exit() == 0,
          "the user nobody cannot read the program or its JVM");
    }
    Program.Outcome outcome = program.script((nobody ? AS_NOBODY + "as bash" : "bash") + " -ec '" + """
          lines() { [[ $(wc -l <"$1") == "$2" ]] || { echo "$1: $(cat "$1")" >&2; exit 1; }; }
          for format in csv json parquet; do
            "$@" export r --format $format --out plain
            "$@" export r --format $format --out /dev/null
            "$@" export r --format $format --out /dev/stdout | cmp - plain
            rm -f pipe; mkfifo pipe
            cat pipe >piped & "$@" export r --format $format --out pipe; wait
            cmp piped plain
            "$@" export r --format $format --out >(cat >substituted; : >ended)
            until [[ -e ended ]]; do sleep 0.1; done
            rm ended
            cmp substituted plain
          done
          { echo header; "$@" export r --format csv --out /dev/stdout; echo footer; } >file
          lines file 5
          "$@" export r --format csv --out /dev/fd/1 >>file
          lines file 8
          "$@" theorem --depth 2 --out /dev/stdout | grep -q "all linear networks of depth 2"
          "$@" theorem --depth 2 --out /dev/null
        """ + "' bash \"$@\"");
    assertEquals(0, outcome.exit(), outcome.out() + outcome.err());
  }

  private static final String AS_NOBODY =
      "as() { setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/ \"$@\"; }; ";
}
