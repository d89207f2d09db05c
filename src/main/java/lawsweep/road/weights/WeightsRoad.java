package lawsweep.road.weights;

import java.util.List;
import java.util.Optional;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Step;
import lawsweep.kernel.Kernels;
import lawsweep.law.CertificateForm;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Phrases;
import lawsweep.law.Road;
import lawsweep.law.Verdict;
import lawsweep.road.circuit.CircuitRoad;
import lawsweep.road.weights.WeightsCertificate.Draw;
import lawsweep.road.weights.WeightsCertificate.Space;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** The road of networks that a line says, at weights from a file: exact, where they compute by sums and products. */
public final class WeightsRoad implements Road {

  private final Fields fields;
  private final Road circuits;
  private final WeightsCounter counter;
  private final WeightsVerifier verifier;

  private WeightsRoad(Kernels kernels, Fields fields) {
    this.fields = fields;
    this.circuits = CircuitRoad.ofData(kernels);
    this.counter = new WeightsCounter(kernels);
    this.verifier = new WeightsVerifier(counter);
  }

  /** The road of lines with rectifiers whose gates are free. */
  public static WeightsRoad ofGates(Kernels kernels) {
    return new WeightsRoad(kernels, Fields.GATES);
  }

  /** The road of lines without rectifiers, and of chains with the patterns that they have at the weights. */
  public static WeightsRoad ofData(Kernels kernels) {
    return new WeightsRoad(kernels, Fields.DATA);
  }

  /**
   * The same count of a cell that has its weights.
   *
   * @param count one at weights from a file
   * @param cell the same as that of its certificate
   */
  public static LawCount with(LawCount count, LawCell cell) {
    return count.with(count.certificate() instanceof FloatCertificate c ? c.with(cell)
        : ((WeightsCertificate) count.certificate()).with(cell));
  }

  /** Whether all that a network computes are sums, products and quotients. */
  static boolean rational(Circuit circuit) {
    return circuit.steps().stream().allMatch(step -> !(step instanceof Step.InverseRoot)
        && !(step instanceof Step.Rotation)
        && (!(step instanceof Step.Apply apply) || apply.function() == Scalar.RECIPROCAL));
  }

  @Override
  public String label() {
    return WeightsCounter.METHOD;
  }

  @Override
  public Fields fields() {
    return fields;
  }

  @Override
  public boolean ofLines() {
    return true;
  }

  @Override
  public String rules(LawCell cell) {
    return WeightsCounter.ENGINE;
  }

  @Override
  public boolean selectable() {
    return false;
  }

  @Override
  public boolean takes(LawCell cell) {
    return cell.fields() == fields && cell.weights().isPresent()
        && rational(cell.line().orElseThrow().network().circuit());
  }

  /** That of a count at random weights; where these are not generic, three draws at three points each. */
  @Override
  public Estimate estimate(LawCell cell) {
    return circuits.estimate(cell);
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
    return WeightsForm.FORM;
  }

  @Override
  public String because(LawCount count) {
    WeightsCertificate c = (WeightsCertificate) count.certificate();
    String ranks = c.rank() + " independent "
        + (count.bracketLength() <= 1 ? "fields" : "brackets of up to " + count.bracketLength() + " fields")
        + " at these weights";
    String modulo = Phrases.modulo(c.primes());
    if (count.verdict() == Verdict.AT_THESE_WEIGHTS && count.errorBound() == 0) {
      return "proof: " + ranks + " + " + Phrases.many(c.knownLaws(), "known law") + " of random ones = D, " + modulo;
    }
    List<Space> spaces = c.draws().stream().map(Draw::space).flatMap(Optional::stream).toList();
    if (spaces.isEmpty()) {
      return "proof of the lower bound: " + ranks + ", " + modulo;
    }
    int dimension = spaces.stream().mapToInt(Space::dimension).max().orElseThrow();
    int inside = spaces.stream().mapToInt(space -> space.inside().rank()).max().orElseThrow();
    return "proof that there are no fewer: " + ranks + "; that there are no more has no error bound: training cannot"
        + " leave a space of " + dimension + " dimensions around them, at random weights of which there are " + inside
        + ", in " + c.draws().size() + " independent draws, " + modulo;
  }
}
