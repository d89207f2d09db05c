package lawsweep.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places of libraries on machines made of directories. */
class LibraryPlacesTest {

  private static final int X86_64 = 62;
  private static final int AARCH64 = 183;

  @TempDir
  Path root;

  private final Map<String, String> environment = new HashMap<>();

  private Path library(String file) throws IOException {
    return library(file, X86_64);
  }

  private Path library(String file, int machine) throws IOException {
    byte[] head = new byte[64];
    System.arraycopy(new byte[] {0x7F, 'E', 'L', 'F', 2, 1}, 0, head, 0, 6);
    head[18] = (byte) machine;
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.write(path, head);
  }

  private LibraryPlaces places() {
    return new LibraryPlaces(environment, root);
  }

  private CublasLibrary found(int driver) throws NoGpuException {
    return CublasLibrary.find(places(), driver);
  }

  @Test
  void aMachineWithoutLibrariesHasNone() {
    assertEquals(Optional.empty(), places().named("libcuda.so.1"));
    assertEquals(Optional.empty(), places().loaders("libcuda.so.1"));
    assertEquals(Optional.empty(), places().toolkits("libcublas.so.12"));
    assertEquals(Optional.empty(), places().pythons("libcublas.so.12"));
  }

  @Test
  void theLoadersPlacesInItsOrder() throws IOException {
    Path system = library("usr/lib64/libcuda.so.1");
    assertEquals(Optional.of(system), places().loaders("libcuda.so.1"));
    Path cached = library("usr/lib/wsl/lib/libcuda.so.1");
    cache("libcuda.so.1", "/usr/lib/other/libcuda.so.1", "libcuda.so.1", "/usr/lib/wsl/lib/libcuda.so.1");
    assertEquals(Optional.of(cached), places().loaders("libcuda.so.1"));
    Path listed = library("opt/b/libcuda.so.1");
    environment.put("LD_LIBRARY_PATH", root.resolve("opt/a") + "::" + root.resolve("opt/b"));
    assertEquals(Optional.of(listed), places().loaders("libcuda.so.1"));
  }

  private void cache(String... strings) throws IOException {
    Files.createDirectories(root.resolve("etc"));
    Files.write(root.resolve("etc/ld.so.cache"),
        ("glibc-ld.so.cache1.1\1\2\3\0" + String.join("\0", strings) + "\0").getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void librariesOfOtherMachinesAreNotTaken() throws IOException {
    library("lib64/libcuda.so.1", AARCH64);
    Files.writeString(library("usr/lib64/libcuda.so.1"), "INPUT(libcuda.so.1)");
    Files.createDirectories(root.resolve("lib/libcuda.so.1"));
    assertEquals(Optional.empty(), places().loaders("libcuda.so.1"));
    Path good = library("usr/lib/libcuda.so.1");
    assertEquals(Optional.of(good), places().loaders("libcuda.so.1"));
  }

  @Test
  void whatTheUserNamesComesFirst() throws IOException, NoGpuException {
    library("lib64/libcublas.so.12");
    Path named = library("home/cuda/libcublas.so.13");
    environment.put("LAWSWEEP_CUDA_LIBS", root.resolve("home/cuda").toString());
    assertEquals(new CublasLibrary(named, 13), found(13000));
  }

  @Test
  void twelveComesBeforeThirteenInOnePlace() throws IOException, NoGpuException {
    library("usr/local/cuda/lib64/libcublas.so.13");
    Path python = library("home/me/.local/lib/python3.12/site-packages/nvidia/cublas/lib/libcublas.so.12");
    environment.put("HOME", root.resolve("home/me").toString());
    assertEquals(13, found(13000).major());
    assertEquals(new CublasLibrary(python, 12), found(12020));
    Path old = library("usr/local/cuda-12.4/lib64/libcublas.so.12");
    assertEquals(new CublasLibrary(old, 12), found(13000));
  }

  @Test
  void aToolkitHasTwoPlaces() throws IOException {
    Path target = library("usr/local/cuda-12.4/targets/x86_64-linux/lib/libcublas.so.12");
    assertEquals(Optional.of(target), places().toolkits("libcublas.so.12"));
    Path usual = library("usr/local/cuda/lib64/libcublas.so.12");
    assertEquals(Optional.of(usual), places().toolkits("libcublas.so.12"));
  }

  @Test
  void packagesOfPythonsEnvironmentAndOfItsHome() throws IOException {
    Path base = root.resolve("opt/python/bin/python3");
    Files.createDirectories(base.getParent());
    Files.writeString(base, "").toFile().setExecutable(true);
    Path environmentBin = Files.createDirectories(root.resolve("work/venv/bin"));
    Files.createSymbolicLink(environmentBin.resolve("python3"), base);
    environment.put("PATH", root.resolve("nothing") + ":" + environmentBin);
    Path global = library("opt/python/lib/python3.11/site-packages/nvidia/cu13/lib/libcublas.so.13");
    assertEquals(Optional.of(global), places().pythons("libcublas.so.13"));
    Path own = library("work/venv/lib/python3.11/site-packages/nvidia/cublas/lib/libcublas.so.13");
    assertEquals(Optional.of(own), places().pythons("libcublas.so.13"));
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertEquals("no libcublas.so.12 nor libcublas.so.13 in the loader's path, /usr/local/cuda* or python3's packages;"
        + " put its directory into LAWSWEEP_CUDA_LIBS",
        assertThrows(NoGpuException.class, () -> found(13000)).getMessage());
    Path file = library("lib64/libcublas.so.13");
    assertEquals(file + " needs a driver of CUDA 13 (580 or newer); this one has CUDA 12.8",
        assertThrows(NoGpuException.class, () -> found(12080)).getMessage());
  }

  @Test
  void theDriverIsLoadedByItsNameOrFromWhereTheUserSays() throws IOException, NoGpuException {
    Discovery discovery = new Discovery(environment, places(), SelfTest.Shape.REAL);
    assertEquals("no libcuda.so.1, which NVIDIA's driver brings",
        assertThrows(NoGpuException.class, discovery::driver).getMessage());
    library("lib64/libcuda.so.1");
    assertEquals("libcuda.so.1", discovery.driver());
    Path named = library("run/opengl-driver/lib/libcuda.so.1");
    environment.put("LAWSWEEP_CUDA_LIBS", named.getParent().toString());
    assertEquals(named.toString(), discovery.driver());
  }
}
