package lawsweep.road.theorem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lawsweep.law.CertificateForm;
import lawsweep.law.Differences;
import lawsweep.law.Fields;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Phrases;
import lawsweep.law.Proof;
import lawsweep.law.Road;
import lawsweep.law.Verdict;
import lawsweep.road.theorem.TheoremCertificate.Said;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/**
 * The road of networks that a theorem speaks of, whatever their size. Small ones are counted by ranks unless it is
 * asked for by name: so theorems and ranks meet where both can be had.
 */
public final class TheoremRoad implements Road {

  /** The name of the road in records. */
  static final String METHOD = "theorem";

  private static final String ENGINE = "theorem-1";

  /** Networks of more parameters are counted by theorems first. */
  private static final long SMALL = 2000;

  private final Fields fields;
  private final long small;

  private TheoremRoad(Fields fields, long small) {
    this.fields = fields;
    this.small = small;
  }

  /** The road of lines with rectifiers, whose gates are free. */
  public static TheoremRoad ofGates() {
    return new TheoremRoad(Fields.GATES, SMALL);
  }

  /** The road of lines without rectifiers. */
  public static TheoremRoad ofData() {
    return new TheoremRoad(Fields.DATA, SMALL);
  }

  /** The same for all sizes: to stand behind roads by ranks, for networks whose limits keep these from their end. */
  public TheoremRoad ofAllSizes() {
    return new TheoremRoad(fields, 0);
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
    return ENGINE;
  }

  @Override
  public boolean takes(LawCell cell) {
    return cell.fields() == fields && cell.wholeLine().flatMap(Statements::of).isPresent();
  }

  @Override
  public boolean suits(LawCell cell) {
    return cell.parameters() > small && takes(cell);
  }

  @Override
  public Estimate estimate(LawCell cell) {
    return new Estimate(0, 0, 0);
  }

  @Override
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return count(cell).orElseThrow(() -> new IllegalArgumentException("no theorem speaks of " + cell.key()));
  }

  private static Optional<LawCount> count(LawCell cell) {
    return cell.line().flatMap(Statements::of).map(said -> count(cell, said));
  }

  private static LawCount count(LawCell cell, Statements.Said found) {
    Instance instance = found.instance();
    String statement = found.statement().label();
    Said said = Said.of(instance);
    return new LawCount(instance.parameters(), List.of(), instance.lieDim(), instance.laws(), instance.knownLaws(),
        instance.laws() - instance.knownLaws(), instance.complete() ? Verdict.COMPLETE : Verdict.EXTRA, 0, 0, "",
        new TheoremCertificate(ENGINE, cell, statement, said, fingerprint(cell, statement, said)));
  }

  private static String fingerprint(LawCell cell, String statement, Said said) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(ENGINE + ", " + statement + ", " + cell.line().orElseThrow().text());
    fingerprint.add("D = " + cell.parameters() + ", rank " + said.rank());
    said.kinds().forEach((kind, number) -> fingerprint.add("known " + kind + " " + number));
    said.others().forEach((kind, number) -> fingerprint.add("other " + kind + " " + number));
    said.checked().forEach(line -> fingerprint.add("checked " + line));
    fingerprint.add(said.formula());
    return fingerprint.hex();
  }

  @Override
  public Optional<String> refuse(LawCount count, Team team, Stop stop) {
    if (!(count.certificate() instanceof TheoremCertificate claimed)) {
      return Optional.of("expected a certificate of method " + METHOD + ", got one of method "
          + count.certificate().method());
    }
    if (!claimed.engine().equals(ENGINE)) {
      return Optional.of("engine version " + claimed.engine() + " cannot be recomputed by version " + ENGINE);
    }
    Optional<LawCount> found = count(claimed.cell());
    return found.isEmpty() ? Optional.of("no theorem speaks of this network") : difference(count, claimed, found.get());
  }

  private static Optional<String> difference(LawCount count, TheoremCertificate claimed, LawCount found) {
    if (count.equals(found)) {
      return Optional.empty();
    }
    TheoremCertificate recomputed = (TheoremCertificate) found.certificate();
    Differences differing = new Differences();
    differing.compare("statement", claimed.statement(), recomputed.statement());
    differing.compare("checked", claimed.said().checked(), recomputed.said().checked());
    differing.compare("formula", claimed.said().formula(), recomputed.said().formula());
    differing.compare("kinds", claimed.said().kinds(), recomputed.said().kinds());
    differing.compare("others", claimed.said().others(), recomputed.said().others());
    differing.compare("rank", claimed.rank(), recomputed.rank());
    differing.compareRecord(count, found);
    differing.compare("reason", count.reason(), found.reason());
    differing.compare("fingerprint", claimed.fingerprint(), recomputed.fingerprint());
    return differing.line().or(() -> Optional.of("expected a certificate of this cell"));
  }

  @Override
  public CertificateForm form() {
    return TheoremForm.FORM;
  }

  /**
   * The laws of a count of this road that are none of the known ones, by what they are; empty for counts of other
   * roads.
   */
  public static Optional<Map<String, Long>> others(LawCount count) {
    return count.certificate() instanceof TheoremCertificate certificate
        ? Optional.of(certificate.said().others())
        : Optional.empty();
  }

  @Override
  public Proof proof(LawCount count) {
    return Proof.THEOREM;
  }

  @Override
  public String because(LawCount count) {
    TheoremCertificate c = (TheoremCertificate) count.certificate();
    Wording wording = Statements.WORDS.find(c.statement()).orElseThrow().wording();
    return "theorem on " + wording.title() + ": " + c.said().formula() + " " + (count.laws() == 1 ? "law" : "laws")
        + byKind(c) + "; " + wording.status() + " (lawsweep theorem --of " + c.statement() + "); " + wording.credit();
  }

  /** {@code (heads 49920)}, with laws besides the known ones by what they are. */
  private static String byKind(TheoremCertificate c) {
    String known = words(c.said().kinds());
    String others = c.said().others().isEmpty() ? ""
        : Phrases.many(c.provenLaws() - c.knownLaws(), "law") + " beyond the known ones: " + words(c.said().others());
    return known.isEmpty() && others.isEmpty() ? ""
        : " (" + known + (known.isEmpty() || others.isEmpty() ? "" : "; ") + others + ")";
  }

  private static String words(Map<String, Long> numbers) {
    return numbers.entrySet().stream().map(kind -> kind.getKey() + " " + kind.getValue())
        .collect(Collectors.joining(", "));
  }
}
