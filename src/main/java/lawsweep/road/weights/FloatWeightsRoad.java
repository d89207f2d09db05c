package lawsweep.road.weights;

import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.law.CertificateForm;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Road;
import lawsweep.road.circuit.CircuitRoad;
import lawsweep.road.weights.FloatCertificate.Level;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** The road of networks with smooth functions, norms or rotations, at weights from a file, in float64. */
public final class FloatWeightsRoad implements Road {

  /** Reflections and singular values of as many rows, against elimination mod p. */
  private static final double SLOWNESS = 30;

  private final Fields fields;
  private final Road circuits;
  private final FloatCounter counter;

  private FloatWeightsRoad(Kernels kernels, Fields fields) {
    this.fields = fields;
    this.circuits = CircuitRoad.ofData(kernels);
    this.counter = new FloatCounter(kernels);
  }

  /** The road of lines with rectifiers, whose gates are free. */
  public static FloatWeightsRoad ofGates(Kernels kernels) {
    return new FloatWeightsRoad(kernels, Fields.GATES);
  }

  /** The road of lines without rectifiers. */
  public static FloatWeightsRoad ofData(Kernels kernels) {
    return new FloatWeightsRoad(kernels, Fields.DATA);
  }

  @Override
  public String label() {
    return FloatCounter.METHOD;
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
  public boolean exact() {
    return false;
  }

  @Override
  public String rules(LawCell cell) {
    return FloatCounter.ENGINE;
  }

  @Override
  public boolean selectable() {
    return false;
  }

  @Override
  public boolean takes(LawCell cell) {
    return cell.fields() == fields && cell.weights().isPresent()
        && !WeightsRoad.rational(cell.line().orElseThrow().network().circuit());
  }

  @Override
  public Estimate estimate(LawCell cell) {
    Estimate exact = circuits.estimate(cell);
    double d = cell.parameters();
    return new Estimate(exact.flops() + SLOWNESS * d * d * d, Math.max(exact.memoryBytes(), (long) (8 * 5 * d * d)), 1);
  }

  @Override
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return counter.count(cell, limits.seconds(), team, stop);
  }

  @Override
  public Optional<String> refuse(LawCount count, Team team, Stop stop) {
    FloatCertificate claimed = (FloatCertificate) count.certificate();
    if (!claimed.engine().equals(FloatCounter.ENGINE)) {
      return Optional.of(
          "engine version " + claimed.engine() + " cannot be recomputed by version " + FloatCounter.ENGINE);
    }
    try {
      LawCell cell = WeightsVerifier.withWeights(claimed.cell());
      return counter.refuse(count.with(claimed.with(cell)), claimed.with(cell), team, stop);
    } catch (OutOfReachException e) {
      return Optional.of("there is no such count: " + e.getMessage());
    } catch (WeightsRefusedException e) {
      return Optional.of(e.getMessage());
    }
  }

  @Override
  public CertificateForm form() {
    return FloatCertificate.FORM;
  }

  @Override
  public String because(LawCount count) {
    FloatCertificate c = (FloatCertificate) count.certificate();
    boolean gap = c.here().stream().allMatch(Level::gap);
    return c.rank() + " singular values of " + (c.here().size() == 1 ? "fields" : "fields and brackets of two")
        + " stand clear of the noise" + (gap ? "" : ", the others leave no gap") + ", float64; no proof";
  }
}
