package lawsweep.road.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.laws.KnownLaws;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.CircuitRefusedException;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.kernel.Kernels;
import lawsweep.law.Differences;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.random.Normals;
import lawsweep.random.Stream;
import lawsweep.road.weights.FloatCertificate.Level;
import lawsweep.work.Deadline;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/**
 * Counts at weights from a file in float64, for networks that compute by more than sums and products. A dimension is
 * told where singular values leave a gap and random weights of the same size have the same one; brackets are of two
 * fields at most.
 */
final class FloatCounter {

  /** The name of this road in records. */
  static final String METHOD = "weights-float64";

  /** The version of the rules; certificates of another version cannot be recomputed. */
  static final String ENGINE = "1";

  private final Kernels kernels;

  FloatCounter(Kernels kernels) {
    this.kernels = kernels;
  }

  /**
   * Counts one cell. A pure function of the cell, but for the time limit.
   *
   * @throws OutOfReachException if the known laws cannot be found, or the time is up
   * @throws lawsweep.work.StoppedException if {@code stop} asked for it
   */
  LawCount count(LawCell cell, double seconds, Team team, Stop stop) {
    Deadline watch = new Deadline(stop, seconds);
    try {
      return count(cell, team, watch);
    } catch (Deadline.TimeUpException e) {
      throw new OutOfReachException("the limit of " + seconds + " seconds ended the search");
    } catch (CircuitRefusedException e) {
      throw new OutOfReachException(e.getMessage());
    }
  }

  private LawCount count(LawCell cell, Team team, Deadline watch) {
    Circuit circuit = cell.line().orElseThrow().network().circuit();
    double[] theta = cell.weights().orElseThrow().known();
    Stream stream = Stream.named("lawsweep weights float64 " + ENGINE + " " + cell.sweepSeed() + " " + cell.key());
    Map<String, Long> kinds = kinds(circuit, stream, team, watch);
    int laws = kinds.values().stream().mapToInt(Long::intValue).sum();
    int bound = circuit.columns() - laws;
    FloatSpan span = new FloatSpan(circuit, stream, watch);
    List<Level> here = span.climb(theta, bound);
    List<Level> random = span.climb(random(circuit, theta, new Normals(stream.key())), bound);
    return count(cell, kinds, here, random);
  }

  private Map<String, Long> kinds(Circuit circuit, Stream stream, Team team, Deadline watch) {
    CircuitPoint point = new CircuitPoint(circuit, new WalkStreams(stream, 0));
    KnownLaws known = KnownLaws.of(circuit, point.field(), watch);
    Map<String, Long> kinds = new LinkedHashMap<>();
    for (Map.Entry<LawKind, Integer> kind : known.independent(known.gradients(point.values()), kernels, team, watch)
        .entrySet()) {
      kinds.put(kind.getKey().word(), (long) kind.getValue());
    }
    return kinds;
  }

  /** Normal weights, those of a tensor with the size of its own; 1 where all are 0. */
  private static double[] random(Circuit circuit, double[] theta, Normals normals) {
    double[] random = new double[theta.length];
    normals.fill(1L << 39, 0, random.length, random, 0);
    for (Tensor tensor : circuit.tensors()) {
      double squares = 0;
      for (int i = tensor.first(); i < tensor.first() + tensor.size(); i++) {
        squares += theta[i] * theta[i];
      }
      double size = squares == 0 ? 1 : Math.sqrt(squares / tensor.size());
      for (int i = tensor.first(); i < tensor.first() + tensor.size(); i++) {
        random[i] *= size;
      }
    }
    return random;
  }

  private static LawCount count(LawCell cell, Map<String, Long> kinds, List<Level> here, List<Level> random) {
    long parameters = cell.parameters();
    int rank = here.getLast().rank();
    long laws = kinds.values().stream().mapToLong(Long::longValue).sum();
    String reason = reason(here, random, parameters - laws);
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add("lawsweep law certificate, engine " + ENGINE + ", method " + METHOD);
    fingerprint.add(cell.sweepSeed() + " " + cell.key());
    fingerprint.add(cell.line().orElseThrow().identity());
    fingerprint.add(kinds + " " + here + " " + random);
    FloatCertificate certificate =
        new FloatCertificate(ENGINE, cell, kinds, here, random, rank, fingerprint.hex());
    List<Integer> dims = here.stream().filter(level -> level.rank() < rank || level.equals(first(here, rank)))
        .map(Level::rank).toList();
    boolean told = reason.isEmpty();
    return new LawCount(parameters, dims, rank, parameters - rank, laws, parameters - rank - laws,
        told ? Verdict.AT_THESE_WEIGHTS : Verdict.UNDECIDED, here.size(), told ? Double.NaN : 1, reason, certificate);
  }

  private static Level first(List<Level> levels, int rank) {
    return levels.stream().filter(level -> level.rank() == rank).findFirst().orElseThrow();
  }

  /** Why the dimension is not told; empty if it is. */
  private static String reason(List<Level> here, List<Level> random, long bound) {
    if (here.getLast().rank() == bound) {
      return "";
    }
    if (!here.stream().allMatch(Level::gap)) {
      return "singular values leave no gap";
    }
    boolean ends = random.stream().allMatch(Level::gap)
        && random.getFirst().rank() == random.getLast().rank();
    if (ends && here.getLast().rank() >= random.getLast().rank()) {
      return "";
    }
    return "these weights have at least " + here.getLast().rank() + ", random ones at least "
        + random.getLast().rank() + "; in float64 no brackets of more than two fields are taken";
  }

  /** Counts again; one line that says what differs, empty if nothing does. */
  Optional<String> refuse(LawCount count, FloatCertificate claimed, Team team, Stop stop) {
    LawCount found = count(claimed.cell(), Double.POSITIVE_INFINITY, team, stop);
    if (count.equals(found)) {
      return Optional.empty();
    }
    FloatCertificate recomputed = (FloatCertificate) found.certificate();
    Differences differing = new Differences();
    differing.compare("here", claimed.here(), recomputed.here());
    differing.compare("random", claimed.random(), recomputed.random());
    differing.compare("kinds", claimed.kinds(), recomputed.kinds());
    differing.compareRecord(count, found);
    differing.compare("reason", count.reason(), found.reason());
    differing.compare("fingerprint", claimed.fingerprint(), recomputed.fingerprint());
    return differing.line().or(() -> Optional.of("expected a certificate of this cell"));
  }
}
