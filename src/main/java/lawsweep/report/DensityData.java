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
import lawsweep.langevin.Equilibrium;
import lawsweep.langevin.LangevinCell;
import lawsweep.sweep.Cell;

/** The densities of singular values at the end of simulations, with the exact density where it is known. */
final class DensityData {

  private static final int POINTS = 120;

  /** The simulations are numbered, and lie in the grid at their place. */
  private record Which(int number, int place) {}

  private DensityData() {}

  /** The densities of the simulations in the table {@code numbered}. */
  static ArrayNode of(ReportDatabase database, List<Cell> grid) throws IOException {
    Map<Which, List<Double[]>> densities = new LinkedHashMap<>();
    database.query("SELECT number, place, lower, upper, density, d.stderr FROM (" + SimulationQueries.densityRows()
        + ") d JOIN numbered USING (place) ORDER BY number, lower",
        row -> densities.computeIfAbsent(new Which(row.getInt(1), row.getInt(2)), which -> new ArrayList<>())
            .add(new Double[] {row.getDouble(3), row.getDouble(4), row.getDouble(5), (Double) row.getObject(6)}));
    ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
    densities.forEach((which, bins) -> {
      ObjectNode node = nodes.addObject().put("cell", which.number());
      ArrayNode binNodes = node.putArray("bins");
      for (Double[] bin : bins) {
        ArrayNode values = binNodes.addArray();
        for (Double value : bin) {
          JsonValue.add(values, value);
        }
      }
      double end = bins.getLast()[1];
      node.set("closed_form", curve(grid.get(which.place()), end).orElse(null));
    });
    return nodes;
  }

  private static Optional<ObjectNode> curve(Cell cell, double end) {
    if (!(cell instanceof Cell.Simulation(LangevinCell langevin))) {
      return Optional.empty();
    }
    return Equilibrium.of(langevin).flatMap(Equilibrium::density).map(curve -> {
      ObjectNode node = JsonNodeFactory.instance.objectNode().put("label", curve.label());
      ArrayNode points = node.putArray("points");
      for (int i = 0; i < POINTS; i++) {
        double x = end * (i + 0.5) / POINTS;
        points.addArray().add(x).add(curve.at().applyAsDouble(x));
      }
      return node;
    });
  }
}
