package lawsweep.road.generators;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lawsweep.circuit.Circuit;
import lawsweep.law.Certificate;
import lawsweep.law.CertificateForm;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Road;
import lawsweep.text.Many;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** The last road of lines: known laws by kind at any size, and nothing of whether there are others. */
public final class GeneratorsRoad implements Road {

  /** The name of this road in records. */
  static final String METHOD = "generators";

  /** Reading the line, in flops' worth of time, and what each step of the circuit adds. */
  private static final double OVERHEAD = 1.4e8;

  private static final double EACH_STEP = 1.4e6;

  /** Bytes, and what each step of the circuit adds. */
  private static final long SPACE = 64L << 20;

  private static final long EACH_SPACE = 16L << 10;

  private final Fields fields;

  private GeneratorsRoad(Fields fields) {
    this.fields = fields;
  }

  /** The road of lines with rectifiers, whose gates are free. */
  public static GeneratorsRoad ofGates() {
    return new GeneratorsRoad(Fields.GATES);
  }

  /** The road of lines without rectifiers. */
  public static GeneratorsRoad ofData() {
    return new GeneratorsRoad(Fields.DATA);
  }

  @Override
  public String label() {
    return METHOD;
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
    return GeneratorsCounter.ENGINE;
  }

  @Override
  public boolean counts() {
    return false;
  }

  /** Whole lines at generic weights. Whether all layers are understood by type shows when it is tried. */
  @Override
  public boolean takes(LawCell cell) {
    return cell.fields() == fields && cell.wholeLine().isPresent();
  }

  @Override
  public Estimate estimate(LawCell cell) {
    Circuit circuit = cell.line().orElseThrow().network().circuit();
    return new Estimate(OVERHEAD + EACH_STEP * circuit.steps().size(), SPACE + EACH_SPACE * circuit.steps().size(), 1);
  }

  @Override
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return GeneratorsCounter.count(cell);
  }

  @Override
  public Optional<String> refuse(LawCount count, Team team, Stop stop) {
    return GeneratorsVerifier.refuse(count);
  }

  @Override
  public CertificateForm form() {
    return GeneratorsForm.FORM;
  }

  @Override
  public String because(LawCount count) {
    GeneratorsCertificate c = (GeneratorsCertificate) count.certificate();
    return "symmetric generators of the line, by type: " + kinds(c) + "; laws of the gradient flow with eps = 0 and no"
        + " dropout, of which " + left(c) + " survive; "
        + (c.doubt().isEmpty()
            ? "proved to be independent"
            : "generators are counted, which are not proved to be independent: " + c.doubt())
        + Credit.of(c.kinds().keySet());
  }

  /** {@code heads 8,519,680, gains 266,240}. */
  static String kinds(Certificate certificate) {
    Map<String, Long> kinds = certificate.knownKinds().orElseThrow();
    return kinds.isEmpty() ? "none"
        : kinds.entrySet().stream().map(kind -> kind.getKey() + " " + Many.grouped(kind.getValue()))
            .collect(Collectors.joining(", "));
  }

  /** {@code 674,584 (eps), 627,457 (dropout)}. */
  private static String left(GeneratorsCertificate c) {
    return c.left().entrySet().stream().map(left -> Many.grouped(left.getValue()) + " (" + left.getKey() + ")")
        .collect(Collectors.joining(", "));
  }
}
