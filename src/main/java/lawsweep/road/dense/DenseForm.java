package lawsweep.road.dense;

import java.util.ArrayList;
import java.util.List;
import lawsweep.json.Form;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.law.CertificateForm;

/**
 * Certificates of the dense road as JSON objects: what all have, the draws with their levels, and the Taylor
 * coefficients of the first, where it has some.
 */
final class DenseForm {

  private static final Form<DenseCertificate.Level> LEVEL = Form.<DenseCertificate.Level>of()
      .whole("length", DenseCertificate.Level::bracketLength)
      .whole("samples", DenseCertificate.Level::samples)
      .whole("rank", DenseCertificate.Level::rank)
      .make(level -> new DenseCertificate.Level(level.integer("length"), level.integer("samples"),
          level.integer("rank")));

  private static final Form<DenseCertificate.Order> ORDER = Form.<DenseCertificate.Order>of()
      .whole("order", DenseCertificate.Order::order)
      .whole("samples", DenseCertificate.Order::samples)
      .whole("rank", DenseCertificate.Order::rank)
      .make(order -> new DenseCertificate.Order(order.integer("order"), order.integer("samples"),
          order.integer("rank")));

  private static final Form<DenseCertificate.Draw> DRAW = Form.<DenseCertificate.Draw>of()
      .whole("index", DenseCertificate.Draw::index)
      .whole("prime", DenseCertificate.Draw::prime)
      .whole("columns", DenseCertificate.Draw::columns)
      .list("levels", LEVEL, DenseCertificate.Draw::levels)
      .make(draw -> new DenseCertificate.Draw(draw.integer("index"), draw.integer("prime"), draw.integer("columns"),
          draw.objects("levels", LEVEL), List.of()));

  static final CertificateForm FORM = CertificateForm.ofOrders(DenseCertificate.class, DenseForm::draws,
      (common, own) -> certificate(common, own.objects("draws", DRAW)),
      own -> draws(own).list(CertificateForm.ORDERS_KEY, ORDER, certificate -> certificate.draws().getFirst().orders()),
      (common, own) -> certificate(common, withOrders(own)));

  private DenseForm() {}

  private static Form.Builder<DenseCertificate> draws(Form.Builder<DenseCertificate> own) {
    return own.list("draws", DRAW, DenseCertificate::draws);
  }

  private static List<DenseCertificate.Draw> withOrders(StrictObject own) {
    List<DenseCertificate.Draw> draws = new ArrayList<>(own.objects("draws", DRAW));
    List<DenseCertificate.Order> orders = own.objects(CertificateForm.ORDERS_KEY, ORDER);
    if (draws.isEmpty() || orders.isEmpty()) {
      throw new RecordFormatException("expected '" + CertificateForm.ORDERS_KEY + "' of a draw, or no such key");
    }
    draws.set(0, draws.getFirst().with(orders));
    return draws;
  }

  private static DenseCertificate certificate(CertificateForm.Common common, List<DenseCertificate.Draw> draws) {
    return new DenseCertificate(common.engine(), common.cell(), draws, common.rank(), common.knownLaws(),
        common.provenLaws(), common.fingerprint());
  }
}
