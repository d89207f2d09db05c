package lawsweep.kind.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.Safetensors;
import lawsweep.langevin.cell.FactorWatch;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.sweep.CellFiles;
import lawsweep.sweep.store.Checkpoints;
import lawsweep.text.WholeFile;

/**
 * Saves the factors of a simulation's first replica at each record as PyTorch would have them: a file in the format
 * safetensors whose tensors are those of {@code nn.Sequential} of linear layers without biases, {@code 0.weight} next
 * to the input, each out × in. Factor W_{p+1} of papers/004 maps what W_p gives: it is {@code p.weight} as it is.
 *
 * <p>The rate of a step is that of the record's interval. Where it is not the one that was asked for in all of them,
 * a file {@code run.json} says so.
 */
final class SavedFactors implements FactorWatch {

  /** The most records of a simulation that saves them. */
  static final int MOST = 10_000;

  private static final String RUN = "run.json";
  /** Steps that differ by less are equal but for rounding. */
  private static final double ROUNDING = 1e-9;

  private final LangevinCell cell;
  private final TimeGrid grid;
  private final Path folder;

  /** Saves below a result directory. */
  SavedFactors(LangevinCell cell, Path directory) {
    this.cell = cell;
    this.grid = TimeGrid.of(cell);
    this.folder = directory.resolve(folder(cell));
  }

  /** What is saved of a simulation. */
  static CellFiles of(LangevinCell cell) {
    TimeGrid grid = TimeGrid.of(cell);
    List<String> names = new ArrayList<>();
    if (!even(cell, grid)) {
      names.add(RUN);
    }
    for (int record = 0; record < grid.times().length; record++) {
      names.add(name(step(grid, record)));
    }
    return new CellFiles(cell.key(), cell.equation().label(), folder(cell), names, net(cell));
  }

  /** How many bytes all of it takes, about. */
  static long bytes(LangevinCell cell) {
    return TimeGrid.of(cell).times().length * (long) Double.BYTES * cell.depth() * cell.width() * cell.width();
  }

  private static String folder(LangevinCell cell) {
    return Checkpoints.DIRECTORY + "/" + cell.key() + "/replica0";
  }

  private static String name(long step) {
    return "step%05d.safetensors".formatted(step);
  }

  private static String net(LangevinCell cell) {
    return "vec " + cell.width() + (" > dense " + cell.width()).repeat(cell.depth() - 1) + " > out " + cell.width();
  }

  /** How many steps come before a record. */
  private static long step(TimeGrid grid, int record) {
    return record < grid.intervals().size() ? grid.intervals().get(record).firstStep() : grid.steps();
  }

  /** True if all steps are as long as asked for. */
  private static boolean even(LangevinCell cell, TimeGrid grid) {
    return grid.intervals().stream()
        .allMatch(interval -> Math.abs(interval.step() - cell.step()) <= ROUNDING * cell.step());
  }

  @Override
  public void at(int record, double[] factors) throws IOException {
    Files.createDirectories(folder);
    if (record == 0 && !even(cell, grid)) {
      WholeFile.write(folder.resolve(RUN), SavedRunForm.FORM.bytes(cell));
    }
    int d = cell.width();
    List<Safetensors.Tensor> tensors = new ArrayList<>();
    for (int p = 0; p < cell.depth(); p++) {
      tensors.add(new Safetensors.Tensor(p + ".weight", NumberType.F64, List.of((long) d, (long) d),
          Arrays.copyOfRange(factors, p * d * d, (p + 1) * d * d)));
    }
    long step = step(grid, record);
    Safetensors.write(folder.resolve(name(step)), told(record, step), tensors);
  }

  private Map<String, String> told(int record, long step) {
    Map<String, String> told = new LinkedHashMap<>();
    told.put("step", Long.toString(step));
    told.put("lr", Double.toString(rate(Math.min(record, grid.intervals().size() - 1))));
    told.put("weight_decay", Double.toString(cell.settings().get(Parameters.WEIGHT_DECAY)));
    told.put("optimizer", cell.equation().label());
    return told;
  }

  private double rate(int interval) {
    return even(cell, grid) ? cell.step() : grid.intervals().get(interval).step();
  }
}
