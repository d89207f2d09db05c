package lawsweep.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lawsweep.kind.simulation.Simulated;
import lawsweep.kind.simulation.SimulationCell;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.spec.SpecException;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Sweep;

/** The simulations of the sweeps that ship, and records of them in which all numbers are the same. */
public final class ShippedSimulations {

  private ShippedSimulations() {}

  /** The specs with simulations. */
  public static List<Path> sweeps() throws IOException, SpecException {
    List<Path> all;
    try (Stream<Path> files = Files.list(Path.of("sweeps"))) {
      all = files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
    }
    List<Path> simulated = new ArrayList<>();
    for (Path path : all) {
      if (Files.readString(path).contains("\nlangevin:")) {
        simulated.add(path);
      }
    }
    return simulated;
  }

  public static Sweep read(Path path) throws IOException, SpecException {
    return FakeKinds.read(path.toString(), Files.readAllBytes(path));
  }

  /** A record in which each mean, each time of a jump and each density is a number. */
  public static CellRecord done(SimulationCell simulation, double number) {
    LangevinCell cell = simulation.langevin();
    List<ObservableRow> rows = new ArrayList<>();
    for (double time : new double[] {0, cell.time()}) {
      rows.add(row(cell, time, "energy", "", number));
    }
    for (String name : List.of("rank_jump_fraction", "rank_jump_time")) {
      rows.add(row(cell, cell.time(), name, "2,1", number));
    }
    for (String bin : List.of("0.0,1.0", "1.0,2.0")) {
      rows.add(row(cell, cell.time(), "sigma_density", bin, number));
    }
    return CellRecord.done(simulation, new Simulated("1", new LangevinResult(rows, 0, -1, 1)),
        cell.scheme().label(), "here", 1);
  }

  private static ObservableRow row(LangevinCell cell, double time, String name, String component, double number) {
    return new ObservableRow(time, name, component, number, Double.NaN, cell.replicas());
  }
}
