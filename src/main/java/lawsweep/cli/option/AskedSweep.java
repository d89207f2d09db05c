package lawsweep.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import lawsweep.kernel.Kernels;
import lawsweep.kind.count.RoadChoice;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecSettings;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Sweep;

/**
 * A sweep that is asked for with a directory for its results, which may hold some already.
 *
 * @param sweep the sweep; its kinds are these
 * @param directory where its results are, or will be
 * @param road the road: the one that was asked for, or else the directory's own
 * @param kinds the kinds of cells, counted on this road
 */
public record AskedSweep(Sweep sweep, Path directory, RoadChoice road, Kinds kinds) {

  /**
   * Reads the spec.
   *
   * @param spec the file, or {@code -} for the standard input
   * @param settings what is changed in it
   * @param out the directory; null for the one that the sweep has by its name
   */
  public static AskedSweep of(String spec, SpecSettings settings, String out, MethodOption method, Kernels kernels)
      throws IOException, SpecException {
    Kinds kinds = AllKinds.with(kernels, method.road());
    Sweep sweep = SpecFile.read(spec, settings, method.road(), kinds);
    Path directory = OutDirectory.path(out, sweep);
    RoadChoice road = method.road(directory);
    if (road.equals(method.road())) {
      return new AskedSweep(sweep, directory, road, kinds);
    }
    Kinds own = AllKinds.with(kernels, road);
    Sweep again = sweep.with(own);
    SpecFile.check(road, again);
    return new AskedSweep(again, directory, road, own);
  }
}
