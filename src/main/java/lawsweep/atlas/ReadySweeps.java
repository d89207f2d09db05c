package lawsweep.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;

/** The ready sweeps that make the atlas. They come with the program, so that they are there wherever it runs. */
public final class ReadySweeps {

  /** Their names, in the order of the page. */
  static final List<String> NAMES =
      List.of("attention", "blocks", "norms", "transformer-choices", "convolution", "factorizations", "quickstart",
          "real-models");

  private ReadySweeps() {}

  /** All of them, with cells of these kinds. */
  public static List<Sweep> all(Kinds kinds) throws IOException {
    List<Sweep> all = new ArrayList<>();
    for (String name : NAMES) {
      all.add(of(name, kinds));
    }
    return all;
  }

  private static Sweep of(String name, Kinds kinds) throws IOException {
    String path = "/lawsweep/sweeps/" + name + ".yaml";
    try (InputStream in = ReadySweeps.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + path);
      }
      return new SpecReader(kinds).read(name + ".yaml", in.readAllBytes());
    } catch (SpecException e) {
      throw new IllegalStateException("the program's own sweep cannot be read: " + e.getMessage(), e);
    }
  }
}
