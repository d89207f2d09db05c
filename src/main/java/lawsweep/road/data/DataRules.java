package lawsweep.road.data;

import java.util.List;
import java.util.Optional;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.pattern.Inputs;
import lawsweep.road.dense.DenseCounter;
import lawsweep.road.draws.ExactVerdicts;
import lawsweep.road.draws.FloatVerdicts;
import lawsweep.road.draws.Verdicts;
import lawsweep.road.draws.VerdictsOfVersion1;

/**
 * The rules of a version: how a cell with data fields is counted and judged. Which versions there are depends on the
 * road and on the cell: a rule that would change nothing of a cell is none of its versions.
 *
 * <p>Version 1 was that of version 0.1.0, which rounded inputs that are not whole numbers: where such inputs are still
 * meant, it still counts.
 *
 * @param version the version, as records name it
 * @param verdicts how it judges
 * @param everyRow true if float64 takes repeated inputs again and again
 * @param tested true if the exact road tests patterns of all inputs before it absorbs their fields
 */
record DataRules(String version, Verdicts verdicts, boolean everyRow, boolean tested) {

  /** The versions of the exact road, oldest first. */
  private static final List<DataRules> EXACT = List.of(
      new DataRules("1", new VerdictsOfVersion1(), true, false), new DataRules("2", new ExactVerdicts(), true, false),
      new DataRules("3", new ExactVerdicts(), true, true));

  /** Those of the float64 road. */
  private static final List<DataRules> FLOAT64 =
      List.of(new DataRules("1", new FloatVerdicts(), true, false),
          new DataRules("2", new FloatVerdicts(), false, false));

  /** The rules by which a cell is counted today. */
  static DataRules of(String method, LawCell cell) {
    List<DataRules> versions = versions(method, cell);
    return rounded(cell) ? versions.getFirst() : versions.getLast();
  }

  /** The rules whose words have the meaning of today. */
  static DataRules latest(String method, LawCell cell) {
    return versions(method, cell).getLast();
  }

  /** The rules of a version, which records of cells like this one may have; empty if there is no such version. */
  static Optional<DataRules> of(String method, LawCell cell, String version) {
    return versions(method, cell).stream().filter(rules -> rules.version.equals(version)).findFirst();
  }

  /** Why a certificate of a version that there is not is refused. */
  static String unknown(DataCertificate claimed) {
    return "engine version " + claimed.engine() + " cannot be recomputed by version "
        + of(claimed.method(), claimed.cell()).version();
  }

  private static List<DataRules> versions(String method, LawCell cell) {
    if (method.equals(DenseCounter.METHOD)) {
      return EXACT.subList(0, TestedFields.pay(cell) ? 3 : 2);
    }
    Optional<Inputs> inputs = cell.data().flatMap(DataChoice::inputs);
    return FLOAT64.subList(0, inputs.isPresent() && differ(cell, inputs.get()) ? 2 : 1);
  }

  private static boolean rounded(LawCell cell) {
    return cell.data().flatMap(DataChoice::inputs).flatMap(Inputs::numbers).filter(Inputs.Numbers::rounded).isPresent();
  }

  /** Whether the versions of the float64 road differ; a record alone does not tell. */
  private static boolean differ(LawCell cell, Inputs inputs) {
    return inputs.numbers().isEmpty() || !inputs.known().small()
        || (cell.architecture().family().gated() && inputs.distinct().length < inputs.samples());
  }
}
