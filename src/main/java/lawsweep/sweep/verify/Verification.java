package lawsweep.sweep.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Check;
import lawsweep.sweep.Kind;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Outcome;
import lawsweep.sweep.RecordSource;
import lawsweep.sweep.Theorem;
import lawsweep.sweep.run.CellAttempt;
import lawsweep.sweep.run.RunSettings;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;

/**
 * Recomputes the certificates of many records, theorems, and simulations that take no time: small ones side by side,
 * large ones with all threads.
 */
public final class Verification {

  /**
   * What was found.
   *
   * @param verified records whose certificate holds, and theorems that do
   * @param refused records whose certificate does not hold, theorems and simulations that do not, and what cannot be
   *     read
   * @param without records without a certificate: cells that were skipped or failed
   * @param again simulations that were computed again and agree bit for bit
   * @param checked simulations whose record alone was checked
   * @param withoutInputs counts of which the record alone was checked, as their inputs are not at hand
   * @param files results that were computed from files
   */
  public record Result(
      long verified,
      long refused,
      long without,
      long again,
      long checked,
      long withoutInputs,
      FromFiles files) {}

  /**
   * What was found of results that were computed from files.
   *
   * @param again those whose files are what they were and give the same
   * @param checked those of which the record alone was checked, as the files are not at hand
   */
  public record FromFiles(long again, long checked) {}

  private static final int BATCH = 512;

  private final Kinds kinds;
  private final ThreadTeam team;
  private final Consumer<String> refusals;
  private final Map<Check.How, Long> held = new EnumMap<>(Check.How.class);
  private long refused;
  private long without;

  /**
   * Prepares a verification.
   *
   * @param kinds compute
   * @param team the threads to use
   * @param refusals is told of every refused record, in order, in one line
   */
  public Verification(Kinds kinds, ThreadTeam team, Consumer<String> refusals) {
    this.kinds = kinds;
    this.team = team;
    this.refusals = refusals;
  }

  /**
   * Verifies all records of a source.
   *
   * @throws lawsweep.sweep.NotRecordsException if the source holds anything else
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
    return new Result(held(Check.How.PROVED), refused, without, held(Check.How.AGAIN), held(Check.How.READ),
        held(Check.How.WITHOUT_INPUTS), new FromFiles(held(Check.How.FROM_FILES), held(Check.How.WITHOUT_FILES)));
  }

  private long held(Check.How how) {
    return held.getOrDefault(how, 0L);
  }

  private void verify(List<RecordSource.Item> batch) {
    List<Optional<Check>> found = new ArrayList<>(Collections.nCopies(batch.size(), Optional.empty()));
    List<Integer> small = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      if (large(batch.get(i))) {
        found.set(i, check(batch.get(i), team));
      } else {
        small.add(i);
      }
    }
    team.forEach(small.size(), k -> found.set(small.get(k), check(batch.get(small.get(k)), Team.alone())));
    for (int i = 0; i < batch.size(); i++) {
      count(batch.get(i), found.get(i));
    }
  }

  private void count(RecordSource.Item item, Optional<Check> check) {
    if (check.isEmpty()) {
      without++;
    } else if (check.get().refusal().isPresent()) {
      refused++;
      refusals.accept(item.name() + ": " + check.get().refusal().get());
    } else {
      held.merge(check.get().how(), 1L, Long::sum);
    }
  }

  /** Whether all threads should work on an item: on theorems, and on what takes long to check. */
  private boolean large(RecordSource.Item item) {
    return switch (item) {
      case RecordSource.Stated _ -> true;
      case RecordSource.Refused _ -> false;
      case RecordSource.Read(String _, CellRecord record) -> record.outcome().stream().anyMatch(
          outcome -> kinds.of(record.cell()).effort(record.cell(), outcome) >= RunSettings.LARGE_FLOPS);
    };
  }

  /** What checking an item gave; empty for a record without a result. */
  private Optional<Check> check(RecordSource.Item item, Team threads) {
    return switch (item) {
      case RecordSource.Refused(String _, String refusal) ->
        Optional.of(new Check(Check.How.READ, Optional.of(refusal)));
      case RecordSource.Stated(String _, Theorem theorem) -> Optional.of(recompute("the certificate",
          () -> new Check(Check.How.PROVED, theorem.refuse(threads))));
      case RecordSource.Read(String _, CellRecord record) -> record.outcome().map(outcome -> {
        Kind<Cell, Outcome> kind = kinds.of(record.cell());
        return recompute(kind.evidence(), () -> kind.check(record.cell(), outcome, threads, Stop.NEVER));
      });
    };
  }

  private static Check recompute(String what, Supplier<Check> check) {
    try {
      return check.get();
    } catch (RuntimeException e) {
      return new Check(Check.How.READ, Optional.of(what + " cannot be recomputed: " + CellAttempt.reason(e)));
    }
  }
}
