package lawsweep.road.dense;

import java.util.Optional;
import java.util.OptionalInt;
import lawsweep.kernel.Kernels;
import lawsweep.law.Certificate;
import lawsweep.law.CertificateForm;
import lawsweep.law.DrawShape;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.Phrases;
import lawsweep.law.Road;
import lawsweep.law.Verdict;
import lawsweep.lie.span.Engines;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** The dense road: brackets in an exact echelon basis. It is quick where D is small, and it alone gives dim W_k. */
public final class DenseRoad implements Road {

  /** The most parameters with which cells take it unless another road is asked for by name. */
  public static final long LARGEST = 4096;

  private final DenseCounter counter;
  private final DenseVerifier verifier;

  /** The road with kernels that compute. */
  public DenseRoad(Kernels kernels) {
    this(Engines.host(kernels));
  }

  /** The road with engines that compute. */
  public DenseRoad(Engines engines) {
    this.counter = new DenseCounter(engines);
    this.verifier = new DenseVerifier(engines);
  }

  @Override
  public String label() {
    return DenseCounter.METHOD;
  }

  @Override
  public Fields fields() {
    return Fields.GENERIC;
  }

  @Override
  public String rules(LawCell cell) {
    return DenseCounter.ENGINE;
  }

  @Override
  public boolean takes(LawCell cell) {
    return cell.fields() == Fields.GENERIC && cell.loss() == Loss.MSE;
  }

  @Override
  public boolean suits(LawCell cell) {
    return takes(cell) && cell.architecture().parameters() <= LARGEST;
  }

  @Override
  public Estimate estimate(LawCell cell) {
    return counter.estimate(cell);
  }

  @Override
  public Estimate estimate(LawCell cell, Limits limits) {
    return DenseCost.estimate(cell.architecture(), limits.levels());
  }

  @Override
  public Estimate again(Certificate certificate) {
    DenseCertificate made = (DenseCertificate) certificate;
    return DenseCost.estimate(made.cell().architecture(),
        made.orders().isPresent() ? made.draws().getFirst().levels().size() : Limits.ALL_LEVELS);
  }

  @Override
  public Optional<DrawShape> draw(LawCell cell) {
    return Optional.of(DenseCost.draw(cell.architecture()));
  }

  /** As many operations, and a heap without a basis. */
  @Override
  public Estimate estimateBesideDevice(LawCell cell, Limits limits) {
    return DenseCost.estimateBesideDevice(cell.architecture(), limits.levels());
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
    return DenseForm.FORM;
  }

  @Override
  public String because(LawCount count) {
    DenseCertificate c = (DenseCertificate) count.certificate();
    String primes = Phrases.modulo(c.primes());
    String ranks = c.rank() + " independent " + vectors(count);
    if (count.verdict() == Verdict.UNDECIDED) {
      return ranks + " " + primes + " and " + c.provenLaws() + " laws make less than D";
    }
    if (count.errorBound() == 0) {
      return "proof: " + ranks + " + " + Phrases.provenLaws(c) + " = D, " + primes;
    }
    return "the dimension stagnates in " + c.draws().size() + " independent draws; " + Phrases.maybeWrong(count);
  }

  private static String vectors(LawCount count) {
    OptionalInt orders = count.certificate().orders();
    if (orders.isPresent()) {
      return "brackets and Taylor coefficients of flows of orders up to " + orders.getAsInt();
    }
    return count.bracketLength() == 1 ? "fields" : "brackets of up to " + count.bracketLength() + " fields";
  }
}
