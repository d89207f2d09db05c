package lawsweep.recast;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import lawsweep.json.Form;
import lawsweep.json.Lists;

/**
 * The JSON object of {@code lawsweep metric --json}: {@code family, widths, bias, parameters, closed, dim_w0, lie_dim};
 * of a point {@code laws, residual, trace, rank, size, M}, null where there is none; and the table {@code imbalance}.
 */
public final class RecastForm {

  private static final JsonFactory JSON = new JsonFactory();

  private static final Form<Imbalance> IMBALANCE = Form.<Imbalance>of()
      .real("law", Imbalance::law)
      .real("residual", Imbalance::residual)
      .real("trace", Imbalance::trace)
      .maybeReal("condition", Imbalance::condition)
      .maybeReal("change", Imbalance::change)
      .writeOnly();

  private static final Form<Recast.At> AT = Form.<Recast.At>of()
      .reals("laws", Recast.At::laws)
      .real("residual", Recast.At::residual)
      .real("trace", at -> at.metric().trace())
      .value("rank", RecastForm::rank)
      .whole("size", at -> at.metric().size())
      .value("M", RecastForm::matrix)
      .make(_ -> {
        throw new IllegalArgumentException("expected nobody to read this object");
      });

  private static final Form<Recast> RECAST = Form.<Recast>of()
      .text("family", recast -> recast.network().family().label())
      .numbers("widths", recast -> recast.network().widths())
      .text("bias", recast -> recast.network().bias().label())
      .whole("parameters", recast -> recast.network().parameters())
      .truth("closed", recast -> recast.closure().closed())
      .whole("dim_w0", recast -> recast.closure().dimW0())
      .whole("lie_dim", recast -> recast.closure().lieDim())
      .maybeEmbed(AT, "an object without a point", Recast::at)
      .list("imbalance", IMBALANCE, Recast::sweep)
      .writeOnly();

  private RecastForm() {}

  private static void rank(JsonGenerator json, Recast.At at) throws IOException {
    OptionalLong rank = at.metric().rank();
    if (rank.isPresent()) {
      json.writeNumber(rank.getAsLong());
    } else {
      json.writeNull();
    }
  }

  private static void matrix(JsonGenerator json, Recast.At at) throws IOException {
    if (!at.small()) {
      json.writeNull();
      return;
    }
    double[] row = new double[(int) at.metric().size()];
    json.writeStartArray();
    for (int k = 0; k < row.length; k++) {
      at.metric().row(k, row);
      json.writeArray(row, 0, row.length);
    }
    json.writeEndArray();
  }

  /** Writes the object as one line. */
  public static void write(Recast recast, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      RECAST.write(json, recast, Lists.ARRAYS);
      json.writeRaw('\n');
    }
  }
}
