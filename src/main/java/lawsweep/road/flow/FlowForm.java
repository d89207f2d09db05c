package lawsweep.road.flow;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lawsweep.circuit.walk.ArgumentCertificate;
import lawsweep.circuit.walk.RootCertificate;
import lawsweep.json.Form;
import lawsweep.json.StrictObject;
import lawsweep.law.CertificateForm;
import lawsweep.law.setting.FlowSetting;
import lawsweep.road.flow.FlowCertificate.Draw;
import lawsweep.road.flow.FlowCertificate.Freedom;
import lawsweep.road.flow.FlowCertificate.Laws;
import lawsweep.road.flow.FlowCertificate.Orders;

/** Certificates of flows as JSON objects: what all have, laws that hang on time, both certificates, and the draws. */
final class FlowForm {

  private static final Form<Orders> ORDERS = Form.<Orders>of()
      .whole("most", Orders::most)
      .numbers("ranks", Orders::ranks)
      .make(flow -> new Orders(flow.integer("most"), flow.numbers("ranks")));

  private static final Form<Draw> DRAW = Form.<Draw>of()
      .whole("index", Draw::index)
      .whole("prime", Draw::prime)
      .whole("known", Draw::known)
      .whole("proven", Draw::proven)
      .list("flows", ORDERS, Draw::flows)
      .make(draw -> new Draw(draw.integer("index"), draw.integer("prime"), draw.integer("known"),
          draw.integer("proven"), draw.objects("flows", ORDERS)));

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

  private FlowForm() {}

  /**
   * The form of certificates.
   *
   * @param lines true for networks that a line says, false for those with widths
   */
  static CertificateForm of(boolean lines) {
    return CertificateForm.ofSettings(lines, FlowCertificate.class,
        own -> own.value("time_laws", (json, certificate) -> write(json, certificate.laws().time()))
            .object("arguments", ARGUMENTS, certificate -> certificate.freedom().arguments())
            .object("roots", ROOTS, certificate -> certificate.freedom().roots())
            .list("draws", DRAW, FlowCertificate::draws),
        FlowForm::make);
  }

  private static void write(JsonGenerator json, Optional<Long> number) throws IOException {
    if (number.isPresent()) {
      json.writeNumber(number.get());
    } else {
      json.writeNull();
    }
  }

  private static FlowCertificate make(CertificateForm.Common common, StrictObject own) {
    if (common.cell().setting().orElse(null) instanceof FlowSetting) {
      FlowNetwork.check(common.cell());
    }
    Optional<Long> time = own.isNull("time_laws") ? Optional.empty() : Optional.of(own.longInteger("time_laws"));
    return new FlowCertificate(common.engine(), common.cell(), new Laws(common.knownLaws(), common.provenLaws(), time),
        new Freedom(own.object("arguments", ARGUMENTS), own.object("roots", ROOTS)), own.objects("draws", DRAW),
        common.rank(), common.fingerprint());
  }
}
