package lawsweep.kind.drift;

import java.util.List;
import java.util.Optional;
import lawsweep.checkpoint.run.Fact;
import lawsweep.checkpoint.run.GradNorm;
import lawsweep.checkpoint.run.Optimizer;
import lawsweep.checkpoint.run.RunFacts;
import lawsweep.checkpoint.run.Schedule;
import lawsweep.json.Form;
import lawsweep.json.StrictObject;

/** What is known of how runs were made, as JSON: null, or a value and who says so. */
final class FactsForm {

  private static final String VALUE = "value";
  private static final String SOURCE = "source";

  private static final Form<Fact<Optimizer>> OPTIMIZER = Form.<Fact<Optimizer>>of()
      .word(VALUE, Optimizer.WORDS, Fact::value)
      .text(SOURCE, Fact::source)
      .make(line -> new Fact<>(line.word(VALUE, Optimizer.WORDS), line.text(SOURCE)));

  private static final Form<Fact<Double>> REAL = Form.<Fact<Double>>of()
      .real(VALUE, Fact::value)
      .text(SOURCE, Fact::source)
      .make(line -> new Fact<>(line.real(VALUE), line.text(SOURCE)));

  private static final Form<Fact<Long>> WHOLE = Form.<Fact<Long>>of()
      .whole(VALUE, Fact::value)
      .text(SOURCE, Fact::source)
      .make(line -> new Fact<>(line.longInteger(VALUE), line.text(SOURCE)));

  private static final Form<Fact<Schedule>> RATES = Form.<Fact<Schedule>>of()
      .value(VALUE, (json, fact) -> {
        json.writeStartArray();
        for (Schedule.Rate rate : fact.value().rates()) {
          json.writeStartArray();
          json.writeNumber(rate.step());
          json.writeNumber(rate.lr());
          json.writeEndArray();
        }
        json.writeEndArray();
      })
      .text(SOURCE, Fact::source)
      .make(line -> new Fact<>(
          new Schedule(line.arrays(VALUE, 2, pair -> new Schedule.Rate(pair.whole(0), pair.real(1)))),
          line.text(SOURCE)));

  private static final Form<Fact<List<GradNorm>>> NORMS = Form.<Fact<List<GradNorm>>>of()
      .value(VALUE, (json, fact) -> {
        json.writeStartArray();
        for (GradNorm norm : fact.value()) {
          json.writeStartArray();
          json.writeNumber(norm.step());
          json.writeNumber(norm.squared());
          json.writeEndArray();
        }
        json.writeEndArray();
      })
      .text(SOURCE, Fact::source)
      .make(line -> new Fact<>(line.arrays(VALUE, 2, pair -> new GradNorm(pair.whole(0), pair.real(1))),
          line.text(SOURCE)));

  static final Form<RunFacts> FORM = Form.<RunFacts>of()
      .maybe("optimizer", OPTIMIZER, RunFacts::optimizer)
      .maybe("lr", RATES, RunFacts::lr)
      .maybe("momentum", REAL, RunFacts::momentum)
      .maybe("weight_decay", REAL, RunFacts::weightDecay)
      .maybe("batch", WHOLE, RunFacts::batch)
      .maybe("grad_norms", NORMS, RunFacts::gradNorms)
      .make(FactsForm::read);

  private FactsForm() {}

  private static RunFacts read(StrictObject line) {
    Optional<Fact<Schedule>> rates = line.maybe("lr", RATES);
    return new RunFacts(line.maybe("optimizer", OPTIMIZER), rates, line.maybe("momentum", REAL),
        line.maybe("weight_decay", REAL), line.maybe("batch", WHOLE), line.maybe("grad_norms", NORMS));
  }
}
