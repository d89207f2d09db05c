package lawsweep.drift;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import lawsweep.checkpoint.run.Fact;
import lawsweep.checkpoint.run.RunFacts;
import lawsweep.checkpoint.run.Schedule;
import lawsweep.json.Form;

/** The facts of a run in JSON: values, and below {@code sources} who says so; null for what nothing tells. */
final class RunFactsForm {

  private static final Form<RunFacts> SOURCES = Form.<RunFacts>of()
      .textOrNull("optimizer", facts -> source(facts.optimizer()))
      .textOrNull("lr", facts -> source(facts.lr()))
      .textOrNull("momentum", facts -> source(facts.momentum()))
      .textOrNull("weight_decay", facts -> source(facts.weightDecay()))
      .textOrNull("batch", facts -> source(facts.batch()))
      .textOrNull("grad_norms", facts -> source(facts.gradNorms()))
      .writeOnly();

  static final Form<RunFacts> FORM = Form.<RunFacts>of()
      .textOrNull("optimizer", facts -> facts.optimizer().map(fact -> fact.value().label()).orElse(""))
      .value("lr", RunFactsForm::lr)
      .value("momentum", (json, facts) -> number(json, facts.momentum()))
      .value("weight_decay", (json, facts) -> number(json, facts.weightDecay()))
      .value("batch", RunFactsForm::batch)
      .object("sources", SOURCES, facts -> facts)
      .writeOnly();

  private RunFactsForm() {}

  private static String source(Optional<? extends Fact<?>> fact) {
    return fact.isPresent() ? fact.get().source() : "";
  }

  private static void lr(JsonGenerator json, RunFacts facts) throws IOException {
    if (facts.lr().isEmpty()) {
      json.writeNull();
      return;
    }
    Schedule rates = facts.lr().get().value();
    if (rates.isConstant()) {
      json.writeNumber(rates.at(0));
      return;
    }
    json.writeStartArray();
    for (Schedule.Rate rate : rates.rates()) {
      json.writeStartArray();
      json.writeNumber(rate.step());
      json.writeNumber(rate.lr());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, Optional<Fact<Double>> fact) throws IOException {
    DriftForm.number(json, fact.isPresent() ? fact.get().value() : Double.NaN);
  }

  private static void batch(JsonGenerator json, RunFacts facts) throws IOException {
    if (facts.batch().isPresent()) {
      json.writeNumber(facts.batch().get().value());
    } else {
      json.writeNull();
    }
  }
}
