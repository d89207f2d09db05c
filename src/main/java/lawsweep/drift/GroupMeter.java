package lawsweep.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import lawsweep.drift.value.LawValues;

/** Follows the laws of one group along a run, or those of all groups. */
final class GroupMeter {

  private final List<Integer> groups;
  private final RunMeter.Subject subject;
  private final Optional<LawNames> names;
  private final List<CheckpointDrift> drifts = new ArrayList<>();
  private final List<LawSpread> spreads = new ArrayList<>();
  private final List<LawValues> kept = new ArrayList<>();
  private boolean outMoved;
  private boolean inMoved;
  private Optional<Divided> divided = Optional.empty();
  private OptionalDouble weightsCorrected = OptionalDouble.empty();

  private GroupMeter(List<Integer> groups, RunMeter.Subject subject, Optional<LawNames> names) {
    this.groups = List.copyOf(groups);
    this.subject = subject;
    this.names = names;
  }

  /** Of one group. */
  static GroupMeter of(int group, RunMeter.Subject subject) {
    return new GroupMeter(List.of(group), subject, Optional.of(subject.laws().sections().get(group).names()));
  }

  /** Of all groups. */
  static GroupMeter total(RunMeter.Subject subject) {
    return new GroupMeter(IntStream.range(0, subject.laws().sections().size()).boxed().toList(), subject,
        Optional.empty());
  }

  /** Looks at a checkpoint. */
  void add(Comparison comparison) {
    CheckpointDrift drift = comparison.drift(groups, subject);
    drifts.add(drift);
    Tally tally = comparison.tally(groups, subject);
    outMoved |= tally.outMoved();
    inMoved |= tally.inMoved();
    divided = drift.decay().isPresent() && drift.decay().getAsDouble() > 0
        ? Optional.of(Divided.of(comparison.divided(groups, subject, _ -> drift.decay().getAsDouble())))
        : Optional.empty();
    weightsCorrected = comparison.weightsCorrected(groups, subject);
    names.ifPresent(some -> keep(some, comparison));
  }

  private void keep(LawNames some, Comparison comparison) {
    int group = groups.getFirst();
    LawValues now = comparison.now().get(group);
    boolean last = comparison.step() == subject.run().steps().getLast();
    LawTable two = new LawTable(some, List.of(comparison.start().get(group), now));
    spreads.add(LawSpread.of(two, last ? subject.laws().sections().get(group).side() : 0));
    if (subject.keep()) {
      kept.add(now);
    }
  }

  /** What was found. */
  GroupResult result(List<String> types, Ties ties) {
    Evidence.Data data = new Evidence.Data(divided, weightsCorrected, still(), ties.text(tensors()), unseen());
    Evidence evidence = new Evidence(drifts, data, subject.facts(), types, count());
    Verdict verdict = evidence.verdict();
    return new GroupResult(names.map(LawNames::group).orElse(GroupResult.TOTAL),
        names.map(LawNames::kind).orElse(GroupResult.ALL), count(), drifts, verdict,
        new Reason(evidence).of(verdict), names.map(this::laws));
  }

  private boolean unseen() {
    return names.map(some -> some.kind().equals(LawWord.STILL.word())).orElse(false);
  }

  private long count() {
    return groups.stream().mapToLong(g -> subject.laws().sections().get(g).names().count()).sum();
  }

  private List<Integer> tensors() {
    return groups.stream().flatMap(g -> subject.laws().sections().get(g).tensors().stream()).distinct().toList();
  }

  /** What does not move at all although what stands against it does; empty if there is no such side. */
  private String still() {
    if (names.isEmpty() || outMoved == inMoved) {
      return "";
    }
    String[] sides = names.get().group().split(">", 2);
    return sides.length < 2 ? "" : sides[outMoved ? 0 : 1];
  }

  private GroupResult.Kept laws(LawNames some) {
    List<List<Double>> rows = spreads.stream().flatMap(spread -> spread.drifts().stream().skip(1)).toList();
    LawSpread last = spreads.getLast();
    return new GroupResult.Kept(new LawSpread(last.edges(), last.counts(), rows, last.spectra()),
        subject.keep() ? Optional.of(new LawTable(some, kept)) : Optional.empty());
  }

  /**
   * How far laws have drifted once they are divided by their common decay.
   *
   * @param rel as of a {@link CheckpointDrift}
   * @param index as of a {@link CheckpointDrift}; 0 for laws of one side
   */
  record Divided(double rel, double index) {

    static Divided of(Tally tally) {
      return new Divided(tally.rel().orElse(Double.POSITIVE_INFINITY), tally.index().orElse(0));
    }
  }
}
