package lawsweep.drift;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.checkpoint.Checkpoints;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.run.Run;
import lawsweep.checkpoint.run.RunFacts;
import lawsweep.checkpoint.run.Schedule;
import lawsweep.checkpoint.run.Snapshot;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.checkpoint.names.NameMap;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.drift.value.AngularMomenta;
import lawsweep.drift.value.FiniteNumbers;
import lawsweep.drift.value.LawEvaluator;
import lawsweep.drift.value.LawValues;
import lawsweep.drift.value.TensorFamily;
import lawsweep.drift.value.TensorSource;
import lawsweep.work.Team;

/** Measures the laws of a run, checkpoint by checkpoint. It holds values of the first and of the present one. */
final class RunMeter {

  private final Subject subject;
  private final Team team;
  private final LawEvaluator evaluator;
  private final Ties ties;
  private final Optional<Wane> wane;
  private final Optional<Wane.Spared> spared;
  private final GradientNorms norms;
  private final List<GroupMeter> meters;
  private final GroupMeter total;
  private final List<String> types = new ArrayList<>();
  private final Set<String> unmapped;
  private List<LawValues> start = List.of();

  /** Predicts drift as long as all steps so far have had their gradients. */
  private Optional<SecondOrder> prediction = Optional.empty();

  RunMeter(Subject subject, Team team) {
    this.subject = subject;
    this.team = team;
    this.ties = new Ties(subject.map());
    this.evaluator = subject.laws().evaluator(team);
    this.wane = Wane.of(subject.facts());
    boolean decays = subject.facts().weightDecay().map(fact -> fact.value() > 0).orElse(false);
    this.spared = wane.filter(_ -> decays).map(_ -> new Wane.Spared(subject.laws()));
    this.norms = new GradientNorms(subject.facts());
    this.meters =
        IntStream.range(0, subject.laws().sections().size()).mapToObj(g -> GroupMeter.of(g, subject)).toList();
    this.total = GroupMeter.total(subject);
    this.unmapped = new LinkedHashSet<>(subject.map().unmapped());
  }

  /** Measures the next checkpoint. */
  void add(Snapshot snapshot, Checkpoint checkpoint) throws IOException {
    types.add(types(snapshot, checkpoint));
    unused(checkpoint);
    List<LawValues> now = subject.laws().values(evaluator, TensorSource.weights(checkpoint));
    ties.add(snapshot, checkpoint);
    if (types.size() == 1) {
      start = now;
      prediction = Optional.of(new SecondOrder(subject.laws()));
    }
    long first = subject.run().steps().getFirst();
    Comparison comparison = new Comparison(snapshot.step(), start, now,
        wane.map(each -> each.between(first, snapshot.step())), prediction, norms.between(first, snapshot.step()),
        new Comparison.FromFiles(momenta(snapshot, checkpoint), movements(checkpoint), spared(snapshot, checkpoint)));
    meters.forEach(meter -> meter.add(comparison));
    total.add(comparison);
    prediction = prediction.isPresent() ? predict(snapshot.step(), checkpoint) : prediction;
  }

  /** What was found. */
  RunResult result() {
    NameMap map = subject.map();
    return new RunResult(subject.run().name(),
        new RunCourse(subject.run().steps(), subject.facts().times(subject.run()), types), subject.facts(),
        new RunNames(map.label(), map.prefix(), List.copyOf(unmapped)),
        meters.stream().map(meter -> meter.result(types, ties)).toList(), total.result(types, ties));
  }

  /** Notes what no law reads, and that it is finite: where it is not, the run has gone wrong. */
  private void unused(Checkpoint checkpoint) throws IOException {
    Set<String> read = new HashSet<>();
    subject.map().views().forEach(view -> read.add(view.stored()));
    subject.map().copies().forEach(copy -> read.add(copy.view().stored()));
    for (StoredTensor tensor : checkpoint.tensors()) {
      if (!read.contains(tensor.name())) {
        FiniteNumbers.check(checkpoint, tensor);
        if (!TensorFamily.belongs(tensor.name(), read)) {
          unmapped.add(tensor.name());
        }
      }
    }
  }

  /** The types of the tensors that are read. */
  private String types(Snapshot snapshot, Checkpoint checkpoint) {
    return subject.map().views().stream().map(view -> stored(view, snapshot, checkpoint).numbers().orElseThrow())
        .distinct().sorted().map(NumberType::name).collect(Collectors.joining("+"));
  }

  private static StoredTensor stored(TensorView view, Snapshot snapshot, Checkpoint checkpoint) {
    StoredTensor stored = checkpoint.find(view.stored()).orElseThrow(() -> new CheckpointException(snapshot.path(),
        "expected the tensors of the first checkpoint, got no " + view.stored()));
    if (!stored.shape().equals(view.storedShape()) || stored.numbers().isEmpty()) {
      throw new CheckpointException(snapshot.path(), "expected " + view.stored() + " with shape " + view.storedShape()
          + " as at the first checkpoint, got " + stored.type() + " with shape " + stored.shape());
    }
    return stored;
  }

  /** Files of the first checkpoint are read again where laws have one side. */
  private List<OptionalDouble> movements(Checkpoint checkpoint) throws IOException {
    LawSections laws = subject.laws();
    if (laws.sections().stream().allMatch(LawSections.Section::twoSided)) {
      return laws.sections().stream().map(_ -> OptionalDouble.empty()).toList();
    }
    try (Checkpoint first = Checkpoints.open(subject.run().snapshots().getFirst().path())) {
      return laws.movements(evaluator, TensorSource.weights(first), TensorSource.weights(checkpoint));
    }
  }

  /** What biases and gains have added to laws until now; empty unless weight decay is known. */
  private Optional<Wane.Spared> spared(Snapshot snapshot, Checkpoint checkpoint) throws IOException {
    if (spared.isPresent()) {
      spared.get().add(wane.orElseThrow().between(subject.run().steps().getFirst(), snapshot.step()),
          subject.laws().ofVectors(TensorSource.weights(checkpoint), team));
    }
    return spared;
  }

  /** The angular momenta of each group; empty unless velocities are known. */
  private Optional<List<AngularMomenta>> momenta(Snapshot snapshot, Checkpoint checkpoint) throws IOException {
    TensorSource buffers = new TensorSource(checkpoint, TensorFamily.BUFFERS);
    Optional<Schedule> rates = subject.facts().lr().map(fact -> fact.value());
    if (rates.isEmpty() || !buffers.holds(subject.map().views())) {
      return Optional.empty();
    }
    double rate = rates.get().at(Math.max(0, snapshot.step() - 1));
    return Optional.of(subject.laws().momenta(evaluator, TensorSource.weights(checkpoint), buffers, -rate));
  }

  /** Adds what the step from here does; empty if it is not known, or if the next checkpoint is not one step later. */
  private Optional<SecondOrder> predict(long step, Checkpoint checkpoint) throws IOException {
    TensorSource gradients = new TensorSource(checkpoint, TensorFamily.GRADIENTS);
    boolean next = subject.run().steps().contains(step + 1);
    if (!next || subject.facts().lr().isEmpty() || !gradients.holds(subject.map().views())) {
      return Optional.empty();
    }
    prediction.orElseThrow().step(subject.laws().values(evaluator, gradients),
        subject.facts().lr().get().value().at(step));
    return prediction;
  }

  /**
   * What is measured.
   *
   * @param run the checkpoints
   * @param facts what is known of the run
   * @param map the tensors of the network in it
   * @param laws of the network
   * @param keep whether laws are kept one by one
   */
  record Subject(Run run, RunFacts facts, NameMap map, LawSections laws, boolean keep) {}
}
