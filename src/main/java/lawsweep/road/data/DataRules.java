package lawsweep.road.data;

import java.util.List;
import java.util.Optional;
import lawsweep.law.LawCell;
import lawsweep.road.dense.DenseCounter;
import lawsweep.road.draws.ExactVerdicts;
import lawsweep.road.draws.FloatVerdicts;
import lawsweep.road.draws.Verdicts;
import lawsweep.road.draws.VerdictsOfVersion1;

/**
 * The rules of a version: how a cell with data fields is counted and judged. Which versions there are depends on the
 * road and on the cell.
 *
 * @param version the version, as records name it
 * @param verdicts how it judges
 */
record DataRules(String version, Verdicts verdicts) {

  /** The versions of the exact road, oldest first. */
  private static final List<DataRules> EXACT =
      List.of(new DataRules("1", new VerdictsOfVersion1()), new DataRules("2", new ExactVerdicts()));

  /** Those of the float64 road. */
  private static final List<DataRules> FLOAT64 = List.of(new DataRules("1", new FloatVerdicts()));

  /** The rules by which a cell is counted today. */
  static DataRules of(String method, LawCell cell) {
    return versions(method).getLast();
  }

  /** The rules of a version, which records of cells like this one may have; empty if there is no such version. */
  static Optional<DataRules> of(String method, LawCell cell, String version) {
    return versions(method).stream().filter(rules -> rules.version.equals(version)).findFirst();
  }

  /** Why a certificate of a version that there is not is refused. */
  static String unknown(DataCertificate claimed) {
    return "engine version " + claimed.engine() + " cannot be recomputed by version "
        + of(claimed.method(), claimed.cell()).version();
  }

  private static List<DataRules> versions(String method) {
    return method.equals(DenseCounter.METHOD) ? EXACT : FLOAT64;
  }
}
