package lawsweep.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole program on JCuda and the driver of the tests: its records are those of the processor. */
class JCudaSweepTest {

  private static final String MAIN = "lawsweep.cli.Main";
  /** A small self-test; and small cells, too, go to the GPU. */
  private static final List<String> FLAGS =
      List.of("-Dlawsweep.gpu.selftest=64x96x504", "-Dlawsweep.gpu.every=true");
  private static final Pattern VARIABLE = Pattern.compile("\"backend\":\"[^\"]*\",\"seconds\":[^,]*,");

  private static FakeDriver driver;

  @TempDir
  Path temporary;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    driver = FakeDriver.get();
  }

  private static String lawsweep(int exit, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = MAIN;
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    FakeDriver.Outcome outcome = FakeDriver.run(FLAGS, environment, command);
    assertEquals(exit, outcome.exit(), outcome.said());
    return outcome.said();
  }

  /** All forms of networks that the first sweep has; each certificate is computed again by the processor. */
  @Test
  void aSweepIsVerifiedByTheProcessor() throws IOException, InterruptedException {
    String results = temporary.resolve("results").toString();
    String said = lawsweep(0, roomy(12), "run", "sweeps/quickstart.yaml", "--device", "cuda", "--out", results);
    assertTrue(said.contains("174 cells on cuda-9.0"), said);
    String verified = lawsweep(0, driver.environment(0), "verify", results, "--device", "cpu");
    assertEquals("174 certificates verified, 0 refused\n", verified);
    lawsweep(0, driver.environment(0), "report", results);
    String page = Files.readString(Path.of(results, "report.html"));
    assertTrue(page.contains("{\"label\":\"GPU\",\"value\":\"Emulator of tests, driver CUDA "),
        "the page tells of a GPU");
  }

  /** Larger cells, with columns folded, and both versions of cuBLAS: 13 by way of the change to JCuda's library. */
  @ParameterizedTest
  @CsvSource({"12, linear, '20,20,20,20,20'", "13, linear, '20,20,20,20,20'", "13, relu, '14,14,14,14'",
      "13, linear, '6,5,4,5,6,7'"})
  void aRecordIsTheProcessors(int cublas, String family, String widths) throws IOException, InterruptedException {
    String device = count(roomy(cublas), family, widths, "cuda");
    String processor = count(driver.environment(0), family, widths, "cpu");
    assertTrue(device.contains("\"backend\":\"cuda-9.0\""), device);
    assertEquals(steady(processor), steady(device));
  }

  /** Counts at drawn weights: the rounds of two halves of draws on a driver that works while they go on. */
  @Test
  void drawsAreTheProcessors() throws IOException, InterruptedException {
    String[] count = {"count", "--relu", "3,5,4,2", "--fields", "data", "--draws", "200", "--json", "--device", "cuda"};
    String device = lawsweep(0, roomy(12), count);
    count[count.length - 1] = "cpu";
    String processor = lawsweep(0, driver.environment(0), count);
    assertTrue(device.contains("\"backend\":\"cuda-9.0\""), device);
    assertEquals(steady(processor), steady(device));
  }

  private static String count(Map<String, String> environment, String family, String widths, String device)
      throws IOException, InterruptedException {
    return lawsweep(0, environment, "count", "--" + family, widths, "--method", "dense", "--json", "--device", device);
  }

  private static String steady(String record) {
    Matcher variable = VARIABLE.matcher(record);
    assertTrue(variable.find(), record);
    return variable.replaceFirst("");
  }

  /** Ensembles by a thread a replica and by a group of them; the processor simulates each again. */
  @Test
  void simulationsAreTheProcessors() throws IOException, InterruptedException {
    Path spec = Files.writeString(temporary.resolve("ensembles.yaml"), """
        name: ensembles
        langevin:
          - {dynamics: [upstairs, downstairs], depth: 3, width: [3, 6], step: 0.02, time: 0.2, record_every: 0.1,
             energy: {kind: quadratic}, replicas: 9}
        """);
    String results = temporary.resolve("results").toString();
    String said = lawsweep(0, roomy(12), "run", spec.toString(), "--device", "cuda", "--out", results);
    assertTrue(said.contains("4 cells on cuda-9.0"), said);
    assertEquals("0 certificates verified, 0 refused; 4 simulations computed again, bit for bit the same, 0 only"
        + " checked\n", lawsweep(0, driver.environment(0), "verify", results, "--device", "cpu"));
  }

  /** A GPU that breaks on its way: the cells are counted all the same, where no GPU is required. */
  @ParameterizedTest
  @CsvSource({"cuLaunchKernel:2000:719", "cublasDgemm:60:13", "cuMemcpyHtoDAsync:400:999"})
  void aBrokenGpuChangesNothing(String failure) throws IOException, InterruptedException {
    Path spec = Files.writeString(temporary.resolve("few.yaml"),
        "name: few\nnetworks:\n  - family: linear\n    depth: 3\n    each: 2..4\n");
    String results = temporary.resolve("results").toString();
    lawsweep(0, roomy(12, "FAKE_CUDA_FAIL", failure), "run", spec.toString(), "--device", "auto", "--out", results);
    assertEquals("81 certificates verified, 0 refused\n",
        lawsweep(0, driver.environment(0), "verify", results, "--device", "cpu"));
  }

  @Test
  void aBrokenGpuRefusesNoCertificate() throws IOException, InterruptedException {
    Path spec = Files.writeString(temporary.resolve("few.yaml"),
        "name: few\nnetworks:\n  - family: relu\n    depth: 2\n    each: 1..3\n");
    String results = temporary.resolve("results").toString();
    lawsweep(0, driver.environment(0), "run", spec.toString(), "--method", "dense", "--out", results);
    String said =
        lawsweep(0, roomy(12, "FAKE_CUDA_FAIL", "cuLaunchKernel:60:700"), "verify", results, "--device", "cuda");
    assertTrue(said.contains("27 certificates verified, 0 refused"), said);
    assertTrue(said.contains("the GPU is given up: ") && said.contains("700 CUDA_ERROR_ILLEGAL_ADDRESS"), said);
  }

  @Test
  void aBrokenGpuThatIsRequiredEndsARun() throws IOException, InterruptedException {
    String results = temporary.resolve("results").toString();
    String said = lawsweep(3, roomy(12, "FAKE_CUDA_FAIL", "cuLaunchKernel:2000:719"), "run",
        "sweeps/quickstart.yaml", "--device", "cuda", "--out", results);
    assertTrue(said.contains("719 CUDA_ERROR_LAUNCH_FAILED"), said);
  }

  private static Map<String, String> roomy(int cublas, String... more) {
    Map<String, String> environment = driver.environment(cublas, more);
    environment.put("FAKE_CUDA_MEMORY", String.valueOf(4L << 30));
    return environment;
  }
}
