package lawsweep.road.circuit;

import java.util.List;
import lawsweep.circuit.walk.ArgumentCertificate;
import lawsweep.circuit.walk.RootCertificate;
import lawsweep.json.Form;
import lawsweep.json.StrictObject;
import lawsweep.law.CertificateForm;
import lawsweep.road.circuit.CircuitCertificate.Draw;
import lawsweep.road.circuit.CircuitCertificate.Freedom;
import lawsweep.road.circuit.CircuitCertificate.Laws;
import lawsweep.road.circuit.CircuitCertificate.Level;

/** Certificates of the circuit road as JSON objects: what all have, N by kind, both certificates, and the draws. */
final class CircuitForm {

  private static final Form<Level> LEVEL = Form.<Level>of()
      .whole("length", Level::bracketLength)
      .whole("samples", Level::samples)
      .whole("discarded", Level::discarded)
      .whole("rank", Level::rank)
      .make(level -> new Level(level.integer("length"), level.integer("samples"), level.integer("discarded"),
          level.integer("rank")));

  private static final Form<Draw> DRAW = Form.<Draw>of()
      .whole("index", Draw::index)
      .whole("prime", Draw::prime)
      .whole("laws", Draw::laws)
      .list("levels", LEVEL, Draw::levels)
      .make(draw -> new Draw(draw.integer("index"), draw.integer("prime"), draw.integer("laws"),
          draw.objects("levels", LEVEL)));

  private static final Form<ArgumentCertificate> ARGUMENTS = Form.<ArgumentCertificate>of()
      .whole("sites", ArgumentCertificate::sites)
      .whole("distinct", ArgumentCertificate::distinct)
      .whole("rank", ArgumentCertificate::rank)
      .truth("sketched", ArgumentCertificate::sketched)
      .textOrNull("failure", ArgumentCertificate::failure)
      .make(each -> new ArgumentCertificate(each.integer("sites"), each.integer("distinct"), each.integer("rank"),
          each.truth("sketched"), each.textOrEmpty("failure")));

  private static final Form<RootCertificate> ROOTS = Form.<RootCertificate>of()
      .whole("variances", RootCertificate::variances)
      .whole("distinct", RootCertificate::distinct)
      .whole("rank", RootCertificate::rank)
      .textOrNull("failure", RootCertificate::failure)
      .make(each -> new RootCertificate(each.integer("variances"), each.integer("distinct"), each.integer("rank"),
          List.of(), each.textOrEmpty("failure")));

  static final CertificateForm FORM = CertificateForm.ofBlocks(CircuitCertificate.class,
      own -> own.counts("kinds", CircuitCertificate::kinds)
          .object("arguments", ARGUMENTS, certificate -> certificate.freedom().arguments())
          .object("roots", ROOTS, certificate -> certificate.freedom().roots())
          .list("draws", DRAW, CircuitCertificate::draws),
      CircuitForm::make);

  private CircuitForm() {}

  private static CircuitCertificate make(CertificateForm.Common common, StrictObject own) {
    CircuitCertificate certificate = new CircuitCertificate(common.engine(), common.cell(),
        new Laws(own.longs("kinds"), common.provenLaws()),
        new Freedom(own.object("arguments", ARGUMENTS), own.object("roots", ROOTS)), own.objects("draws", DRAW),
        common.rank(), common.fingerprint());
    own.same("known_laws", certificate.knownLaws(), common.knownLaws());
    return certificate;
  }
}
