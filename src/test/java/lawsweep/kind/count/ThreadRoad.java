package lawsweep.kind.count;

import java.util.List;
import java.util.Optional;
import lawsweep.law.Certificate;
import lawsweep.law.CertificateForm;
import lawsweep.law.Differences;
import lawsweep.law.Fields;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Phrases;
import lawsweep.law.Road;
import lawsweep.law.Verdict;
import lawsweep.network.Family;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/**
 * A road of its own, all of it: linear networks of one neuron a layer. Their only function is the product of q weights,
 * whose gradient is one field, so that q - 1 laws remain: the differences of squares.
 */
final class ThreadRoad implements Road {

  private static final CertificateForm FORM = CertificateForm.of(ThreadCertificate.class,
      own -> own.whole("weights", ThreadCertificate::weights),
      (common, own) -> new ThreadCertificate(common.engine(), common.cell(), own.longInteger("weights"),
          common.fingerprint()));

  /**
   * What its certificates say.
   *
   * @param weights q
   */
  record ThreadCertificate(String engine, LawCell cell, long weights, String fingerprint) implements Certificate {

    @Override
    public String method() {
      return "thread";
    }

    @Override
    public long rank() {
      return 1;
    }

    @Override
    public long knownLaws() {
      return weights - 1;
    }

    @Override
    public long provenLaws() {
      return weights - 1;
    }

    @Override
    public List<Integer> primes() {
      return List.of();
    }
  }

  @Override
  public String label() {
    return "thread";
  }

  @Override
  public Fields fields() {
    return Fields.GENERIC;
  }

  @Override
  public String rules(LawCell cell) {
    return "1";
  }

  @Override
  public boolean takes(LawCell cell) {
    return cell.fields() == Fields.GENERIC && cell.architecture().family() == Family.LINEAR
        && cell.architecture().widths().stream().allMatch(width -> width == 1);
  }

  @Override
  public Estimate estimate(LawCell cell) {
    return new Estimate(1, 1, 0);
  }

  @Override
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    long weights = cell.architecture().depth();
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(rules(cell) + " " + cell.sweepSeed() + " " + cell.key() + " " + weights);
    return new LawCount(weights, List.of(1), 1, weights - 1, weights - 1, 0, Verdict.COMPLETE, 1, 0, "",
        new ThreadCertificate(rules(cell), cell, weights, fingerprint.hex()));
  }

  @Override
  public Optional<String> refuse(LawCount count, Team team, Stop stop) {
    ThreadCertificate claimed = (ThreadCertificate) count.certificate();
    LawCount found = count(claimed.cell(), Limits.DEFAULT, team, stop);
    ThreadCertificate recomputed = (ThreadCertificate) found.certificate();
    Differences differing = new Differences();
    differing.compare("engine", claimed.engine(), recomputed.engine());
    differing.compare("weights", claimed.weights(), recomputed.weights());
    differing.compare("fingerprint", claimed.fingerprint(), recomputed.fingerprint());
    differing.compareRecord(count, found);
    return differing.line();
  }

  @Override
  public CertificateForm form() {
    return FORM;
  }

  @Override
  public String because(LawCount count) {
    return "proof: one product of " + Phrases.many(count.parameters(), "weight");
  }
}
