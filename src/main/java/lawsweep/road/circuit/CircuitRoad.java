package lawsweep.road.circuit;

import java.util.Optional;
import java.util.stream.Collectors;
import lawsweep.kernel.Kernels;
import lawsweep.law.CertificateForm;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Phrases;
import lawsweep.law.Road;
import lawsweep.road.circuit.CircuitCertificate.Freedom;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/**
 * The road of networks that a line says: brackets of a circuit's fields mod p, and the laws that are read off it. There
 * is no other for them, but for chains at drawn weights, so nobody asks for it.
 */
public final class CircuitRoad implements Road {

  private final Fields fields;
  private final CircuitCounter counter;
  private final CircuitVerifier verifier;

  private CircuitRoad(Kernels kernels, Fields fields) {
    this.fields = fields;
    this.counter = new CircuitCounter(kernels);
    this.verifier = new CircuitVerifier(kernels);
  }

  /** The road of lines with rectifiers, whose gates are free. */
  public static CircuitRoad ofGates(Kernels kernels) {
    return new CircuitRoad(kernels, Fields.GATES);
  }

  /** The road of lines without rectifiers. */
  public static CircuitRoad ofData(Kernels kernels) {
    return new CircuitRoad(kernels, Fields.DATA);
  }

  @Override
  public String label() {
    return CircuitCounter.METHOD;
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
    return CircuitCounter.ENGINE;
  }

  @Override
  public boolean selectable() {
    return false;
  }

  @Override
  public boolean takes(LawCell cell) {
    return cell.line().isPresent() && cell.fields() == fields && cell.data().isEmpty()
        && cell.weights().isEmpty();
  }

  @Override
  public Estimate estimate(LawCell cell) {
    return CircuitEstimate.of(cell.line().orElseThrow().network().circuit());
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
    return CircuitForm.FORM;
  }

  @Override
  public String because(LawCount count) {
    CircuitCertificate c = (CircuitCertificate) count.certificate();
    String ranks = c.rank() + " independent "
        + (count.bracketLength() <= 1 ? "fields" : "brackets of up to " + count.bracketLength() + " fields");
    String modulo = Phrases.modulo(c.primes());
    String sum = ranks + " + " + Phrases.many(c.knownLaws(), "known law") + byKind(c) + " = D, " + modulo;
    return switch (count.verdict()) {
      case COMPLETE -> "proof: " + sum + free(c);
      case COMPLETE_IF_INDEPENDENT -> sum + "; not proved: " + c.freedom().failure();
      case EXTRA -> counted(count, c)
          ? "proof that there are " + count.laws() + ": " + ranks + " + " + Phrases.many(c.knownLaws(), "known law")
              + byKind(c) + " + " + named(c) + " = D, " + modulo + free(c) + "; that these are no known laws is "
              + Phrases.maybeWrong(count)
          : "the dimension stagnates in " + c.draws().size() + " independent draws; " + Phrases.maybeWrong(count)
              + more(c);
      case UNDECIDED -> c.freedom().equals(Freedom.LAWS_LATE) ? c.freedom().failure()
          : ranks + " " + modulo + " and " + Phrases.many(c.knownLaws(), "known law")
              + (c.rank() + c.knownLaws() < count.parameters() ? " make less than D" : " make D") + more(c);
      case AT_THESE_WEIGHTS -> throw new IllegalArgumentException("expected a count at generic weights, got " + count);
    };
  }

  /** Whether laws with a proof are as many as the brackets leave. */
  private static boolean counted(LawCount count, CircuitCertificate c) {
    return c.freedom().proved() && c.rank() + c.provenLaws() == count.parameters();
  }

  /** {@code 4 laws by proof (4 the row space of in.U)}. */
  private String named(CircuitCertificate c) {
    return Phrases.many(c.provenLaws() - c.knownLaws(), "law") + " by proof (" + LawsOfLine.named(counter.named(c))
        + ")";
  }

  /** Laws that are named but make no proof of the count. */
  private String more(CircuitCertificate c) {
    return c.provenLaws() == c.knownLaws() ? "" : "; besides " + named(c);
  }

  private static String byKind(CircuitCertificate c) {
    return c.kinds().isEmpty() ? ""
        : c.kinds().entrySet().stream()
            .map(kind -> kind.getKey() + " " + kind.getValue()).collect(Collectors.joining(", ", " (", ")"));
  }

  private static String free(CircuitCertificate c) {
    String functions = c.freedom().arguments().sites() == 0 ? ""
        : "; " + Phrases.many(c.freedom().arguments().distinct(), "argument") + " of smooth functions independent"
            + (c.freedom().arguments().sketched()
                ? " (for gelu behind another function the last step of the proof is a sketch)"
                : "");
    return functions + (c.freedom().roots().variances() == 0 ? ""
        : "; " + Phrases.many(c.freedom().roots().distinct(), "variance") + " independent up to squares");
  }
}
