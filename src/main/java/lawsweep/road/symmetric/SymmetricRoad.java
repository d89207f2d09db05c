package lawsweep.road.symmetric;

import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.law.CertificateForm;
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

/** The symmetric road: a sparse point that a theorem speaks of. It settles generic fields of every width. */
public final class SymmetricRoad implements Road {

  private final SymmetricCounter counter;
  private final SymmetricVerifier verifier;

  /** The road with kernels that compute. */
  public SymmetricRoad(Kernels kernels) {
    this.counter = new SymmetricCounter(kernels);
    this.verifier = new SymmetricVerifier(kernels);
  }

  @Override
  public String label() {
    return SymmetricCounter.METHOD;
  }

  @Override
  public Fields fields() {
    return Fields.GENERIC;
  }

  @Override
  public String rules(LawCell cell) {
    return SymmetricCounter.ENGINE;
  }

  @Override
  public boolean takes(LawCell cell) {
    return cell.fields() == Fields.GENERIC && cell.loss() == Loss.MSE;
  }

  @Override
  public Estimate estimate(LawCell cell) {
    return counter.estimate(cell);
  }

  @Override
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return counter.count(cell, limits, team, stop);
  }

  @Override
  public Optional<String> refuse(LawCount count, Team team, Stop stop) {
    return verifier.refuse(count, team, stop);
  }

  @Override
  public CertificateForm form() {
    return SymmetricForm.FORM;
  }

  @Override
  public String because(LawCount count) {
    return count.certificate() instanceof FlowCertificate flow
        ? "proof: flows on a graph of " + Phrases.many(flow.edges(), "edge") + " and "
            + Phrases.many(flow.hiddenNeurons(), "hidden neuron")
        : forest((SymmetricCertificate) count.certificate());
  }

  /** Ranks where the sub-networks prove the count by themselves; otherwise the theorem is needed. */
  @Override
  public Proof proof(LawCount count) {
    return count.certificate() instanceof SymmetricCertificate c && !c.cores().isEmpty() && c.coresCoverAllPairs()
        ? Proof.RANKS
        : Proof.THEOREM;
  }

  private static String forest(SymmetricCertificate c) {
    return "proof: " + c.rank() + " at a sparse point + " + Phrases.provenLaws(c) + " = D; " + support(c) + ", "
        + evidence(c);
  }

  private static String support(SymmetricCertificate c) {
    if (c.reduced().stream().allMatch(width -> width == 1)) {
      return "spine";
    }
    return "spine and " + (c.trees().isEmpty() ? "forest" : Phrases.many(c.trees().size(), "type") + " of trees");
  }

  private static String evidence(SymmetricCertificate c) {
    if (c.cores().isEmpty()) {
      return "by the theorem";
    }
    boolean one = c.cores().size() == 1;
    String checked = Phrases.many(c.cores().size(), "sub-network") + " mod p ";
    return c.coresCoverAllPairs()
        ? checked + (one ? "covers" : "cover") + " all pairs"
        : "by the theorem, which " + checked + (one ? "confirms" : "confirm");
  }
}
