package lawsweep.cuda;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps to a GPU that need neither a driver nor a process of their own. */
class DiscoveryTest {

  private static String reason(Map<String, String> environment) {
    Discovery discovery =
        new Discovery(environment, new LibraryPlaces(environment, Path.of("/")), SelfTest.Shape.REAL);
    return assertThrows(NoGpuException.class, discovery::checkEmulation).getMessage();
  }

  @Test
  void systemsWithoutJCudaAreRefused() {
    assertDoesNotThrow(() -> Discovery.checkSystem("Linux", "amd64"));
    assertEquals("GPUs are used on 64-bit Linux on x86 only, this is Linux aarch64",
        assertThrows(NoGpuException.class, () -> Discovery.checkSystem("Linux", "aarch64")).getMessage());
    assertEquals("GPUs are used on 64-bit Linux on x86 only, this is Mac OS X x86_64",
        assertThrows(NoGpuException.class, () -> Discovery.checkSystem("Mac OS X", "x86_64")).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "", "00"})
  void emulatedArithmeticIsRefused(String value) {
    assertEquals("CUBLAS_EMULATE_DOUBLE_PRECISION is set to '" + value + "': unset it, emulated float64 is not exact",
        reason(Map.of("CUBLAS_EMULATE_DOUBLE_PRECISION", value)));
  }

  @Test
  void arithmeticThatIsNotEmulatedIsAccepted() {
    Map<String, String> off = Map.of("CUBLAS_EMULATE_DOUBLE_PRECISION", "0");
    Discovery discovery = new Discovery(off, new LibraryPlaces(off, Path.of("/")), SelfTest.Shape.REAL);
    assertDoesNotThrow(discovery::checkEmulation);
  }

  @Test
  void theLineOfACommandThatGoesOn() {
    assertEquals("GPU: off (cuInit = 100 CUDA_ERROR_NO_DEVICE, driver CUDA 12.2); using CPU",
        new NoGpuException("cuInit = 100 CUDA_ERROR_NO_DEVICE, driver CUDA 12.2").line());
  }

  @Test
  void theLinesOfDevices() {
    GpuFacts card = new GpuFacts("NVIDIA H200", new Capability(9, 0), 132, 227 << 10, 150_120_000_000L,
        "driver CUDA 13.0, cuBLAS 13.0.1", 57.34e12);
    assertEquals(List.of(
        "gpu       NVIDIA H200: compute capability 9.0, 132 multiprocessors, 139.8 GiB",
        "software  driver CUDA 13.0, cuBLAS 13.0.1 (/usr/local/cuda/lib64/libcublas.so.13)",
        "float64   57.3 TFLOP/s, measured with a matrix product"),
        Gpus.lines(card, "/usr/local/cuda/lib64/libcublas.so.13"));
    GpuFacts little = new GpuFacts("NVIDIA GeForce RTX 4090", new Capability(8, 9), 128, 99 << 10, 24L << 30,
        "driver CUDA 12.4, cuBLAS 12.4.5", 1.29e12);
    assertEquals("float64   1.3 TFLOP/s, measured with a matrix product: little, few cells are faster here than on"
        + " processor cores", Gpus.lines(little, "").getLast());
  }

  @Test
  void theRateForChoicesIsAPowerOfTwo() {
    GpuFacts card = new GpuFacts("", new Capability(9, 0), 132, 0, 0, "", 57.34e12);
    assertEquals(0x1p45, card.roundedFlops());
  }
}
