package lawsweep.road.symmetry;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lawsweep.kernel.Kernels;
import lawsweep.law.CertificateForm;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Phrases;
import lawsweep.law.Road;
import lawsweep.law.setting.SymmetrySetting;
import lawsweep.network.Family;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/**
 * The road of data that a group acts on: gradients summed over orbits, pulled back along flows mod p, against laws of
 * the network and of the symmetry.
 */
public final class SymmetryRoad implements Road {

  private final boolean lines;
  private final SymmetryCounter counter;
  private final SymmetryVerifier verifier;

  private SymmetryRoad(Kernels kernels, boolean lines) {
    this.lines = lines;
    this.counter = new SymmetryCounter(kernels);
    this.verifier = new SymmetryVerifier(kernels);
  }

  /** The road of linear networks with widths. */
  public static SymmetryRoad ofWidths(Kernels kernels) {
    return new SymmetryRoad(kernels, /* lines= */ false);
  }

  /** The road of networks that a line says. */
  public static SymmetryRoad ofLines(Kernels kernels) {
    return new SymmetryRoad(kernels, /* lines= */ true);
  }

  @Override
  public String label() {
    return SymmetryCounter.METHOD;
  }

  @Override
  public Fields fields() {
    return lines ? Fields.DATA : Fields.GENERIC;
  }

  @Override
  public boolean ofLines() {
    return lines;
  }

  @Override
  public boolean ofPlainFlow() {
    return false;
  }

  @Override
  public String rules(LawCell cell) {
    return SymmetryCounter.ENGINE;
  }

  private static Optional<SymmetrySetting> setting(LawCell cell) {
    return cell.setting().filter(SymmetrySetting.class::isInstance).map(SymmetrySetting.class::cast);
  }

  private boolean concerns(LawCell cell) {
    boolean whole = lines ? cell.wholeLine().isPresent() : cell.line().isEmpty() && cell.data().isEmpty();
    return whole && setting(cell).isPresent();
  }

  @Override
  public boolean selectable() {
    return false;
  }

  @Override
  public boolean takes(LawCell cell) {
    return concerns(cell) && cell.fields() == fields()
        && (lines || cell.architecture().family() == Family.LINEAR)
        && Unfit.of(cell, setting(cell).orElseThrow()).isEmpty();
  }

  @Override
  public Optional<String> unfit(LawCell cell) {
    if (!concerns(cell)) {
      return Optional.empty();
    }
    return lines || cell.architecture().family() == Family.LINEAR
        ? Unfit.of(cell, setting(cell).orElseThrow())
        : Optional.of("expected a linear network, or a line whose outputs are polynomials, got the family '"
            + cell.subject().family() + "'");
  }

  @Override
  public Estimate estimate(LawCell cell) {
    return SymmetryEstimate.of(SymmetricNetwork.of(SymmetricNetwork.circuit(cell)), setting(cell).orElseThrow());
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
    return SymmetryForm.of(lines);
  }

  @Override
  public String because(LawCount count) {
    SymmetryCertificate c = (SymmetryCertificate) count.certificate();
    String ranks = (c.rank() == 1 ? "1 independent field" : c.rank() + " independent fields and brackets")
        + " of symmetric data";
    String known = Phrases.many(c.knownLaws(), "law") + " of any data";
    String modulo = Phrases.modulo(c.primes());
    return switch (count.verdict()) {
      case COMPLETE -> "proof: " + ranks + " + " + known + " = D, " + modulo;
      case EXTRA -> "proof that there are " + count.laws() + ": " + ranks + " + " + known + " + " + named(c) + " = D, "
          + modulo + (count.errorBound() == 0 ? ""
              : "; that there are no more known laws is "
                  + Phrases.maybeWrong(count));
      case UNDECIDED -> ranks + " " + modulo + " and " + known
          + (c.provenLaws() > c.knownLaws() ? " and " + named(c) : "") + " make less than D";
      case COMPLETE_IF_INDEPENDENT, AT_THESE_WEIGHTS ->
        throw new IllegalArgumentException("expected a count with symmetric data, got " + count);
    };
  }

  /** {@code 2 laws by proof (2: the row space of the first layer)}. */
  private static String named(SymmetryCertificate c) {
    Map<String, Long> named = c.laws().named();
    return Phrases.many(c.provenLaws() - c.knownLaws(), "law") + " by proof (" + named.entrySet()
        .stream().map(law -> law.getValue() + ": " + law.getKey()).collect(Collectors.joining("; ")) + ")";
  }
}
