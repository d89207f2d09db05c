package lawsweep.sweep.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lawsweep.kernel.Kernels;
import lawsweep.kind.count.Roads;
import lawsweep.law.LawCount;
import lawsweep.road.symmetric.TheoremVerifier;
import lawsweep.sweep.engine.CellSimulator;
import lawsweep.sweep.engine.EngineSimulator;
import lawsweep.sweep.record.CellRecord;
import lawsweep.sweep.record.RecordSource;
import lawsweep.sweep.run.CellAttempt;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.store.InputNumbers;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;

/** Recomputes the certificates of many records, theorems, and simulations that take no time: small ones side by side, large ones with all threads. */
public final class Verification {

  /**
   * What was found.
   *
   * @param verified records whose certificate holds, and theorems that do
   * @param refused records whose certificate does not hold, theorems and simulations that do not, and what cannot be read
   * @param without records without a certificate: cells that were skipped or failed
   * @param again simulations that were computed again and agree bit for bit
   * @param checked simulations whose record alone was checked
   * @param withoutInputs counts of which the record alone was checked, as their inputs are not at hand
   */
  public record Result(long verified, long refused, long without, long again, long checked, long withoutInputs) {}

  private static final int BATCH = 512;

  private final Roads roads;
  private final TheoremVerifier theorems;
  private final SimulationVerifier simulations;
  private final ThreadTeam team;
  private final Consumer<String> refusals;
  private long verified;
  private long refused;
  private long without;
  private long withoutInputs;

  /**
   * Prepares a verification.
   *
   * @param kernels compute
   * @param team the threads to use
   * @param refusals is told of every refused record, in order, in one line
   */
  public Verification(Kernels kernels, ThreadTeam team, Consumer<String> refusals) {
    this(kernels, new EngineSimulator(), team, refusals);
  }

  Verification(Kernels kernels, CellSimulator simulator, ThreadTeam team, Consumer<String> refusals) {
    this.simulations = new SimulationVerifier(simulator);
    this.roads = Roads.of(kernels);
    this.theorems = new TheoremVerifier(kernels);
    this.team = team;
    this.refusals = refusals;
  }

  /**
   * Verifies all records of a source.
   *
   * @throws lawsweep.sweep.record.NotRecordsException if the source holds anything else
   * @throws IOException if reading fails
   */
  public Result run(RecordSource source) throws IOException {
    List<RecordSource.Item> batch = new ArrayList<>();
    for (Optional<RecordSource.Item> item = source.next(); item.isPresent(); item = source.next()) {
      batch.add(item.get());
      if (batch.size() == BATCH) {
        verify(batch);
        batch.clear();
      }
    }
    verify(batch);
    return new Result(verified, refused, without, simulations.again(), simulations.checked(), withoutInputs);
  }

  private void verify(List<RecordSource.Item> batch) {
    String[] found = new String[batch.size()];
    List<Integer> small = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      if (large(batch.get(i))) {
        found[i] = refuse(batch.get(i), team);
      } else {
        small.add(i);
      }
    }
    team.forEach(small.size(), k -> found[small.get(k)] = refuse(batch.get(small.get(k)), Team.alone()));
    for (int i = 0; i < found.length; i++) {
      if (!found[i].isEmpty()) {
        refused++;
        refusals.accept(batch.get(i).name() + ": " + found[i]);
      } else if (batch.get(i).record().isPresent() && batch.get(i).record().get().outcome().isEmpty()) {
        without++;
      } else if (batch.get(i).record().flatMap(CellRecord::count).filter(InputNumbers::missing).isPresent()) {
        withoutInputs++;
      } else if (batch.get(i).claim().isEmpty()) {
        verified++;
      }
    }
  }

  /** Whether all threads should work on an item: on theorems, and by the estimate of the road that a certificate took. */
  private boolean large(RecordSource.Item item) {
    return item.theorem().isPresent() || item.record().flatMap(CellRecord::count).stream()
        .anyMatch(count -> roads.estimate(count.certificate()).flops() >= RunSettings.LARGE_FLOPS);
  }

  /** Why the item does not hold; empty if it does. */
  private String refuse(RecordSource.Item item, Team threads) {
    Optional<LawCount> count = item.record().flatMap(CellRecord::count);
    try {
      if (item.theorem().isPresent()) {
        return theorems.refuse(item.theorem().get().theorem(), threads).orElse("");
      }
      if (item.claim().isPresent()) {
        return simulations.refuse(item.claim().get(), threads).orElse("");
      }
      return count.isPresent() ? roads.refuse(count.get(), threads, Stop.NEVER).orElse("") : item.refusal();
    } catch (RuntimeException e) {
      return (item.claim().isPresent() ? "the simulation" : "the certificate") + " cannot be recomputed: "
          + CellAttempt.reason(e);
    }
  }
}
