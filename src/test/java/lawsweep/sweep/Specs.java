package lawsweep.sweep;

import java.nio.charset.StandardCharsets;
import java.util.List;
import lawsweep.spec.SpecException;
import lawsweep.sweep.store.Sweeps;

/** Specs for tests. */
public final class Specs {
  private Specs() {}

  public static Sweep read(String yaml) throws SpecException {
    return FakeKinds.read("sweep.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  /** A spec whose only entry begins on line 3 with {@code family} and goes on with {@code rest} on line 4. */
  public static String entry(String family, String rest) {
    return "name: test\nnetworks:\n  - family: " + family + "\n    " + rest.strip().replace("\n", "\n    ") + "\n";
  }

  public static List<String> keys(Sweep spec) {
    return spec.cells().stream().map(Cell::key).toList();
  }

  /** The widths of all cells, in order: {@code 2,3,2}. */
  public static List<String> widths(String entry) throws SpecException {
    return read(entry).cells().stream().map(cell -> Sweeps.law(cell).architecture().widthsLabel()).toList();
  }
}
