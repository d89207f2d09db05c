package lawsweep.road.generators;

import lawsweep.json.StrictObject;
import lawsweep.law.CertificateForm;

/** Certificates of known laws by type as JSON objects. */
final class GeneratorsForm {

  static final CertificateForm FORM = CertificateForm.ofKnownLaws(GeneratorsCertificate.class,
      own -> own.counts("kinds", GeneratorsCertificate::kinds)
          .counts("survives", GeneratorsCertificate::left)
          .textOrNull("doubt", GeneratorsCertificate::doubt),
      GeneratorsForm::make);

  private GeneratorsForm() {}

  private static GeneratorsCertificate make(CertificateForm.Common common, StrictObject own) {
    GeneratorsCertificate certificate = new GeneratorsCertificate(common.engine(), common.cell(), own.longs("kinds"),
        own.longs("survives"), own.textOrEmpty("doubt"), common.fingerprint());
    own.same("known_laws", certificate.knownLaws(), common.knownLaws());
    return certificate;
  }
}
