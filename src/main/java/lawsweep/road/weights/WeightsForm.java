package lawsweep.road.weights;

import lawsweep.json.Form;
import lawsweep.json.StrictObject;
import lawsweep.law.CertificateForm;
import lawsweep.road.weights.WeightsCertificate.Climb;
import lawsweep.road.weights.WeightsCertificate.Draw;
import lawsweep.road.weights.WeightsCertificate.Level;
import lawsweep.road.weights.WeightsCertificate.Patterns;
import lawsweep.road.weights.WeightsCertificate.Space;

/** Certificates of counts at weights from a file as JSON objects: what all have, N by kind, patterns, and the draws. */
final class WeightsForm {

  private static final Form<Level> LEVEL = Form.<Level>of()
      .whole("length", Level::bracketLength)
      .whole("samples", Level::samples)
      .whole("rank", Level::rank)
      .make(level -> new Level(level.integer("length"), level.integer("samples"), level.integer("rank")));

  private static final Form<Climb> CLIMB = Form.<Climb>of()
      .numbers("ranks", Climb::ranks)
      .make(climb -> new Climb(climb.numbers("ranks")));

  private static final Form<Space> SPACE = Form.<Space>of()
      .whole("dimension", Space::dimension)
      .object("inside", CLIMB, Space::inside)
      .make(space -> new Space(space.integer("dimension"), space.object("inside", CLIMB)));

  private static final Form<Draw> DRAW = Form.<Draw>of()
      .whole("index", Draw::index)
      .whole("prime", Draw::prime)
      .whole("laws", Draw::laws)
      .list("levels", LEVEL, Draw::levels)
      .maybe("generic", CLIMB, Draw::generic)
      .maybe("space", SPACE, Draw::space)
      .make(draw -> new Draw(draw.integer("index"), draw.integer("prime"), draw.integer("laws"),
          draw.objects("levels", LEVEL), draw.maybe("generic", CLIMB), draw.maybe("space", SPACE)));

  private static final Form<Patterns> PATTERNS = Form.<Patterns>of()
      .whole("count", Patterns::count)
      .truth("all", Patterns::all)
      .make(patterns -> new Patterns(patterns.integer("count"), patterns.truth("all")));

  static final CertificateForm FORM = CertificateForm.ofWeights(WeightsCertificate.class,
      own -> own.counts("kinds", WeightsCertificate::kinds)
          .maybe("patterns", PATTERNS, WeightsCertificate::patterns)
          .list("draws", DRAW, WeightsCertificate::draws),
      WeightsForm::make);

  private WeightsForm() {}

  private static WeightsCertificate make(CertificateForm.Common common, StrictObject own) {
    WeightsCertificate certificate = new WeightsCertificate(common.engine(), common.cell(), own.longs("kinds"),
        own.maybe("patterns", PATTERNS), own.objects("draws", DRAW), common.rank(), common.fingerprint());
    own.same("known_laws", certificate.knownLaws(), common.knownLaws());
    return certificate;
  }
}
