package lawsweep.road.symmetry;

import lawsweep.json.Form;
import lawsweep.json.StrictObject;
import lawsweep.law.CertificateForm;
import lawsweep.road.symmetry.SymmetryCertificate.Draw;
import lawsweep.road.symmetry.SymmetryCertificate.FlowRanks;
import lawsweep.road.symmetry.SymmetryCertificate.Laws;

/** Certificates of symmetric data as JSON objects: what all have, laws by what they say, and the draws. */
final class SymmetryForm {

  private static final Form<FlowRanks> FLOW = Form.<FlowRanks>of()
      .whole("order", FlowRanks::order)
      .numbers("ranks", FlowRanks::ranks)
      .make(flow -> new FlowRanks(flow.integer("order"), flow.numbers("ranks")));

  private static final Form<Draw> DRAW = Form.<Draw>of()
      .whole("index", Draw::index)
      .whole("prime", Draw::prime)
      .whole("laws", Draw::laws)
      .list("flows", FLOW, Draw::flows)
      .make(draw -> new Draw(draw.integer("index"), draw.integer("prime"), draw.integer("laws"),
          draw.objects("flows", FLOW)));

  private SymmetryForm() {}

  /** The form for networks that a line says, or for those with widths. */
  static CertificateForm of(boolean lines) {
    return CertificateForm.ofSettings(lines, SymmetryCertificate.class,
        own -> own.counts("kinds", certificate -> certificate.laws().kinds())
            .counts("named", certificate -> certificate.laws().named())
            .list("draws", DRAW, SymmetryCertificate::draws),
        SymmetryForm::make);
  }

  private static SymmetryCertificate make(CertificateForm.Common common, StrictObject own) {
    SymmetryCertificate certificate = new SymmetryCertificate(common.engine(), common.cell(),
        new Laws(own.longs("kinds"), own.longs("named"), common.provenLaws()), own.objects("draws", DRAW),
        common.rank(), common.fingerprint());
    own.same("known_laws", certificate.knownLaws(), common.knownLaws());
    return certificate;
  }
}
