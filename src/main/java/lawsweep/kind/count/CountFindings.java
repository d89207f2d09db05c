package lawsweep.kind.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.road.data.DataCertificate;
import lawsweep.sweep.Findings;

/**
 * What counts say together: verdicts, and whether an {@code extra} among them is one that a theorem predicts. Counts
 * with data fields say how often draws reach the dimension of φ, see {@link NetworkFindings}.
 */
public final class CountFindings implements Findings<CountCell, CountOutcome> {

  private static final int NAMED = 3;

  private final LongAdder complete = new LongAdder();
  private final LongAdder ifIndependent = new LongAdder();
  private final LongAdder undecided = new LongAdder();
  private final LongAdder atWeights = new LongAdder();
  private final LongAdder named = new LongAdder();
  private final LongAdder predicted = new LongAdder();
  private final LongAdder surprises = new LongAdder();
  /** The first surprises by their keys. */
  private final TreeSet<String> first = new TreeSet<>();
  private final NetworkFindings networks = new NetworkFindings();

  @Override
  public Optional<String> add(CountCell cell, CountOutcome outcome) {
    LawCount count = outcome.count();
    if (count.certificate() instanceof DataCertificate data) {
      networks.add(cell.law(), data, outcome.today().verdict() == Verdict.EXTRA);
      return Optional.empty();
    }
    Optional<String> word = word(count);
    if (word.isPresent()) {
      add(word.get(), 1);
      return Optional.empty();
    }
    if (count.verdict() == Verdict.EXTRA) {
      return Optional.of(surprise(cell, count));
    }
    undecided.increment();
    named.add(count.counted() ? 0 : 1);
    return Optional.empty();
  }

  /** What a count is counted as; empty for counts with data fields, undecided ones and surprises. */
  static Optional<String> word(LawCount count) {
    boolean only = !(count.certificate() instanceof DataCertificate) && switch (count.verdict()) {
      case COMPLETE, COMPLETE_IF_INDEPENDENT, AT_THESE_WEIGHTS -> true;
      case UNDECIDED -> false;
      case EXTRA -> predicted(count);
    };
    return only ? Optional.of(count.verdict().label()) : Optional.empty();
  }

  @Override
  public void add(String word, long results) {
    LongAdder sum = switch (Verdict.WORDS.find(word).orElseThrow()) {
      case COMPLETE -> complete;
      case COMPLETE_IF_INDEPENDENT -> ifIndependent;
      case AT_THESE_WEIGHTS -> atWeights;
      case EXTRA -> predicted;
      case UNDECIDED -> throw new IllegalArgumentException("expected a count with an answer, got " + word);
    };
    sum.add(results);
  }

  /**
   * True for an {@code extra} whose laws are, to the last one, those that a theorem gives: the laws of scalar blocks in
   * a linear network, the laws of a sign flow.
   */
  public static boolean predicted(LawCount count) {
    return count.verdict() == Verdict.EXTRA && count.laws() == count.certificate().provenLaws();
  }

  private String surprise(CountCell cell, LawCount count) {
    surprises.increment();
    synchronized (first) {
      first.add(cell.key());
      if (first.size() > NAMED) {
        first.pollLast();
      }
    }
    long more = count.laws() - count.certificate().provenLaws();
    return cell.key() + " has " + count.extraLaws() + (count.extraLaws() == 1 ? " law" : " laws")
        + " beyond the known ones, " + (more == count.extraLaws() ? "" : more + " of them ")
        + "predicted by no theorem; wrong with probability at most " + count.errorBound();
  }

  /** Counts that found all laws to be known, other than those with data fields; so are all numbers here. */
  public long complete() {
    return complete.sum();
  }

  /** Counts that found all laws to be known if values that were chosen freely may be. */
  public long completeIfIndependent() {
    return ifIndependent.sum();
  }

  /** Counts that ended at a limit, and networks of which known laws alone are named. */
  public long undecided() {
    return undecided.sum();
  }

  /** Counts at weights from a file that came to their end. */
  public long atWeights() {
    return atWeights.sum();
  }

  /** Those of the undecided of which known laws alone are named. */
  public long named() {
    return named.sum();
  }

  /** Counts that found more laws, all of them those of a theorem. */
  public long predicted() {
    return predicted.sum();
  }

  /** Counts that found more laws than any theorem predicts. */
  public long surprises() {
    return surprises.sum();
  }

  /** The keys of some of these cells, the first three in the order of keys. */
  public List<String> firstSurprises() {
    synchronized (first) {
      return List.copyOf(first);
    }
  }

  /** The counts with data fields. */
  NetworkFindings networks() {
    return networks;
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    List<String> verdicts = new ArrayList<>();
    if (complete() > 0) {
      verdicts.add(complete() + " complete");
    }
    if (completeIfIndependent() > 0) {
      verdicts.add(completeIfIndependent() + " " + Verdict.COMPLETE_IF_INDEPENDENT.label());
    }
    if (predicted() + surprises() > 0) {
      verdicts.add(extras());
    }
    if (undecided() > 0) {
      verdicts.add(undecided() + " undecided" + (named() == 0 ? ""
          : " (" + (named() == undecided() ? "" : named() + " of them ") + "too large to count: known laws by kind)"));
    }
    if (atWeights() > 0) {
      verdicts.add(atWeights() + " " + Verdict.AT_THESE_WEIGHTS.label());
    }
    if (!verdicts.isEmpty()) {
      lines.add("verdicts: " + String.join(", ", verdicts));
    }
    if (surprises() > 0) {
      List<String> named = firstSurprises();
      lines.add("surprises: " + String.join(", ", named)
          + (surprises() > named.size() ? " and " + (surprises() - named.size()) + " more" : ""));
    }
    networks.line().ifPresent(lines::add);
    return lines;
  }

  /** {@code 2695 extra, those of the theorem: no surprise}. */
  private String extras() {
    long all = predicted() + surprises();
    if (surprises() == 0) {
      return all + " extra (" + (all == 1 ? "that of a theorem" : "all those of a theorem") + ": no surprise)";
    }
    return all + " extra (" + (predicted() > 0 ? predicted() + " of a theorem, " : "") + surprises()
        + " that no theorem predicts)";
  }
}
