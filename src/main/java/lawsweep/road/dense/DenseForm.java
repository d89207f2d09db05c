package lawsweep.road.dense;

import lawsweep.json.Form;
import lawsweep.law.CertificateForm;

/** Certificates of the dense road as JSON objects: what all have, and the draws with their levels. */
final class DenseForm {

  private static final Form<DenseCertificate.Level> LEVEL = Form.<DenseCertificate.Level>of()
      .whole("length", DenseCertificate.Level::bracketLength)
      .whole("samples", DenseCertificate.Level::samples)
      .whole("rank", DenseCertificate.Level::rank)
      .make(level -> new DenseCertificate.Level(level.integer("length"), level.integer("samples"),
          level.integer("rank")));

  private static final Form<DenseCertificate.Draw> DRAW = Form.<DenseCertificate.Draw>of()
      .whole("index", DenseCertificate.Draw::index)
      .whole("prime", DenseCertificate.Draw::prime)
      .whole("columns", DenseCertificate.Draw::columns)
      .list("levels", LEVEL, DenseCertificate.Draw::levels)
      .make(draw -> new DenseCertificate.Draw(draw.integer("index"), draw.integer("prime"), draw.integer("columns"),
          draw.objects("levels", LEVEL)));

  static final CertificateForm FORM = CertificateForm.of(DenseCertificate.class,
      own -> own.list("draws", DRAW, DenseCertificate::draws),
      (common, own) -> new DenseCertificate(common.engine(), common.cell(), own.objects("draws", DRAW), common.rank(),
          common.knownLaws(), common.provenLaws(), common.fingerprint()));

  private DenseForm() {}
}
