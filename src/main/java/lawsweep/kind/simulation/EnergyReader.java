package lawsweep.kind.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lawsweep.langevin.cell.CellRules;
import lawsweep.langevin.cell.Energy;
import lawsweep.spec.InputFiles;
import lawsweep.spec.MatrixReader;
import lawsweep.spec.NumberTable;
import lawsweep.spec.Place;
import lawsweep.spec.Reals;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.YamlValue;
import lawsweep.text.Many;
import lawsweep.text.Spelling;

/** Reads {@code energy: {kind: ...}}. */
final class EnergyReader {

  private static final List<String> KINDS = List.of("none", "quadratic", "target", "completion");
  private static final List<String> KEYS = List.of("kind", "matrix", "entries", "file", "confinement");

  private final MatrixReader matrices;

  EnergyReader(InputFiles files) {
    this.matrices = new MatrixReader(files);
  }

  Energy read(YamlValue value) throws SpecException {
    SpecKeys keys = new SpecKeys("energy", value, KEYS);
    String kind = kind(keys, "energy", KINDS);
    keys.refuse("kind: " + kind, switch (kind) {
      case "target" -> List.of("entries");
      case "completion" -> List.of("matrix");
      default -> List.of("matrix", "entries", "file");
    });
    double confinement = keys.find("confinement").isPresent()
        ? new Reals("confinement").one(keys.find("confinement").get())
        : 0;
    return switch (kind) {
      case "none" -> new Energy.None(confinement);
      case "quadratic" -> new Energy.Quadratic(1 + confinement);
      case "target" -> new Energy.Target(target(keys), confinement);
      default -> new Energy.Completion(completion(keys), confinement);
    };
  }

  /** The word of a block that says of what kind it is. */
  static String kind(SpecKeys keys, String owner, List<String> kinds) throws SpecException {
    YamlValue value = keys.require("kind", "kind: " + kinds.getFirst());
    if (value instanceof YamlValue.Text text && kinds.contains(text.text())) {
      return text.text();
    }
    String hint = value instanceof YamlValue.Text text ? Spelling.hint(text.text(), kinds) : "";
    throw value.place().error("the kind of '" + owner + "' is " + value.shown(),
        "expected " + String.join(" or ", kinds) + hint);
  }

  private List<Energy.Entry> target(SpecKeys keys) throws SpecException {
    NumberTable table = matrices.read(keys, "matrix", "matrix: [[1, 0], [0, 1]]");
    if (table.rows() != table.columns()) {
      throw keys.place(keys.has("file") ? "file" : "matrix").error("the matrix of 'energy' is " + table.rows() + " x "
          + table.columns(), "expected as many rows as columns");
    }
    List<Energy.Entry> entries = new ArrayList<>();
    for (int i = 0; i < table.rows(); i++) {
      for (int j = 0; j < table.columns(); j++) {
        entries.add(new Energy.Entry(i, j, table.at(i, j)));
      }
    }
    return entries;
  }

  private List<Energy.Entry> completion(SpecKeys keys) throws SpecException {
    NumberTable table = matrices.read(keys, "entries", "entries: [[1, 1, 0.5], [2, 1, -1]]");
    Place place = keys.place(keys.has("file") ? "file" : "entries");
    if (table.columns() != 3) {
      throw place.error("'entries' have " + Many.of(table.columns(), "number") + " each",
          "expected three: row and column from 1, and the value");
    }
    List<Energy.Entry> entries = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (int k = 0; k < table.rows(); k++) {
      int row = index(table.at(k, 0), place);
      int column = index(table.at(k, 1), place);
      if (!seen.add(row * (CellRules.MAX_WIDTH + 1) + column)) {
        throw place.error("'entries' give the entry (" + row + ", " + column + ") twice", "give each entry once");
      }
      entries.add(new Energy.Entry(row - 1, column - 1, table.at(k, 2)));
    }
    entries.sort(Comparator.comparingInt(Energy.Entry::row).thenComparingInt(Energy.Entry::column));
    return entries;
  }

  private static int index(double number, Place place) throws SpecException {
    if (number != Math.rint(number) || number < 1 || number > CellRules.MAX_WIDTH) {
      throw place.error(String.format(Locale.ROOT, "'entries' have the row or column %s", Double.toString(number)),
          "expected whole numbers from 1 to the width");
    }
    return (int) number;
  }
}
