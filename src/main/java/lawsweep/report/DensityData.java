package lawsweep.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.kind.simulation.SimulationCell;
import lawsweep.langevin.cell.Equilibrium;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.sweep.Cell;

/**
 * The densities of singular values at the end of simulations of several replicas, with the exact density where it is
 * known. Bins that are narrow beside the whole range, both in σ and in √σ, are joined: densities with a peak at 0 are
 * drawn over √σ. The table has all bins.
 */
final class DensityData {

  private static final int POINTS = 120;

  /** No bin is narrower than this part of the range, but for the last. */
  private static final int BINS = 40;

  /** The simulations are numbered, and lie in the grid at their place. */
  private record Which(int number, int place) {}

  /**
   * A bin of a density.
   *
   * @param error the standard error of the density
   */
  record Bin(double lower, double upper, double density, double error) {

    double width() {
      return upper - lower;
    }

    /** True if it is narrower than both, in σ and in √σ, which negative values have not. */
    boolean isNarrow(double least, double leastRoot) {
      return width() < least && (lower < 0 || Math.sqrt(upper) - Math.sqrt(lower) < leastRoot);
    }

    /** This bin and the next in one. */
    Bin with(Bin next) {
      double width = next.upper - lower;
      return new Bin(lower, next.upper, (density * width() + next.density * next.width()) / width,
          Math.hypot(error * width(), next.error * next.width()) / width);
    }
  }

  private DensityData() {}

  /** The densities of the simulations in the table {@code numbered}. */
  static ArrayNode of(ReportDatabase database, List<Cell> grid) throws IOException {
    Map<Which, List<Bin>> densities = new LinkedHashMap<>();
    database.query("SELECT number, place, lower, upper, density, stderr FROM densities JOIN numbered USING (place)"
        + " ORDER BY number, lower",
        row -> densities.computeIfAbsent(new Which(row.getInt(1), row.getInt(2)), which -> new ArrayList<>())
            .add(new Bin(row.getDouble(3), row.getDouble(4), row.getDouble(5), row.getDouble(6))));
    ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
    densities.keySet().removeIf(which -> isAlone(grid.get(which.place())));
    densities.forEach((which, bins) -> {
      ObjectNode node = nodes.addObject().put("cell", which.number());
      ArrayNode binNodes = node.putArray("bins");
      joined(bins).forEach(bin -> binNodes.addArray().add(bin.lower()).add(bin.upper()).add(bin.density())
          .add(bin.error()));
      node.set("closed_form", curve(grid.get(which.place()), bins.getLast().upper()).orElse(null));
    });
    return nodes;
  }

  /** True for a simulation of a single replica, whose singular values have no distribution. */
  private static boolean isAlone(Cell cell) {
    return cell instanceof SimulationCell(LangevinCell langevin, _) && langevin.replicas() == 1;
  }

  /** Joins neighbouring bins until they are wide enough. Errors are added as if bins were independent. */
  static List<Bin> joined(List<Bin> bins) {
    double least = (bins.getLast().upper() - bins.getFirst().lower()) / BINS;
    double leastRoot = Math.sqrt(Math.max(0, bins.getLast().upper())) / BINS;
    List<Bin> wide = new ArrayList<>();
    for (Bin bin : bins) {
      if (!wide.isEmpty() && wide.getLast().isNarrow(least, leastRoot) && wide.getLast().upper() == bin.lower()) {
        wide.add(wide.removeLast().with(bin));
      } else {
        wide.add(bin);
      }
    }
    return wide;
  }

  private static Optional<ObjectNode> curve(Cell cell, double end) {
    if (!(cell instanceof SimulationCell(LangevinCell langevin, _))) {
      return Optional.empty();
    }
    return langevin.equation().equilibrium(langevin).flatMap(Equilibrium::density).map(curve -> {
      ObjectNode node = JsonNodeFactory.instance.objectNode().put("label", curve.label());
      ArrayNode points = node.putArray("points");
      for (int i = 0; i < POINTS; i++) {
        double root = (i + 0.5) / POINTS;
        double x = end * root * root;
        points.addArray().add(x).add(curve.at().applyAsDouble(x));
      }
      return node;
    });
  }
}
