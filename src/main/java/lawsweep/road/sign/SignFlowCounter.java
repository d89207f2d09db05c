package lawsweep.road.sign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.law.Fields;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.Verdict;
import lawsweep.lie.FieldStreams;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/**
 * Counts the laws of sign flows (papers/001, section 2.3) by the theorem of {@code doc-files/proof.md}: the sign
 * vectors of ∂φ(θ)ᵀz over all z span as many dimensions as there are different hyperplanes. Settles every cell. Where
 * a network is small, the hyperplanes are also counted one by one at random weights, which has to agree.
 */
public final class SignFlowCounter {

  /** The name of this road in records. */
  public static final String METHOD = "arrangement";

  /** The version of this road's rules; certificates of another version cannot be recomputed. */
  public static final String ENGINE = "1";

  /** The most parameters with which hyperplanes are counted one by one. */
  static final long LARGEST_COUNTED = 4096;

  /** Draws made at most; with so few weights each fails with a probability of about 1/2 at most. */
  private static final int MOST_DRAWS = 64;

  private static final String RULES = "lawsweep sign flow, engine " + ENGINE;

  /** Work on one cell besides counting, in flops' worth of time. */
  private static final double OVERHEAD = 1e5;

  /** Flops' worth of time for each entry of a product of matrices. */
  private static final double EACH_PRODUCT = 30;

  /** What the cell is expected to cost: little, whatever its widths. */
  public Estimate estimate(LawCell cell) {
    Architecture a = cell.architecture();
    boolean counted = a.parameters() <= LARGEST_COUNTED;
    double products = counted ? (double) a.parameters() * (a.width(0) + a.width(a.depth())) : 0;
    return new Estimate(OVERHEAD + EACH_PRODUCT * products, 1L << 20, 0);
  }

  /**
   * Counts the laws of one cell; a pure function of the cell. The space is locally constant, so {@code level_dims} is
   * the dimension itself; it is left out where the dimension is no {@code int}.
   *
   * @param limits of no effect: no cell comes near them
   * @param team not needed: a cell is small work for one thread
   * @throws IllegalArgumentException if the fields are not those of a sign flow
   * @throws StoppedException if {@code stop} asked for it
   */
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    if (cell.fields() != Fields.ADAM) {
      throw new IllegalArgumentException("expected the fields of a sign flow, got " + cell.fields().label());
    }
    Arrangement arrangement = Arrangement.of(cell.architecture(), cell.loss());
    List<SignFlowCertificate.Draw> draws = cell.architecture().parameters() <= LARGEST_COUNTED
        ? draws(cell, arrangement, stop)
        : List.of();
    return settled(cell, arrangement, draws);
  }

  /** Random weights until one has as many hyperplanes as the theorem says. */
  private static List<SignFlowCertificate.Draw> draws(LawCell cell, Arrangement arrangement, Stop stop) {
    Stream stream = Stream.named(RULES + " " + cell.sweepSeed() + " " + cell.key());
    List<SignFlowCertificate.Draw> draws = new ArrayList<>();
    while (draws.size() < MOST_DRAWS) {
      if (stop.requested()) {
        throw new StoppedException();
      }
      SignFlowCertificate.Draw draw = draw(cell, new FieldStreams(stream, draws.size()));
      draws.add(draw);
      if (draw.hyperplanes() == arrangement.hyperplanes()) {
        return draws;
      }
      if (draw.hyperplanes() > arrangement.hyperplanes()) {
        break;
      }
    }
    throw new IllegalStateException(draws.getLast().hyperplanes() + " hyperplanes at random weights of " + cell.key()
        + ", against the theorem, which says " + arrangement.hyperplanes());
  }

  private static SignFlowCertificate.Draw draw(LawCell cell, FieldStreams streams) {
    Architecture a = cell.architecture();
    PrimeField field = new PrimeField(streams.prime());
    double[] weights = new double[(int) a.parameters()];
    streams.fill(field, streams.point(), weights, 0, weights.length);
    if (a.family() != Family.ATTENTION) {
      return new SignFlowCertificate.Draw(field.p(), hyperplanes(field, a, weights, cell.loss()));
    }
    double[] scores = Arrays.copyOfRange(weights, 0, weights.length / 2);
    double[] outputs = Arrays.copyOfRange(weights, weights.length / 2, weights.length);
    return new SignFlowCertificate.Draw(field.p(), hyperplanes(field, a, scores, Arrangement.ofScores(a, cell.loss()))
        + hyperplanes(field, a, outputs, cell.loss()));
  }

  private static long hyperplanes(PrimeField field, Architecture a, double[] weights, Loss loss) {
    return new RandomArrangement(field, a.widths(), weights, loss).hyperplanes();
  }

  private static LawCount settled(LawCell cell, Arrangement arrangement, List<SignFlowCertificate.Draw> draws) {
    long parameters = cell.architecture().parameters();
    long dimension = arrangement.hyperplanes();
    long laws = parameters - dimension;
    long known = arrangement.knownLaws();
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(RULES);
    fingerprint.add(cell.sweepSeed() + " " + cell.key());
    draws.forEach(draw -> fingerprint.add("draw " + draw.prime() + " " + draw.hyperplanes()));
    fingerprint.add(dimension + " " + known + " " + laws);
    SignFlowCertificate certificate =
        new SignFlowCertificate(ENGINE, cell, draws, dimension, known, laws, fingerprint.hex());
    List<Integer> levels = dimension <= Integer.MAX_VALUE ? List.of((int) dimension) : List.of();
    return new LawCount(parameters, levels, dimension, laws, known, laws - known,
        laws == known ? Verdict.COMPLETE : Verdict.EXTRA, 1, 0, "", certificate);
  }
}
