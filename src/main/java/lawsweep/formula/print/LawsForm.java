package lawsweep.formula.print;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import lawsweep.formula.Factor;
import lawsweep.formula.LawFormula;
import lawsweep.formula.NamedPolynomial;
import lawsweep.formula.Polynomial;
import lawsweep.formula.Term;
import lawsweep.json.Form;
import lawsweep.law.Loss;
import lawsweep.law.NetLine;
import lawsweep.law.Subject;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.Metric;
import lawsweep.law.setting.MomentumForm;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;

/** Laws as keys of a JSON object: the network, its parameters and its laws. Others add keys behind them. */
public final class LawsForm {

  private LawsForm() {}

  /** The form for some laws: keys that mean nothing for them are left out. */
  public static Form<PrintedLaws> of(PrintedLaws laws) {
    Form.Builder<PrintedLaws> form = Form.of();
    network(form, laws.laws().question().subject());
    form.whole("parameters", printed -> printed.laws().circuit().parameters());
    laws.laws().question().flow().ifPresent(flow -> flow(form, flow, laws));
    if (laws.laws().question().decay()) {
      form.truth("weight_decay", _ -> true);
    }
    return form.value("laws", LawsForm::laws).writeOnly();
  }

  private static void network(Form.Builder<PrintedLaws> form, Subject subject) {
    switch (subject) {
      case NetLine line -> {
        form.text("net", _ -> line.text());
        line.lawsOf().ifPresent(names -> form.text("laws_of", _ -> names));
      }
      case Subject.Widths(Architecture network, Loss loss) -> {
        form.text("family", _ -> network.family().label()).numbers("widths", _ -> network.widths());
        if (network.bias() != Bias.NONE) {
          form.word("bias", Bias.WORDS, _ -> network.bias());
        }
        if (loss != Loss.MSE) {
          form.word("loss", Loss.WORDS, _ -> loss);
        }
      }
    }
  }

  private static void flow(Form.Builder<PrintedLaws> form, FlowSetting flow, PrintedLaws laws) {
    form.text("flow", _ -> flow.flow().label())
        .text("metric", _ -> flow.metrics().stream().map(Metric::label).collect(Collectors.joining(",")))
        .textOrNull("form", _ -> flow.form().map(MomentumForm::label).orElse(""))
        .textOrNull("damping", _ -> laws.laws().question().momentum()
            ? laws.laws().question().friction().label()
            : "");
  }

  private static void laws(JsonGenerator json, PrintedLaws printed) throws IOException {
    json.writeStartArray();
    for (LawFormula law : printed.all()) {
      json.writeStartObject();
      json.writeStringField("name", law.name());
      json.writeStringField("kind", law.kind().word());
      if (law.degree().isPresent()) {
        json.writeNumberField("degree", law.degree().getAsInt());
      } else {
        json.writeNullField("degree");
      }
      json.writeStringField("matrix", BodyText.plain(law.body()));
      json.writeFieldName("entries");
      if (printed.entries()) {
        entries(json, law.body().entries(law.name()));
      } else {
        json.writeNull();
      }
      json.writeStringField("time_factor", law.timeFactor());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void entries(JsonGenerator json, List<NamedPolynomial> entries) throws IOException {
    json.writeStartArray();
    for (NamedPolynomial entry : entries) {
      json.writeStartObject();
      json.writeStringField("name", entry.name());
      json.writeNumberField("degree", entry.polynomial().degree());
      json.writeFieldName("terms");
      terms(json, entry.polynomial());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** {@code [{"c":-1,"m":[["U1",1,1,1],["U2",2,1,1]]}]}: tensor, indices from 1, exponent. */
  private static void terms(JsonGenerator json, Polynomial polynomial) throws IOException {
    json.writeStartArray();
    for (Term term : polynomial.terms()) {
      json.writeStartObject();
      json.writeNumberField("c", term.coefficient());
      json.writeArrayFieldStart("m");
      for (Factor factor : term.factors()) {
        json.writeStartArray();
        json.writeString(factor.entry().tensor());
        for (int index : factor.entry().place()) {
          json.writeNumber(index);
        }
        json.writeNumber(factor.exponent());
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
