package lawsweep.sweep.store;

import lawsweep.json.Form;
import lawsweep.sweep.CellStatus;

/** A status as a JSON object. */
final class StatusJson {

  private static final Form<SweepStatus.Note> NOTE = Form.<SweepStatus.Note>of()
      .text("cell", SweepStatus.Note::key)
      .word("status", CellStatus.WORDS, SweepStatus.Note::status)
      .text("reason", SweepStatus.Note::reason)
      .writeOnly();

  private StatusJson() {}

  static String write(SweepStatus status) {
    return form(status).text(status);
  }

  /** Its keys name the kinds of cells that the status counts. */
  private static Form<SweepStatus> form(SweepStatus status) {
    Form.Builder<SweepStatus> form = Form.<SweepStatus>of()
        .text("name", SweepStatus::name)
        .text("method", SweepStatus::method)
        .truth("complete", SweepStatus::complete)
        .truth("finished", SweepStatus::settled)
        .whole("cells", SweepStatus::cells);
    CellStatus.WORDS.all().forEach(each -> form.whole(each.label(), all -> all.count(each)));
    form.whole("remaining", SweepStatus::remaining);
    status.tallies().forEach((word, count) -> form.whole(word, all -> count));
    return form.whole("begun", SweepStatus::begun)
        .counts("verdicts", SweepStatus::byVerdict)
        .list("attention", NOTE, SweepStatus::attention)
        .texts("versions", SweepStatus::roadVersions)
        .texts("damaged", SweepStatus::damages)
        .texts("conflicts", SweepStatus::conflicts)
        .texts("notices", SweepStatus::notices)
        .writeOnly();
  }
}
