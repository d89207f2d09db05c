package lawsweep.road.entropy;

import java.util.Optional;
import lawsweep.law.Certificate;
import lawsweep.law.CertificateForm;
import lawsweep.law.Differences;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.Phrases;
import lawsweep.law.Proof;
import lawsweep.law.Road;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** A road for networks with cross entropy: another one counts the network with one output fewer. */
public final class EntropyRoad implements Road {

  private final Road road;
  private final CertificateForm form;

  /** By a road of generic fields. */
  public EntropyRoad(Road road) {
    this.road = road;
    this.form = EntropyForm.of(road);
  }

  private static LawCell reduced(LawCell cell) {
    return Reduction.cell(cell).orElseThrow();
  }

  private static boolean oneClass(LawCell cell) {
    return Reduction.cell(cell).isEmpty();
  }

  @Override
  public String label() {
    return road.label();
  }

  @Override
  public Fields fields() {
    return road.fields();
  }

  @Override
  public Loss loss() {
    return Loss.CE;
  }

  @Override
  public String rules(LawCell cell) {
    return road.rules(Reduction.cell(cell).orElse(cell));
  }

  @Override
  public boolean selectable() {
    return road.selectable();
  }

  @Override
  public boolean takes(LawCell cell) {
    return cell.loss() == Loss.CE && cell.fields() == fields() && (oneClass(cell) || road.takes(reduced(cell)));
  }

  @Override
  public boolean suits(LawCell cell) {
    return takes(cell) && (oneClass(cell) || road.suits(reduced(cell)));
  }

  @Override
  public Estimate estimate(LawCell cell) {
    return oneClass(cell) ? new Estimate(1e5, 1L << 20, 0) : road.estimate(reduced(cell));
  }

  @Override
  public Estimate estimate(LawCell cell, Limits limits) {
    return oneClass(cell) ? estimate(cell) : road.estimate(reduced(cell), limits);
  }

  @Override
  public Estimate again(Certificate certificate) {
    return ((EntropyCertificate) certificate).reduced().map(road::again).orElseGet(() -> estimate(certificate.cell()));
  }

  @Override
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return oneClass(cell)
        ? Reduction.oneClass(cell, rules(cell), label())
        : Reduction.lift(cell, road.count(reduced(cell), limits, team, stop));
  }

  @Override
  public Optional<String> refuse(LawCount count, Team team, Stop stop) {
    EntropyCertificate claimed = (EntropyCertificate) count.certificate();
    if (claimed.reduced().isPresent()) {
      return road.refuse(Reduction.lower(count, claimed.reduced().get()), team, stop);
    }
    Differences differing = new Differences();
    LawCount found = Reduction.oneClass(claimed.cell(), rules(claimed.cell()), label());
    differing.compare("engine", claimed.engine(), found.certificate().engine());
    differing.compareRecord(count, found);
    differing.compare("reason", count.reason(), found.reason());
    return differing.line();
  }

  @Override
  public CertificateForm form() {
    return form;
  }

  /** That of the network with one output fewer, which a theorem leads to; with one class there is nothing to rank. */
  @Override
  public Proof proof(LawCount count) {
    return ((EntropyCertificate) count.certificate()).reduced()
        .map(reduced -> road.proof(Reduction.lower(count, reduced))).orElse(Proof.THEOREM);
  }

  @Override
  public String because(LawCount count) {
    EntropyCertificate c = (EntropyCertificate) count.certificate();
    long still = Reduction.still(c.cell());
    return c.reduced().isEmpty()
        ? "with one class nothing moves"
        : Phrases.many(still, "parameter") + " of the mean of all outputs stand" + (still == 1 ? "s" : "")
            + " still; with one output fewer: " + road.because(Reduction.lower(count, c.reduced().get()));
  }
}
