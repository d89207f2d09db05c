package lawsweep.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import jcuda.JCudaVersion;
import jcuda.driver.JCudaDriver;
import jcuda.jcublas.JCublas2;
import lawsweep.text.FileTrouble;
import lawsweep.text.OneLine;
import lawsweep.text.ScratchDirectory;

/**
 * Loads the native parts of JCuda, once in a process.
 *
 * <p>JCuda by itself unpacks them under fixed names into the directory for temporary files, where anybody may have put
 * others. They are unpacked here into a directory that only this user can enter, and JCuda is shown it as its directory
 * for temporary files while its classes are initialised. Once loaded, the files are not needed any more.
 */
final class JCudaNatives {

  private static final String TEMPORARY = "java.io.tmpdir";

  private JCudaNatives() {}

  /**
   * Loads them, and makes JCuda return what its functions return, without exceptions of its own.
   *
   * @param cublas the major version of the cuBLAS that is loaded already
   */
  static void load(int cublas) throws NoGpuException {
    Path temporary = Path.of(System.getProperty(TEMPORARY));
    try (ScratchDirectory scratch = ScratchDirectory.in(temporary, "gpu")) {
      unpack("JCudaDriver", scratch.path(), 12);
      unpack("JCublas2", scratch.path(), cublas);
      initialise(scratch.path());
    } catch (IOException e) {
      throw new NoGpuException("cannot unpack JCuda in " + temporary + ": " + FileTrouble.reason(e));
    }
  }

  /** Writes one, made for another cuBLAS if need be, and loads it: the system's loader says plainly what it lacks. */
  private static void unpack(String name, Path directory, int cublas) throws IOException, NoGpuException {
    String file = fileName(name);
    byte[] library = resource(file);
    try {
      Path path = directory.resolve(file);
      Files.write(path, cublas == 12 ? library
          : NeededLibrary.renamed(library, CublasLibrary.name(12), CublasLibrary.name(cublas)));
      NativeLibrary.open(path.toString());
    } catch (IllegalArgumentException e) {
      throw new NoGpuException(file + " cannot be made to use " + CublasLibrary.name(cublas) + ": " + e.getMessage());
    }
  }

  /** As JCuda names it: {@code libJCublas2-12.6.0-linux-x86_64.so}. */
  static String fileName(String name) {
    return "lib" + name + "-" + JCudaVersion.get() + "-linux-x86_64.so";
  }

  /** A library as it is in JCuda's jars. */
  static byte[] resource(String file) throws IOException, NoGpuException {
    try (InputStream in = JCudaVersion.class.getResourceAsStream("/lib/" + file)) {
      if (in == null) {
        throw new NoGpuException("this build of Lawsweep lacks " + file);
      }
      return in.readAllBytes();
    }
  }

  private static void initialise(Path directory) throws NoGpuException {
    String before = System.setProperty(TEMPORARY, directory.toString());
    try {
      JCudaDriver.setExceptionsEnabled(false);
      JCublas2.setExceptionsEnabled(false);
    } catch (LinkageError e) {
      throw new NoGpuException("JCuda cannot be loaded: " + OneLine.of(String.valueOf(e.getMessage())));
    } finally {
      System.setProperty(TEMPORARY, before);
    }
  }
}
