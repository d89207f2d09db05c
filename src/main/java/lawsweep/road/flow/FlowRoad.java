package lawsweep.road.flow;

import java.util.List;
import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.law.CertificateForm;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Loss;
import lawsweep.law.Phrases;
import lawsweep.law.Road;
import lawsweep.law.setting.Flow;
import lawsweep.law.setting.FlowSetting;
import lawsweep.network.Family;
import lawsweep.road.flow.FlowCertificate.Draw;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/**
 * The road of momentum and of flows with a metric: random flows in phase space mod p, and the laws that are written
 * down. There is no other for them, so nobody asks for it.
 */
public final class FlowRoad implements Road {

  private final Fields fields;
  private final FlowCounter counter;
  private final FlowVerifier verifier;
  private final CertificateForm form;

  private FlowRoad(Kernels kernels, Fields fields) {
    this.fields = fields;
    this.counter = new FlowCounter(kernels);
    this.verifier = new FlowVerifier(kernels);
    this.form = FlowForm.of(fields != Fields.GENERIC);
  }

  /** The road of networks with widths. */
  public static FlowRoad ofWidths(Kernels kernels) {
    return new FlowRoad(kernels, Fields.GENERIC);
  }

  /** The road of lines with rectifiers, whose gates are free. */
  public static FlowRoad ofGates(Kernels kernels) {
    return new FlowRoad(kernels, Fields.GATES);
  }

  /** The road of lines without rectifiers. */
  public static FlowRoad ofData(Kernels kernels) {
    return new FlowRoad(kernels, Fields.DATA);
  }

  @Override
  public String label() {
    return FlowCounter.METHOD;
  }

  @Override
  public Fields fields() {
    return fields;
  }

  @Override
  public boolean ofLines() {
    return fields != Fields.GENERIC;
  }

  @Override
  public boolean ofPlainFlow() {
    return false;
  }

  @Override
  public String rules(LawCell cell) {
    return FlowCounter.ENGINE;
  }

  @Override
  public boolean selectable() {
    return false;
  }

  @Override
  public boolean takes(LawCell cell) {
    if (cell.setting().filter(FlowSetting.class::isInstance).isEmpty() || cell.fields() != fields
        || cell.data().isPresent()) {
      return false;
    }
    return ofLines() ? cell.wholeLine().filter(line -> line.fields() == fields).isPresent()
        : cell.line().isEmpty() && cell.loss() == Loss.MSE;
  }

  @Override
  public Optional<String> unfit(LawCell cell) {
    boolean own = cell.setting().filter(FlowSetting.class::isInstance).isPresent()
        && cell.line().map(line -> line.fields() == fields).orElse(!ofLines());
    return own && cell.fields() != fields
        ? Optional.of("expected the fields '" + fields.label() + "' of " + cell.subject().family()
            + " networks with momentum or a metric, got '" + cell.fields().label() + "'")
        : Optional.empty();
  }

  @Override
  public Estimate estimate(LawCell cell) {
    return FlowEstimate.of(cell);
  }

  @Override
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return counter.count(cell, limits, team, stop);
  }

  @Override
  public Optional<String> refuse(LawCount count, Team team, Stop stop) {
    LawCell cell = count.certificate().cell();
    return takes(cell) ? verifier.refuse(count, team, stop)
        : unfit(cell).or(() -> Optional.of("expected a network that this road counts, got " + cell.key()));
  }

  @Override
  public CertificateForm form() {
    return form;
  }

  @Override
  public String because(LawCount count) {
    FlowCertificate c = (FlowCertificate) count.certificate();
    String ranks = Phrases.many(c.rank(), "independent vector") + " of flows up to order "
        + c.draws().stream().mapToInt(Draw::order).max().orElse(0);
    String modulo = Phrases.modulo(c.primes());
    String known = Phrases.many(c.knownLaws(), "known law");
    String all = c.phaseDim() == count.parameters() ? "D" : "2D";
    return switch (count.verdict()) {
      case COMPLETE -> "proof: " + ranks + " + " + known + " = " + all + ", " + modulo + free(c);
      case COMPLETE_IF_INDEPENDENT -> ranks + " + " + known + " = " + all + ", " + modulo + "; not proved: "
          + c.freedom().failure();
      case EXTRA -> "proof that there are " + count.laws() + ": " + ranks + " + " + known + " + "
          + Phrases.many(c.provenLaws() - c.knownLaws(), "law")
          + " by proof (tensors that enter by one number, or have no metric) = " + all + ", " + modulo + free(c)
          + "; that these are no known laws is " + Phrases.maybeWrong(count);
      case UNDECIDED -> ranks + " " + modulo + " and " + Phrases.many(c.provenLaws(), "law")
          + (c.rank() + c.provenLaws() < c.phaseDim() ? " make less than " : " make ") + all
          + (c.freedom().proved() ? "; there are at most " + count.laws() + " laws, perhaps fewer" : "") + rotations(c);
      case AT_THESE_WEIGHTS -> throw new IllegalArgumentException("expected a count at generic weights, got " + count);
    };
  }

  /** What the closed form says, and whether it is proved, where a count proves nothing. */
  private static String rotations(FlowCertificate c) {
    FlowSetting setting = (FlowSetting) c.cell().setting().orElseThrow();
    boolean linear = c.cell().line().isEmpty() && c.cell().architecture().family() == Family.LINEAR
        && setting.flow() == Flow.MOMENTUM && setting.form().isEmpty();
    if (!linear) {
      return "";
    }
    List<Integer> widths = c.cell().architecture().widths();
    return "; the closed form for rotations, " + (RotationCount.isProved(widths)
        ? "proved for widths without a scalar box, says "
        : "a conjecture for widths with a scalar box, says ") + RotationCount.of(widths);
  }

  private static String free(FlowCertificate c) {
    String functions = c.freedom().arguments().sites() == 0 ? ""
        : "; " + Phrases.many(c.freedom().arguments().distinct(), "argument") + " of smooth functions independent"
            + (c.freedom().arguments().sketched()
                ? " (for gelu behind another function the last step of the proof is a sketch)"
                : "");
    return functions + (c.freedom().roots().variances() == 0 ? ""
        : "; " + Phrases.many(c.freedom().roots().distinct(), "variance") + " independent up to squares");
  }
}
