package lawsweep.kind.count;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import lawsweep.formula.LawQuestion;
import lawsweep.formula.NetworkLaws;
import lawsweep.formula.degree.DegreeCertificate;
import lawsweep.formula.degree.DegreeForm;
import lawsweep.formula.degree.DegreePlan;
import lawsweep.formula.degree.DegreeResult;
import lawsweep.formula.degree.DegreeVerifier;
import lawsweep.formula.print.LawsForm;
import lawsweep.formula.print.PrintedLaws;
import lawsweep.formula.scalar.ScalarLaws;
import lawsweep.json.Form;
import lawsweep.json.Lists;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.kernel.Kernels;
import lawsweep.law.Subject;
import lawsweep.sweep.Theorem;
import lawsweep.work.Team;

/**
 * Reads and checks documents of laws with the certificate of a degree, as {@code laws --degree --format json} prints
 * them: all of a document follows from its network, its degree and its seed.
 */
final class LawDocuments implements Theorem.Reader {

  private final DegreeVerifier verifier;

  LawDocuments(Kernels kernels) {
    this.verifier = new DegreeVerifier(kernels);
  }

  @Override
  public String sign() {
    return DegreeForm.SIGN;
  }

  /** Those without a degree are known by what records have besides. */
  @Override
  public boolean claims(Predicate<String> has) {
    return has.test(DegreeForm.SIGN)
        || (has.test("laws") && has.test(DegreeForm.CERTIFICATE_KEY) && !has.test("cell") && !has.test("status"));
  }

  @Override
  public Theorem read(byte[] json) {
    StrictObject document = StrictObject.any(json, Lists.ARRAYS);
    document.need(DegreeForm.CERTIFICATE_KEY);
    if (document.isNull(DegreeForm.CERTIFICATE_KEY)) {
      throw new RecordFormatException("expected a certificate, got laws that were printed without one: those of laws"
          + " with --degree and --format json can be verified");
    }
    return new OfDegree(document, document.object(DegreeForm.CERTIFICATE_KEY, DegreeForm.FORM));
  }

  /** One of them. */
  private final class OfDegree implements Theorem {
    private final StrictObject document;
    private final DegreeCertificate certificate;

    OfDegree(StrictObject document, DegreeCertificate certificate) {
      this.document = document;
      this.certificate = certificate;
    }

    @Override
    public String name() {
      return "laws of degree " + certificate.question().degree() + " of " + certificate.question().subject().stem();
    }

    @Override
    public Optional<String> refuse(Team team) {
      Optional<String> counted = verifier.refuse(certificate, team);
      if (counted.isPresent()) {
        return counted;
      }
      Optional<DegreeResult> basis = document.has(DegreeForm.BASIS_KEY)
          ? Optional.of(verifier.again(DegreePlan.of(certificate.question()), team))
          : Optional.empty();
      return differences(basis.orElseGet(() -> new DegreeResult(certificate, Optional.empty())));
    }

    /** What the document says besides its certificate, compared with what is printed. */
    private Optional<String> differences(DegreeResult result) {
      PrintedLaws laws = laws(certificate.question().subject());
      Form<PrintedLaws> first = LawsForm.of(laws);
      Form<DegreeResult> rest = DegreeForm.of(result);
      Set<String> keys = new HashSet<>(first.keys());
      keys.addAll(rest.keys());
      return document.difference(keys, List.of(first.bytes(laws, Lists.ARRAYS), rest.bytes(result, Lists.ARRAYS)));
    }

    private PrintedLaws laws(Subject subject) {
      LawQuestion question = new LawQuestion(subject);
      return new PrintedLaws(NetworkLaws.of(question), ScalarLaws.of(question), ScalarLaws.notes(question),
          document.someHas("laws", "entries"));
    }
  }
}
