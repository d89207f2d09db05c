package lawsweep.kind.simulation;

import java.util.ArrayList;
import java.util.List;
import lawsweep.langevin.cell.Initial;
import lawsweep.spec.InputFiles;
import lawsweep.spec.MatrixReader;
import lawsweep.spec.NumberTable;
import lawsweep.spec.Reals;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.YamlValue;

/** Reads {@code initial: {kind: ...}}. */
final class InitialReader {

  /** Where replicas start if a spec does not say. */
  static final Initial DEFAULT = new Initial.Gaussian(1);

  private static final List<String> KINDS = List.of("gaussian", "singular-values", "matrix");
  private static final List<String> KEYS = List.of("kind", "values", "scale", "value", "file");

  private final MatrixReader matrices;

  InitialReader(InputFiles files) {
    this.matrices = new MatrixReader(files);
  }

  Initial read(YamlValue value) throws SpecException {
    SpecKeys keys = new SpecKeys("initial", value, KEYS);
    String kind = EnergyReader.kind(keys, "initial", KINDS);
    keys.refuse("kind: " + kind, switch (kind) {
      case "gaussian" -> List.of("values", "value", "file");
      case "singular-values" -> List.of("scale", "value", "file");
      default -> List.of("scale", "values");
    });
    return switch (kind) {
      case "gaussian" -> keys.find("scale").isPresent()
          ? new Initial.Gaussian(new Reals("scale").one(keys.find("scale").get()))
          : DEFAULT;
      case "singular-values" -> values(keys.require("values", "values: [1.5, 0.5]"));
      default -> matrix(matrices.read(keys, "value", "value: [[1, 0], [0, 1]]"));
    };
  }

  /** Repeats are allowed here: singular values may coincide. */
  private static Initial values(YamlValue value) throws SpecException {
    if (!(value instanceof YamlValue.Items items) || items.values().isEmpty()) {
      String shown = value instanceof YamlValue.Items ? "an empty list" : value.shown();
      throw value.place().error("'values' is " + shown, "expected a list of numbers, one for each row");
    }
    List<Double> values = new ArrayList<>();
    for (YamlValue item : items.values()) {
      values.add(new Reals("values").one(item));
    }
    return new Initial.SingularValues(values);
  }

  private static Initial matrix(NumberTable table) {
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < table.rows(); i++) {
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < table.columns(); j++) {
        row.add(table.at(i, j));
      }
      rows.add(row);
    }
    return new Initial.Given(rows);
  }
}
