package lawsweep.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way through JCuda, unmodified, to the driver of the tests: in processes of their own, since libraries stay. */
class JCudaTest {

  private static final String CUBLAS_13 = "/cublas13/libcublas.so.13";
  /** A small self-test, and a JVM that lives for a second. */
  private static final List<String> QUICK =
      List.of("-Dlawsweep.gpu.selftest=64x96x504", "-XX:TieredStopAtLevel=1");
  private static final String USUAL = " in its usual math mode";
  private static FakeDriver driver;

  @TempDir
  Path temporary;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    driver = FakeDriver.get();
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 13})
  void tellsWhatThereIs(int cublas) throws IOException, InterruptedException {
    String version = cublas == 12 ? "12.6.4" : "13.0.1";
    List<String> lines = run("lines", driver.environment(cublas)).lines().toList();
    assertEquals("gpu       Emulator of tests: compute capability 9.0, 8 multiprocessors, 1 GiB", lines.get(0));
    assertEquals("software  driver CUDA 13.0, cuBLAS " + version + " (" + driver.cublas(cublas) + ")",
        lines.get(1).replace(USUAL, ""));
    assertTrue(lines.get(2).matches("float64   [0-9.]+ GFLOP/s, measured with a matrix product: little, .*"),
        lines.get(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 13})
  void works(int cublas) throws IOException, InterruptedException {
    assertEquals("done\n", run("work", driver.environment(cublas)));
  }

  /** Rows and columns of real use, with short sums: a processor takes seconds for long ones. */
  @Test
  void theTestOfRealSizePasses() throws IOException, InterruptedException {
    assertTrue(start(List.of("-Dlawsweep.gpu.selftest=4032x8192x8"), "lines", driver.environment(12))
        .startsWith("gpu       Emulator of tests: "));
  }

  @Test
  void theUsualArithmeticIsTakenWhereThePlainestIsSlowAndItIsExact() throws IOException, InterruptedException {
    assertTrue(run("lines", driver.environment(12, "FAKE_CUBLAS_PEDANTIC_SLOW", "1")).contains(USUAL));
    assertFalse(run("lines", driver.environment(12, "FAKE_CUBLAS_USUALLY_INEXACT", "1")).contains(USUAL));
    String slow = run("lines",
        driver.environment(12, "FAKE_CUBLAS_PEDANTIC_SLOW", "1", "FAKE_CUBLAS_USUALLY_INEXACT", "1"));
    assertTrue(slow.startsWith("gpu       Emulator") && !slow.contains(USUAL), slow);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "12 | FAKE_CUDA_DEVICES | 0 | cuInit = 100 CUDA_ERROR_NO_DEVICE, driver CUDA 13.0",
      "12 | FAKE_CUDA_DRIVER | 11040 | driver CUDA 11.4; 12.0 (driver 525) or newer is needed",
      "12 | FAKE_CUDA_CAPABILITY | 7.0 | Emulator of tests has compute capability 7.0; 8.0 or newer is needed",
      "12 | FAKE_CUDA_FAIL | cuDeviceGetCount:1:999 | cuDeviceGetCount = 999 CUDA_ERROR_UNKNOWN",
      "12 | FAKE_CUDA_FAIL | cuDevicePrimaryCtxRetain:1:46 | CUDA_ERROR_DEVICE_UNAVAILABLE: another process has this"
          + " GPU for itself, or its compute mode forbids any use",
      "12 | FAKE_CUDA_FAIL | cuModuleLoadData:1:222 | cuModuleLoadData = 222 CUDA_ERROR_UNSUPPORTED_PTX_VERSION: the"
          + " driver is too old for kernels in PTX 7.0",
      "12 | FAKE_CUDA_FAIL | cuModuleLoadData:1:209 | cuModuleLoadData = 209 CUDA_ERROR_NO_BINARY_FOR_GPU: the driver"
          + " cannot compile kernels for this GPU",
      "12 | FAKE_CUDA_FAIL | cublasSetMathMode:1:15 | cublasSetMathMode(PEDANTIC) = 15 CUBLAS_STATUS_NOT_SUPPORTED",
      "12 | FAKE_CUDA_FAIL | cuStreamSynchronize:1:719 | cuStreamSynchronize = 719 CUDA_ERROR_LAUNCH_FAILED",
      "12 | FAKE_CUBLAS_INEXACT | 1 | cublasDgemm is not exact: row 0 of a product of 64 x 504 by 504 x 96 integers is"
          + " wrong",
      "12 | FAKE_CUDA_MEMORY | 100000 | needs 697600 bytes of the GPU's memory, of which 100000 of 100000 are free",
      "12 | CUBLAS_EMULATE_DOUBLE_PRECISION | 1 | CUBLAS_EMULATE_DOUBLE_PRECISION is set to '1': unset it, emulated"
          + " float64 is not exact",
      "13 | FAKE_CUDA_DRIVER | 12020 | HOME/cublas13/libcublas.so.13 needs a driver of CUDA 13 (580 or newer); this one"
          + " has CUDA 12.2",
      "0 | FAKE_CUDA_DRIVER | 12020 | no libcublas.so.12 nor libcublas.so.13 in the loader's path, /usr/local/cuda* or"
          + " python3's packages; put its directory into LAWSWEEP_CUDA_LIBS"})
  void saysWhyNot(int cublas, String name, String value, String reason) throws IOException, InterruptedException {
    String home = driver.cublas(13).toString().replace(CUBLAS_13, "");
    assertEquals("gpu       off (" + reason.replace("HOME", home) + ")\n",
        run("lines", driver.environment(cublas, name, value)));
  }

  @Test
  void aLibraryThatTheLoaderRefusesIsNamed() throws IOException, InterruptedException {
    Path cut = temporary.resolve("libcuda.so.1");
    byte[] whole = Files.readAllBytes(driver.cublas(12));
    Files.write(cut, Arrays.copyOf(whole, 40));
    String line = run("lines", Map.of("LAWSWEEP_CUDA_LIBS", temporary.toString()));
    assertEquals("gpu       off (" + cut + ": file too short)\n", line);
  }

  @Test
  void librariesAreFoundWhereTheUserSays() throws IOException, InterruptedException {
    String named = driver.cublas(13).getParent() + ":" + driver.cublas(13).getParent().getParent();
    assertTrue(run("lines", Map.of("LAWSWEEP_CUDA_LIBS", named)).contains("cuBLAS 13.0.1"));
  }

  @Test
  void tellsWhatMemoryIsShort() throws IOException, InterruptedException {
    String half = "of which 536870912 of 1073741824 are free";
    assertEquals("OutOfDeviceMemoryException needs 1073741825 bytes of the GPU's memory, of which 1073741824 of"
        + " 1073741824 are free\n"
        + "OutOfDeviceMemoryException needs 536870913 bytes of the GPU's memory, " + half + "\n"
        + "OutOfDeviceMemoryException needs 536870912 more bytes of a lane's 536870912, of which 536870400 are free\n"
        + "done\n", run("memory", driver.environment(12)));
  }

  @ParameterizedTest
  @CsvSource({"700, CUDA_ERROR_ILLEGAL_ADDRESS", "719, CUDA_ERROR_LAUNCH_FAILED",
      "214, CUDA_ERROR_ECC_UNCORRECTABLE", "999, CUDA_ERROR_UNKNOWN"})
  void aBrokenGpuIsNotAskedAgain(int code, String name) throws IOException, InterruptedException {
    String reason = "cuEventSynchronize = " + code + " " + name + "\n";
    assertEquals(("DeviceLostException " + reason).repeat(4) + "NoGpuException " + reason + "done\n",
        run("lost", driver.environment(12, "FAKE_CUDA_FAIL", "cuLaunchKernel:3:" + code)));
  }

  @Test
  void aMissingKernelIsNamed() throws IOException, InterruptedException {
    String said = fail("work", driver.environment(12, "FAKE_CUDA_FAIL", "cuModuleGetFunction:1:500"));
    assertTrue(said.contains(
        "DeviceLostException: cuModuleGetFunction(draw_fields of fields) = 500 CUDA_ERROR_NOT_FOUND"), said);
  }

  @Test
  void noClassOfJCudaIsTouchedBeforeTheDriverAnswers() throws IOException, InterruptedException {
    List<String> log = List.of("-Xlog:class+load");
    String without = start(log, "lines", driver.environment(12, "FAKE_CUDA_DEVICES", "0"));
    assertTrue(without.contains("lawsweep.cuda.Gpus"), without);
    assertFalse(without.contains("jcuda."), without);
    assertTrue(start(log, "lines", driver.environment(12, "FAKE_CUDA_FAIL", "cublasCreate:1:1")).contains("jcuda."));
  }

  /** JCuda by itself would trust whatever has the right name in the directory for temporary files. */
  @Test
  void jcudaIsUnpackedWhereNobodyElseWrites() throws IOException, InterruptedException {
    Path planted = temporary.resolve(JCudaNatives.fileName("JCudaDriver"));
    Files.writeString(planted, "no library");
    String said = start(List.of("-Dlawsweep.gpu.selftest=64x96x504", "-Djava.io.tmpdir=" + temporary), "lines",
        driver.environment(13));
    assertTrue(said.startsWith("gpu       Emulator"), said);
    try (var left = Files.list(temporary)) {
      assertEquals(List.of(planted), left.filter(file -> !file.getFileName().toString().startsWith("hsperf")).toList());
    }
  }

  /** Runs a scene to its good end, with a small self-test. */
  private static String run(String scene, Map<String, String> environment) throws IOException, InterruptedException {
    return start(QUICK, scene, environment);
  }

  private static String start(List<String> flags, String scene, Map<String, String> environment)
      throws IOException, InterruptedException {
    return ended(0, FakeDriver.run(flags, environment, JCudaScenes.class.getName(), scene));
  }

  private static String fail(String scene, Map<String, String> environment) throws IOException, InterruptedException {
    return ended(1, FakeDriver.run(QUICK, environment, JCudaScenes.class.getName(), scene));
  }

  private static String ended(int exit, FakeDriver.Outcome outcome) {
    assertEquals(exit, outcome.exit(), outcome.said());
    return outcome.said();
  }
}
