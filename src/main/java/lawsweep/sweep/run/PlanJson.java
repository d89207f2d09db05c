package lawsweep.sweep.run;

import lawsweep.json.Form;

/** A plan as a JSON object. */
final class PlanJson {

  private static final Form<SweepPlan.Item> ITEM = Form.<SweepPlan.Item>of()
      .text("cell", SweepPlan.Item::key)
      .whole("parameters", SweepPlan.Item::parameters)
      .real("core_seconds", SweepPlan.Item::seconds)
      .whole("memory_bytes", SweepPlan.Item::memoryBytes)
      .writeOnly();

  private static final Form<SweepPlan.Refused> REFUSED = Form.<SweepPlan.Refused>of()
      .text("cell", SweepPlan.Refused::key)
      .text("reason", SweepPlan.Refused::reason)
      .writeOnly();

  /** The form of the object. */
  static final Form<SweepPlan> FORM = Form.<SweepPlan>of()
      .text("name", SweepPlan::name)
      .whole("cells", SweepPlan::cells)
      .whole("skipped", SweepPlan::skipped)
      .real("flops_per_second", plan -> SweepPlan.FLOPS_PER_SECOND)
      .real("core_seconds", SweepPlan::seconds)
      .real("start_seconds", plan -> SweepPlan.START_SECONDS)
      .whole("threads", SweepPlan::threads)
      .real("elapsed_seconds", SweepPlan::elapsedSeconds)
      .whole("memory_bytes", SweepPlan::memoryBytes)
      .whole("together", plan -> plan.memory().cells())
      .whole("together_bytes", plan -> plan.memory().bytes())
      .whole("reserve_bytes", plan -> MemoryNeed.RESERVE_BYTES)
      .whole("chunks", SweepPlan::chunks)
      .real("chunk_seconds", plan -> plan.seconds() / plan.chunks())
      .list("largest", ITEM, SweepPlan::largest)
      .list("over_limits", REFUSED, SweepPlan::firstSkipped)
      .whole("cautioned", plan -> plan.cautioned().count())
      .list("cautions", REFUSED, plan -> plan.cautioned().first())
      .writeOnly();

  private PlanJson() {}
}
