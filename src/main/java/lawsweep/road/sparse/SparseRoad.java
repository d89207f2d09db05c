package lawsweep.road.sparse;

import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.law.CertificateForm;
import lawsweep.law.Differences;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Phrases;
import lawsweep.law.Road;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/**
 * The road of attention at sparse points: ranks mod p of a small network that has all pairs of components settle one of
 * any size. Small networks are left to their own ranks.
 */
public final class SparseRoad implements Road {

  /** Networks of more parameters are counted here, others at random points. */
  private static final long SMALL = 2000;

  /** What a parameter of the core costs, squared and cubed. */
  private static final double EACH_WALK = 4e4;

  private final SparseCounter counter;

  /** The road with kernels that compute. */
  public SparseRoad(Kernels kernels) {
    this.counter = new SparseCounter(kernels);
  }

  @Override
  public String label() {
    return SparseCounter.METHOD;
  }

  @Override
  public Fields fields() {
    return Fields.DATA;
  }

  @Override
  public boolean ofLines() {
    return true;
  }

  @Override
  public String rules(LawCell cell) {
    return SparseCounter.ENGINE;
  }

  @Override
  public boolean takes(LawCell cell) {
    return cell.fields() == Fields.DATA && cell.wholeLine().flatMap(line -> AttentionShape.of(line.text()))
        .filter(shape -> shape.core().parameters() <= SparseCore.MOST_PARAMETERS).isPresent();
  }

  @Override
  public boolean suits(LawCell cell) {
    return cell.parameters() > SMALL && takes(cell);
  }

  @Override
  public Estimate estimate(LawCell cell) {
    double parameters = SparseCounter.shape(cell).core().parameters();
    double flops = EACH_WALK * parameters * parameters + 2 * parameters * parameters * parameters;
    return new Estimate(flops, (long) (8 * parameters * (4 * parameters + 10_000)), 1);
  }

  @Override
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return counter.count(cell, limits, team, stop);
  }

  @Override
  public Optional<String> refuse(LawCount count, Team team, Stop stop) {
    SparseCertificate claimed = (SparseCertificate) count.certificate();
    if (!claimed.engine().equals(SparseCounter.ENGINE)) {
      return Optional.of(
          "engine version " + claimed.engine() + " cannot be recomputed by version " + SparseCounter.ENGINE);
    }
    if (!takes(claimed.cell())) {
      return Optional.of("expected attention that sparse points can show, got '"
          + claimed.cell().line().orElseThrow().text() + "'");
    }
    try {
      return difference(count, counter.count(claimed.cell(), Limits.DEFAULT, team, stop));
    } catch (OutOfReachException e) {
      return Optional.of("there is no such count: " + e.getMessage());
    }
  }

  private static Optional<String> difference(LawCount count, LawCount found) {
    if (count.equals(found)) {
      return Optional.empty();
    }
    SparseCertificate claimed = (SparseCertificate) count.certificate();
    SparseCertificate recomputed = (SparseCertificate) found.certificate();
    Differences differing = new Differences();
    differing.compare("core", claimed.core(), recomputed.core());
    differing.compare("blocks", claimed.blocks(), recomputed.blocks());
    differing.compare("rank", claimed.rank(), recomputed.rank());
    differing.compare("known_laws", claimed.knownLaws(), recomputed.knownLaws());
    differing.compareRecord(count, found);
    differing.compare("reason", count.reason(), found.reason());
    differing.compare("fingerprint", claimed.fingerprint(), recomputed.fingerprint());
    return differing.line().or(() -> Optional.of("expected a certificate of this cell"));
  }

  @Override
  public CertificateForm form() {
    return SparseForm.FORM;
  }

  @Override
  public String because(LawCount count) {
    SparseCertificate c = (SparseCertificate) count.certificate();
    return "proof: " + c.rank() + " at a sparse point + " + Phrases.many(c.knownLaws(), "known law") + " = D; '"
        + c.core().line() + "', " + Phrases.modulo(c.primes()) + ", has all pairs of its components"
        + (c.core().line().contains(" rope") ? "; for generic angles of rotation" : "");
  }
}
