package lawsweep.sweep.grid;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;

/** Makes a {@link Sweep} of a spec's bytes. */
public final class SweepReader {

  private SweepReader() {}

  /**
   * Reads a spec that names no files.
   *
   * @param sourceName what messages call the spec
   * @throws SpecException if the spec is wrong
   */
  public static Sweep read(String sourceName, byte[] source) throws SpecException {
    return read(sourceName, source, InputFiles.none());
  }

  /**
   * Reads a spec.
   *
   * @param sourceName what messages call the file
   * @param files the files of numbers that the spec names
   * @throws SpecException if the spec is wrong
   */
  public static Sweep read(String sourceName, byte[] source, InputFiles files) throws SpecException {
    Map<String, byte[]> read = new HashMap<>();
    SweepSpec spec = SpecReader.read(sourceName, source, name -> {
      byte[] bytes = files.read(name);
      read.put(name, bytes);
      return bytes;
    });
    return new Sweep(spec.name(), spec.limits(), spec.cells(), spec.fingerprint(), source, read);
  }
}
