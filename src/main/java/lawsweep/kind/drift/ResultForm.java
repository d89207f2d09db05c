package lawsweep.kind.drift;

import java.util.List;
import java.util.Optional;
import lawsweep.drift.CheckpointDrift;
import lawsweep.drift.DriftResult;
import lawsweep.drift.Fit;
import lawsweep.drift.GroupResult;
import lawsweep.drift.RunCourse;
import lawsweep.drift.RunNames;
import lawsweep.drift.RunResult;
import lawsweep.drift.Verdict;
import lawsweep.json.Form;
import lawsweep.json.StrictObject;

/** What runs conserve, as JSON that can be read back: all that was measured. */
final class ResultForm {

  private static final Form<CheckpointDrift.Angular> ANGULAR = Form.<CheckpointDrift.Angular>of()
      .real("max", CheckpointDrift.Angular::max)
      .real("rel", CheckpointDrift.Angular::rel)
      .make(line -> new CheckpointDrift.Angular(line.real("max"), line.real("rel")));

  private static final Form<CheckpointDrift.Checks> CHECKS = Form.<CheckpointDrift.Checks>of()
      .realOrNot("floors", CheckpointDrift.Checks::floors)
      .maybeReal("decay_corrected", CheckpointDrift.Checks::decayCorrected)
      .maybeReal("identity", CheckpointDrift.Checks::identity)
      .maybeReal("gradients", CheckpointDrift.Checks::gradients)
      .maybe("angular", ANGULAR, CheckpointDrift.Checks::angular)
      .make(line -> new CheckpointDrift.Checks(line.realOrNot("floors"), line.maybeReal("decay_corrected"),
          line.maybeReal("identity"), line.maybeReal("gradients"), line.maybe("angular", ANGULAR)));

  private static final Form<CheckpointDrift> CHECKPOINT = Form.<CheckpointDrift>of()
      .whole("step", CheckpointDrift::step)
      .maybeReal("rel", CheckpointDrift::rel)
      .real("max", CheckpointDrift::max)
      .maybeReal("index", CheckpointDrift::index)
      .maybeReal("decay", CheckpointDrift::decay)
      .maybeReal("floor", CheckpointDrift::floor)
      .object("checks", CHECKS, CheckpointDrift::checks)
      .make(line -> new CheckpointDrift(line.longInteger("step"), line.maybeReal("rel"), line.real("max"),
          line.maybeReal("index"), line.maybeReal("decay"), line.maybeReal("floor"), line.object("checks", CHECKS)));

  private static final Form<GroupResult> GROUP = Form.<GroupResult>of()
      .text("group", GroupResult::group)
      .text("kind", GroupResult::kind)
      .whole("count", GroupResult::count)
      .list("checkpoints", CHECKPOINT, GroupResult::checkpoints)
      .word("verdict", Verdict.WORDS, GroupResult::verdict)
      .text("reason", GroupResult::reason)
      .value("laws", (json, group) -> {
        if (group.laws().isPresent()) {
          LawsForm.of(group.group(), group.kind()).write(json, group.laws().get());
        } else {
          json.writeNull();
        }
      })
      .make(ResultForm::group);

  private static final Form<RunCourse> COURSE = Form.<RunCourse>of()
      .wholes("steps", RunCourse::steps)
      .reals("times", course -> course.times().orElse(List.of()))
      .texts("types", RunCourse::types)
      .make(line -> new RunCourse(line.wholes("steps"),
          Optional.of(line.reals("times")).filter(times -> !times.isEmpty()), line.texts("types")));

  private static final Form<RunNames> NAMES = Form.<RunNames>of()
      .text("map", RunNames::map)
      .text("prefix", RunNames::prefix)
      .texts("unmapped", RunNames::unmapped)
      .make(line -> new RunNames(line.text("map"), line.text("prefix"), line.texts("unmapped")));

  private static final Form<RunResult> RUN = Form.<RunResult>of()
      .text("run", RunResult::run)
      .object("course", COURSE, RunResult::course)
      .object("facts", FactsForm.FORM, RunResult::facts)
      .object("names", NAMES, RunResult::names)
      .list("groups", GROUP, RunResult::groups)
      .object("total", GROUP, RunResult::total)
      .make(line -> new RunResult(line.text("run"), line.object("course", COURSE),
          line.object("facts", FactsForm.FORM), line.object("names", NAMES), line.objects("groups", GROUP),
          line.object("total", GROUP)));

  private static final Form<Fit> FIT = Form.<Fit>of()
      .real("time", Fit::time)
      .texts("runs", Fit::runs)
      .reals("taus", Fit::taus)
      .reals("rel", Fit::rel)
      .real("slope", Fit::slope)
      .maybeReal("slope_se", Fit::slopeSe)
      .make(line -> new Fit(line.real("time"), line.texts("runs"), line.reals("taus"), line.reals("rel"),
          line.real("slope"), line.maybeReal("slope_se")));

  static final Form<DriftResult> FORM = Form.<DriftResult>of()
      .text("net", DriftResult::net)
      .list("runs", RUN, DriftResult::runs)
      .maybe("fit", FIT, DriftResult::fit)
      .make(line -> new DriftResult(line.text("net"), line.objects("runs", RUN), line.maybe("fit", FIT)));

  private ResultForm() {}

  private static GroupResult group(StrictObject line) {
    return new GroupResult(line.text("group"), line.text("kind"), line.longInteger("count"),
        line.objects("checkpoints", CHECKPOINT), line.word("verdict", Verdict.WORDS), line.text("reason"),
        line.maybe("laws", LawsForm.of(line.text("group"), line.text("kind"))));
  }
}
