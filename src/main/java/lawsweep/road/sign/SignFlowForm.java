package lawsweep.road.sign;

import lawsweep.json.Form;
import lawsweep.law.CertificateForm;
import lawsweep.law.Loss;

/** Certificates of sign flows as JSON objects: what all have, and the draws at which hyperplanes were counted. */
final class SignFlowForm {

  private static final Form<SignFlowCertificate.Draw> DRAW = Form.<SignFlowCertificate.Draw>of()
      .whole("prime", SignFlowCertificate.Draw::prime)
      .whole("hyperplanes", SignFlowCertificate.Draw::hyperplanes)
      .make(draw -> new SignFlowCertificate.Draw(draw.integer("prime"), draw.longInteger("hyperplanes")));

  private SignFlowForm() {}

  /** The form of certificates for a loss. */
  static CertificateForm of(Loss loss) {
    return CertificateForm.ofLoss(loss, SignFlowCertificate.class,
        own -> own.list("draws", DRAW, SignFlowCertificate::draws),
        (common, own) -> new SignFlowCertificate(common.engine(), common.cell(), own.objects("draws", DRAW),
            common.rank(), common.knownLaws(), common.provenLaws(), common.fingerprint()));
  }
}
