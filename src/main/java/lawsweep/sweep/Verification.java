package lawsweep.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.Team;
import lawsweep.kernel.ThreadTeam;
import lawsweep.law.Certificate;
import lawsweep.law.DenseCertificate;
import lawsweep.law.Estimate;
import lawsweep.law.LawCount;
import lawsweep.law.LawCounter;
import lawsweep.law.Stop;
import lawsweep.law.Verifier;
import lawsweep.symmetric.SymmetricCounter;
import lawsweep.symmetric.SymmetricVerifier;

/** Recomputes the certificates of many records: small ones side by side, large ones with all threads. */
public final class Verification {

  /**
   * What was found.
   *
   * @param verified records whose certificate holds
   * @param refused records whose certificate does not, or which cannot be read
   * @param without records without a certificate: cells that were skipped or failed
   */
  public record Result(long verified, long refused, long without) {}

  private static final int BATCH = 512;

  private final Verifier dense;
  private final SymmetricVerifier symmetric;
  private final LawCounter denseCounter;
  private final SymmetricCounter symmetricCounter;
  private final ThreadTeam team;
  private final Consumer<String> refusals;
  private long verified;
  private long refused;
  private long without;

  /**
   * Prepares a verification.
   *
   * @param kernels compute
   * @param team the threads to use
   * @param refusals is told of every refused record, in order, in one line
   */
  public Verification(Kernels kernels, ThreadTeam team, Consumer<String> refusals) {
    this.dense = new Verifier(kernels);
    this.symmetric = new SymmetricVerifier(kernels);
    this.denseCounter = new LawCounter(kernels);
    this.symmetricCounter = new SymmetricCounter(kernels);
    this.team = team;
    this.refusals = refusals;
  }

  /**
   * Verifies all records of a source.
   *
   * @throws NotRecordsException if the source holds anything else
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
    return new Result(verified, refused, without);
  }

  private void verify(List<RecordSource.Item> batch) {
    String[] found = new String[batch.size()];
    List<Integer> small = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      Optional<CellRecord> record = batch.get(i).record();
      if (record.isPresent() && large(record.get())) {
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
      } else if (batch.get(i).record().flatMap(CellRecord::count).isPresent()) {
        verified++;
      } else {
        without++;
      }
    }
  }

  /** Whether all threads should work on a record, by the estimate of the road that its certificate took. */
  private boolean large(CellRecord record) {
    return record.count().isPresent()
        && estimate(record.count().get().certificate()).flops() >= RunSettings.LARGE_FLOPS;
  }

  private Estimate estimate(Certificate certificate) {
    return certificate instanceof DenseCertificate
        ? denseCounter.estimate(certificate.cell())
        : symmetricCounter.estimate(certificate.cell());
  }

  /** Why the item does not hold; empty if it does. */
  private String refuse(RecordSource.Item item, Team threads) {
    Optional<LawCount> count = item.record().flatMap(CellRecord::count);
    if (count.isEmpty()) {
      return item.refusal();
    }
    try {
      return count.get().certificate() instanceof DenseCertificate
          ? dense.refuse(count.get(), threads, Stop.NEVER).orElse("")
          : symmetric.refuse(count.get(), threads, Stop.NEVER).orElse("");
    } catch (RuntimeException e) {
      return "the certificate cannot be recomputed: " + CellAttempt.reason(e);
    }
  }
}
