package lawsweep.road.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lawsweep.law.Fingerprint;

/** Adds up draws, in the order of their indices. */
final class TallySheet {

  private final long phi;
  private final SortedMap<Integer, Long> ranks = new TreeMap<>();
  private final SortedMap<Integer, Long> lies = new TreeMap<>();
  private final SortedMap<Integer, Long> dead = new TreeMap<>();
  private final SortedMap<Integer, List<Integer>> rankWitnesses = new TreeMap<>();
  private final SortedMap<Integer, List<Integer>> lieWitnesses = new TreeMap<>();
  private final List<SpectrumTail> tails = new ArrayList<>();
  private final int[] line = new int[8];
  private long undecidedRanks;
  private long undecidedLies;
  private long atPhi;
  private long patterns;
  private long sampled;
  private int highest;
  private int bracketLength;
  private int primes;
  private double error;

  /**
   * An empty sheet.
   *
   * @param phi dim W_0 of φ
   */
  TallySheet(long phi) {
    this.phi = phi;
  }

  /** Adds a draw, also to the fingerprint. */
  void add(int draw, DrawResult result, Fingerprint fingerprint) {
    if (result.rank() > phi || result.lie() > phi) {
      throw new IllegalStateException("draw " + draw + ": rank " + result.rank() + " or " + result.lie()
          + " exceeds the bound " + phi + ": the known laws are wrong");
    }
    undecidedRanks += count(ranks, rankWitnesses, result.rank(), draw);
    undecidedLies += count(lies, lieWitnesses, result.lie(), draw);
    dead.merge(result.dead(), 1L, Long::sum);
    atPhi += result.rank() == phi ? 1 : 0;
    patterns += result.patterns();
    sampled += result.sampled() ? 1 : 0;
    highest = Math.max(highest, Math.max(result.firstLevel(), Math.max(result.rank(), result.lie())));
    bracketLength = Math.max(bracketLength, result.bracketLength());
    primes = Math.max(primes, result.primes());
    error += result.errorBound();
    if (tails.size() < DataCertificate.MOST_TAILS) {
      result.tail().ifPresent(tails::add);
    }
    enter(draw, result, fingerprint);
  }

  private void enter(int draw, DrawResult result, Fingerprint fingerprint) {
    line[0] = draw;
    line[1] = result.rank();
    line[2] = result.lie();
    line[3] = result.firstLevel();
    line[4] = result.bracketLength();
    line[5] = result.dead();
    line[6] = result.patterns();
    line[7] = result.sampled() ? 1 : 0;
    fingerprint.add(line);
  }

  private static int count(
      SortedMap<Integer, Long> counts, SortedMap<Integer, List<Integer>> witnesses, int value, int draw) {
    if (value == DrawResult.UNDECIDED) {
      return 1;
    }
    counts.merge(value, 1L, Long::sum);
    List<Integer> first = witnesses.computeIfAbsent(value, v -> new ArrayList<>());
    if (first.size() < DrawTally.MOST_WITNESSES) {
      first.add(draw);
    }
    return 0;
  }

  /** The largest dimension seen, a lower bound where a draw is undecided. */
  int highest() {
    return highest;
  }

  /** Fields in the longest bracket. */
  int bracketLength() {
    return bracketLength;
  }

  /** The most primes that a draw took. */
  int primes() {
    return primes;
  }

  /** The sum of the draws' error bounds. */
  double error() {
    return error;
  }

  /** Draws of which something could not be told. */
  long undecided() {
    return Math.max(undecidedRanks, undecidedLies);
  }

  /** Draws that may have more patterns than were used, and fall short of φ. */
  long sampled() {
    return sampled;
  }

  /** The first tails. */
  List<SpectrumTail> tails() {
    return tails;
  }

  /** What was added up. */
  DrawTally tally() {
    return new DrawTally(new Histogram(ranks, undecidedRanks), new Histogram(lies, undecidedLies),
        new Histogram(dead, 0),
        atPhi, patterns, sampled, rankWitnesses, lieWitnesses);
  }
}
