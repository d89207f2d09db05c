package lawsweep.road.sign;

import java.util.Optional;
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

/** The road of sign flows: hyperplanes of an arrangement. There is no other for such fields, so nobody asks for it. */
public final class SignFlowRoad implements Road {

  private final SignFlowCounter counter = new SignFlowCounter();
  private final SignFlowVerifier verifier = new SignFlowVerifier();
  private final Loss loss;
  private final CertificateForm form;

  /** The road for a loss. */
  public SignFlowRoad(Loss loss) {
    this.loss = loss;
    this.form = SignFlowForm.of(loss);
  }

  @Override
  public String label() {
    return SignFlowCounter.METHOD;
  }

  @Override
  public Fields fields() {
    return Fields.ADAM;
  }

  @Override
  public Loss loss() {
    return loss;
  }

  @Override
  public String rules(LawCell cell) {
    return SignFlowCounter.ENGINE;
  }

  @Override
  public boolean selectable() {
    return false;
  }

  @Override
  public boolean takes(LawCell cell) {
    return cell.fields() == Fields.ADAM && cell.loss() == loss;
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
    return form;
  }

  @Override
  public Proof proof(LawCount count) {
    return Proof.ARRANGEMENT;
  }

  @Override
  public String because(LawCount count) {
    SignFlowCertificate c = (SignFlowCertificate) count.certificate();
    if (c.rank() == 0) {
      return "with one class nothing moves";
    }
    String counted = c.draws().isEmpty() ? "by the theorem" : "counted mod " + c.primes().getLast() + " as well";
    return "proof: signs change across " + Phrases.many(c.rank(), "different hyperplane") + ", " + counted;
  }
}
