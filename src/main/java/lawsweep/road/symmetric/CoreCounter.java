package lawsweep.road.symmetric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.law.Fingerprint;
import lawsweep.lie.BracketSource;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * Evaluates cores: the rank, mod p, of brackets of random fields at a sparse point, until it is all that the known
 * laws leave room for. A core is a pure function of the seed and its shape, whatever cell it is met in; it is kept to
 * be met again.
 */
final class CoreCounter {

  /** Samples taken at a time. */
  private static final int BLOCK = Kernels.LANES;

  /** A level ends with the first block of which this many samples add nothing. */
  private static final int CONFIRMING = 4;

  /** Levels that add nothing until a draw is given up: at a special point the dimension may rest for a while. */
  private static final int RESTING = 6;

  /** Draws made of a core that has to reach its rank; each fails with a probability of about D²/p. */
  private static final int DRAWS = 8;

  /** Cores kept to be met again; 100,000 random large shapes of up to 8 layers have about 60,000. */
  private static final int KEPT = 100_000;

  private final Kernels kernels;
  private final ConcurrentMap<String, Optional<Evaluated>> kept = new ConcurrentHashMap<>();

  CoreCounter(Kernels kernels) {
    this.kernels = kernels;
  }

  /**
   * What an evaluation found.
   *
   * @param core for the certificate
   * @param trace SHA-256 over the pivot columns and a seeded linear form of the echelon basis
   */
  record Evaluated(Core core, String trace) {

    /** All of it as a line for a fingerprint. */
    String line() {
      return "core " + core.trees() + " " + core.prime() + " " + core.bracketLength() + " " + core.samples() + " "
          + core.rank() + " " + trace;
    }

    private Evaluated with(List<Integer> trees) {
      return new Evaluated(
          new Core(trees, core.prime(), core.bracketLength(), core.samples(), core.rank()), trace);
    }
  }

  /**
   * Evaluates a core that may be left out: one draw, with brackets that are not too long.
   *
   * @param trees the types of its trees, for the record
   * @param longest the most fields in a bracket
   * @param watch asked now and then; may end the work
   * @return empty if it does not reach its rank with such brackets
   */
  Optional<Evaluated> upTo(int longest, SparsePoint network, List<Integer> trees, long sweepSeed, Watch watch) {
    String name = name(network, sweepSeed);
    String key = longest + " " + name;
    Optional<Evaluated> found = kept.get(key);
    if (found == null) {
      found = evaluate(1, longest, network, trees, Stream.named(name), watch);
      if (kept.size() < KEPT) {
        kept.put(key, found);
      }
    }
    return found.map(evaluated -> evaluated.with(trees));
  }

  /**
   * Evaluates a core whatever it takes.
   *
   * @throws IllegalStateException if it falls short of its rank in every draw, against the theorem
   */
  Evaluated whole(SparsePoint network, List<Integer> trees, long sweepSeed, Watch watch) {
    Stream stream = Stream.named(name(network, sweepSeed));
    return evaluate(DRAWS, BracketSource.MAX_LENGTH, network, trees, stream, watch).orElseThrow(
        () -> new IllegalStateException("the core " + network.widths() + " of " + network.name()
            + " falls short of its rank, against the theorem of the symmetric road"));
  }

  private static String name(SparsePoint network, long sweepSeed) {
    return SymmetricCounter.RULES + " core " + sweepSeed + " " + network.name();
  }

  private Optional<Evaluated> evaluate(int draws, int longest, SparsePoint network, List<Integer> trees, Stream stream,
      Watch watch) {
    Optional<Evaluated> found = Optional.empty();
    for (int draw = 0; draw < draws && found.isEmpty(); draw++) {
      found = draw(longest, network, trees, new FieldStreams(stream, draw), watch);
    }
    return found;
  }

  private Optional<Evaluated> draw(int longest, SparsePoint network, List<Integer> trees, FieldStreams streams,
      Watch watch) {
    PrimeField field = new PrimeField(streams.prime());
    Point point = network.point(field, streams);
    int parameters = point.layout().size();
    long target = ReducedWidths.orthogonal(network.widths());
    BracketSource source = new BracketSource(point, kernels, streams, watch);
    EchelonBasis basis = new EchelonBasis(field, kernels, parameters);
    double[] room = new double[BLOCK * parameters];
    int total = 0;
    int resting = 0;
    for (int level = 0; level < longest && resting <= RESTING; level++) {
      int before = basis.rank();
      int gained = BLOCK;
      for (int taken = 0; gained > BLOCK - CONFIRMING && basis.rank() < target; taken += BLOCK) {
        watch.ask();
        Matrix block = new Matrix(room, 0, BLOCK, parameters, parameters);
        source.fill(level, taken, block, Team.alone());
        gained = basis.absorb(block, Team.alone());
        total += BLOCK;
      }
      if (basis.rank() == target) {
        return Optional.of(
            new Evaluated(new Core(trees, field.p(), level + 1, total, basis.rank()),
                trace(basis, field, streams, parameters)));
      }
      resting = basis.rank() > before ? 0 : resting + 1;
    }
    return Optional.empty();
  }

  private static String trace(EchelonBasis basis, PrimeField field, FieldStreams streams, int parameters) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(basis.pivots());
    double[] form = new double[parameters];
    streams.fill(field, streams.form(), form, 0, parameters);
    fingerprint.add(Arrays.stream(basis.reducedTimes(form)).mapToInt(field::canonical).toArray());
    return fingerprint.hex();
  }
}
