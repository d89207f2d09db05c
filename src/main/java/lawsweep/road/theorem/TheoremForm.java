package lawsweep.road.theorem;

import java.util.List;
import lawsweep.json.StrictObject;
import lawsweep.law.CertificateForm;
import lawsweep.road.theorem.TheoremCertificate.Said;

/** Certificates of the theorem road as JSON objects: what all have, and what the theorem says of the network. */
final class TheoremForm {

  private static final String BETWEEN = "; ";

  static final CertificateForm FORM = CertificateForm.ofLines(TheoremCertificate.class,
      own -> own
          .word("statement", Statements.WORDS, certificate -> Statements.WORDS.find(certificate.statement()).get())
          .counts("kinds", certificate -> certificate.said().kinds())
          .counts("others", certificate -> certificate.said().others())
          .text("checked", certificate -> String.join(BETWEEN, certificate.said().checked()))
          .text("formula", certificate -> certificate.said().formula()),
      TheoremForm::make);

  private TheoremForm() {}

  private static TheoremCertificate make(CertificateForm.Common common, StrictObject own) {
    String checked = own.text("checked");
    TheoremCertificate certificate = new TheoremCertificate(common.engine(), common.cell(),
        own.word("statement", Statements.WORDS).label(),
        new Said(common.rank(), own.longs("kinds"), own.longs("others"),
            checked.isEmpty() ? List.of() : List.of(checked.split(BETWEEN, -1)), own.text("formula")),
        common.fingerprint());
    own.same("known_laws", certificate.knownLaws(), common.knownLaws());
    return certificate;
  }
}
