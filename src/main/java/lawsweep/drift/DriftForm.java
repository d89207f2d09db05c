package lawsweep.drift;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalDouble;
import lawsweep.json.Form;

/** The JSON object that {@code lawsweep drift --json} prints. Numbers that nothing gives are null. */
public final class DriftForm {

  /** So many laws of a run are written one by one unless all are asked for. */
  public static final int MOST_LAWS = 10_000;

  private static final JsonFactory JSON = new JsonFactory();

  private static final Form<CheckpointDrift.Angular> ANGULAR = Form.<CheckpointDrift.Angular>of()
      .value("max", (json, angular) -> number(json, angular.max()))
      .value("rel", (json, angular) -> number(json, angular.rel()))
      .writeOnly();

  private static final Form<CheckpointDrift> CHECKPOINT = Form.<CheckpointDrift>of()
      .whole("step", CheckpointDrift::step)
      .value("rel", (json, drift) -> number(json, drift.rel()))
      .value("max", (json, drift) -> number(json, drift.max()))
      .value("index", (json, drift) -> number(json, drift.index()))
      .value("decay", (json, drift) -> number(json, drift.decay()))
      .value("floor", (json, drift) -> number(json, drift.floor()))
      .value("decay_corrected", (json, drift) -> number(json, drift.checks().decayCorrected()))
      .value("floors", (json, drift) -> number(json, drift.checks().floors()))
      .value("second_order", (json, drift) -> number(json, drift.checks().identity()))
      .value("gradients", (json, drift) -> number(json, drift.checks().gradients()))
      .maybe("angular_momentum", ANGULAR, drift -> drift.checks().angular())
      .writeOnly();

  private static final Form<Spectra.Values> SINGULAR = Form.<Spectra.Values>of()
      .value("low", (json, values) -> numbers(json, values.low()))
      .value("middle", (json, values) -> numbers(json, values.middle()))
      .value("high", (json, values) -> numbers(json, values.high()))
      .writeOnly();

  private static final Form<Spectra> SPECTRA = Form.<Spectra>of()
      .whole("side", Spectra::side)
      .whole("matrices", Spectra::matrices)
      .value("places", (json, spectra) -> wholes(json, spectra.places()))
      .object("first", SINGULAR, Spectra::first)
      .object("last", SINGULAR, Spectra::last)
      .writeOnly();

  private static final Form<LawSpread> SPREAD = Form.<LawSpread>of()
      .value("edges", (json, spread) -> numbers(json, spread.edges()))
      .value("counts", (json, spread) -> wholes(json, spread.counts()))
      .value("drifts", (json, spread) -> rows(json, spread.drifts()))
      .maybe("spectra", SPECTRA, LawSpread::spectra)
      .writeOnly();

  private static final Form<GroupResult> GROUP = Form.<GroupResult>of()
      .text("group", GroupResult::group)
      .text("kind", GroupResult::kind)
      .whole("count", GroupResult::count)
      .list("checkpoints", CHECKPOINT, GroupResult::checkpoints)
      .text("verdict", group -> group.verdict().word())
      .text("reason", GroupResult::reason)
      .maybe("spread", SPREAD, group -> group.laws().map(GroupResult.Kept::spread))
      .writeOnly();

  private static final Form<Fit> FIT = Form.<Fit>of()
      .value("time", (json, fit) -> number(json, fit.time()))
      .texts("runs", Fit::runs)
      .value("taus", (json, fit) -> numbers(json, fit.taus()))
      .value("rel", (json, fit) -> numbers(json, fit.rel()))
      .value("slope", (json, fit) -> number(json, fit.slope()))
      .value("slope_se", (json, fit) -> number(json, fit.slopeSe()))
      .writeOnly();

  private static final Form<RunResult> RUN = run().writeOnly();

  private static final Form<RunResult> RUN_WITH_LAWS =
      run().list("laws", LawTable.LawLine.FORM, LawTable.LawLine::of).writeOnly();

  private DriftForm() {}

  private static Form.Builder<RunResult> run() {
    return Form.<RunResult>of()
        .text("run", RunResult::run)
        .embed(RunFactsForm.FORM, RunResult::facts)
        .value("steps", (json, run) -> wholes(json, run.course().steps()))
        .value("times", DriftForm::times)
        .texts("types", run -> run.course().types())
        .text("names", run -> run.names().map())
        .textOrNull("prefix", run -> run.names().prefix())
        .texts("unmapped", run -> run.names().unmapped())
        .list("groups", GROUP, RunResult::groups)
        .object("total", GROUP, RunResult::total);
  }

  /**
   * Writes a result as one line. Laws are there for runs that have kept them, up to {@link #MOST_LAWS} or all.
   *
   * @param all whether more laws than that are written too
   */
  public static void write(DriftResult result, boolean all, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      form(all).write(json, result);
      json.writeRaw('\n');
    }
  }

  private static Form<DriftResult> form(boolean all) {
    return Form.<DriftResult>of()
        .text("schema", _ -> DriftResult.SCHEMA)
        .text("net", DriftResult::net)
        .lists("runs", (json, result, lists) -> {
          json.writeStartArray();
          for (RunResult run : result.runs()) {
            (hasLaws(run, all) ? RUN_WITH_LAWS : RUN).write(json, run, lists);
          }
          json.writeEndArray();
        })
        .maybe("fit", FIT, DriftResult::fit)
        .writeOnly();
  }

  private static boolean hasLaws(RunResult run, boolean all) {
    return (all || run.total().count() <= MOST_LAWS)
        && run.groups().stream().allMatch(group -> group.laws().flatMap(GroupResult.Kept::table).isPresent());
  }

  private static void times(JsonGenerator json, RunResult run) throws IOException {
    if (run.course().times().isEmpty()) {
      json.writeNull();
    } else {
      numbers(json, run.course().times().get());
    }
  }

  private static void rows(JsonGenerator json, List<List<Double>> rows) throws IOException {
    json.writeStartArray();
    for (List<Double> row : rows) {
      numbers(json, row);
    }
    json.writeEndArray();
  }

  /** Writes an array of numbers. */
  static void numbers(JsonGenerator json, List<Double> numbers) throws IOException {
    json.writeStartArray();
    for (double number : numbers) {
      number(json, number);
    }
    json.writeEndArray();
  }

  private static void wholes(JsonGenerator json, List<? extends Number> numbers) throws IOException {
    json.writeStartArray();
    for (Number number : numbers) {
      json.writeNumber(number.longValue());
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, OptionalDouble number) throws IOException {
    number(json, number.orElse(Double.NaN));
  }

  /** Writes a number; null for one that is not finite. */
  static void number(JsonGenerator json, double number) throws IOException {
    if (Double.isFinite(number)) {
      json.writeNumber(number);
    } else {
      json.writeNull();
    }
  }
}
