package lawsweep.drift;

import java.io.IOException;
import java.util.Set;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.checkpoint.Checkpoints;
import lawsweep.checkpoint.run.Run;
import lawsweep.checkpoint.run.RunFacts;
import lawsweep.checkpoint.run.Snapshot;
import lawsweep.checkpoint.run.ToldFacts;
import lawsweep.checkpoint.names.MapRefusedException;
import lawsweep.checkpoint.names.ModelFile;
import lawsweep.checkpoint.names.NameMap;
import lawsweep.circuit.types.LawGroups;
import lawsweep.circuit.types.TypeRefusedException;
import lawsweep.drift.value.NotFiniteException;
import lawsweep.work.Team;

/** Measures what a run conserves. */
public final class DriftMeasurement {

  private DriftMeasurement() {}

  /**
   * Evaluates the laws of a network at all checkpoints of a run.
   *
   * @param told what the user says of the run
   * @param model the network, and how its tensors are stored
   * @param kinds of the laws to take: {@code balance}, {@code matrix}, {@code norm}, {@code sum}, {@code still}; empty
   *     for all
   * @param mostLaws up to so many laws are kept one by one; of more there are groups alone
   * @throws CheckpointException with one line, if the run has one checkpoint only, if tensors are not those of the
   *     network or have numbers that are not finite, or if the network has no known law
   */
  public static RunResult run(Run run, ToldFacts told, ModelFile model, Set<String> kinds, int mostLaws, Team team)
      throws IOException {
    if (run.snapshots().size() < 2) {
      throw new CheckpointException(run.folder(), "expected checkpoints of two steps or more, got one, of step "
          + run.snapshots().getFirst().step() + ": laws are compared with those at the first");
    }
    RunFacts facts = RunFacts.of(run, told);
    NameMap map = map(run, model);
    LawSections laws = laws(model, map, kinds);
    RunMeter meter = new RunMeter(new RunMeter.Subject(run, facts, map, laws, laws.count() <= mostLaws), team);
    for (Snapshot snapshot : run.snapshots()) {
      measure(meter, snapshot);
    }
    return meter.result();
  }

  private static void measure(RunMeter meter, Snapshot snapshot) throws IOException {
    try (Checkpoint checkpoint = Checkpoints.open(snapshot.path())) {
      meter.add(snapshot, checkpoint);
    } catch (NotFiniteException e) {
      throw new CheckpointException(snapshot.path(), "step " + snapshot.step() + ": tensor " + e.getMessage(), e);
    }
  }

  private static NameMap map(Run run, ModelFile model) throws IOException {
    Snapshot first = run.snapshots().getFirst();
    try (Checkpoint checkpoint = Checkpoints.open(first.path())) {
      return model.fit(checkpoint.tensors());
    } catch (MapRefusedException e) {
      throw new CheckpointException(first.path(), e.getMessage(), e);
    }
  }

  private static LawSections laws(ModelFile model, NameMap map, Set<String> kinds) {
    LawSections laws;
    try {
      laws = new LawSections(LawGroups.of(model.network().circuit()), map, kinds);
    } catch (TypeRefusedException e) {
      throw new CheckpointException("the laws of this network are not known: " + e.getMessage());
    }
    if (laws.sections().isEmpty()) {
      throw new CheckpointException("expected a network with known laws"
          + (kinds.isEmpty() ? "" : " of kind " + String.join(", ", kinds)) + ", got one without: "
          + model.network().line());
    }
    return laws;
  }
}
