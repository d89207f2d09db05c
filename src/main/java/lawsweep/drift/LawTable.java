package lawsweep.drift;

import java.util.List;
import java.util.stream.IntStream;
import lawsweep.drift.value.LawValues;
import lawsweep.json.Form;

/**
 * Laws of one group, one by one, in arrays: there may be millions.
 *
 * @param names what each is called
 * @param values one for each checkpoint
 */
public record LawTable(LawNames names, List<LawValues> values) {

  /** With a list that does not change. */
  public LawTable {
    values = List.copyOf(values);
  }

  /** How many laws. */
  public int count() {
    return values.getFirst().count();
  }

  /** h. */
  public double value(int checkpoint, int law) {
    return values.get(checkpoint).value(law);
  }

  /** h - h_0. */
  public double drift(int checkpoint, int law) {
    return value(checkpoint, law) - value(0, law);
  }

  /** |out_0 + in_0|, what drift is measured by. */
  public double scale(int law) {
    LawValues start = values.getFirst();
    return Math.abs(start.out()[law] + start.in()[law]);
  }

  /** |h - h_0| / |out_0 + in_0|; 0 if nothing moved, infinite if something did from nothing. */
  public double rel(int checkpoint, int law) {
    double drift = Math.abs(drift(checkpoint, law));
    return drift == 0 ? 0 : drift / scale(law);
  }

  /** |h - h_0| / (|out - out_0| + |in - in_0|); 0 if nothing moved, not a number for a law of one side. */
  public double index(int checkpoint, int law) {
    double drift = Math.abs(drift(checkpoint, law));
    LawValues start = values.getFirst();
    LawValues now = values.get(checkpoint);
    if (drift == 0) {
      return 0;
    }
    if (oneSided(start, now, law)) {
      return Double.NaN;
    }
    return drift / (Math.abs(now.out()[law] - start.out()[law]) + Math.abs(now.in()[law] - start.in()[law]));
  }

  private static boolean oneSided(LawValues start, LawValues now, int law) {
    return (start.out()[law] == 0 && now.out()[law] == 0) || (start.in()[law] == 0 && now.in()[law] == 0);
  }

  /** The standard deviation of h by rounding of the stored numbers. */
  public double floor(int checkpoint, int law) {
    return Math.sqrt(values.get(checkpoint).variance()[law]);
  }

  /**
   * One law of a run as JSON has it.
   *
   * @param table the laws of its group
   * @param law its place there
   */
  record LawLine(LawTable table, int law) {

    static final Form<LawLine> FORM = Form.<LawLine>of()
        .text("law", line -> line.table.names().law(line.law))
        .text("kind", line -> line.table.names().kind())
        .text("group", line -> line.table.names().group())
        .texts("out", line -> line.table.names().out(line.law))
        .texts("in", line -> line.table.names().in(line.law))
        .value("values", (json, line) -> {
          json.writeStartArray();
          for (int checkpoint = 0; checkpoint < line.table.values().size(); checkpoint++) {
            DriftForm.number(json, line.table.value(checkpoint, line.law));
          }
          json.writeEndArray();
        })
        .value("drift", (json, line) -> DriftForm.number(json, line.table.drift(line.last(), line.law)))
        .value("rel", (json, line) -> DriftForm.number(json, line.table.rel(line.last(), line.law)))
        .value("floor", (json, line) -> DriftForm.number(json, line.table.floor(line.last(), line.law)))
        .writeOnly();

    /** All laws of a run that has kept them, group by group, one after the other as they are asked for. */
    static Iterable<LawLine> of(RunResult run) {
      List<LawTable> tables =
          run.groups().stream().map(group -> group.laws().flatMap(GroupResult.Kept::table).orElseThrow()).toList();
      return () -> tables.stream()
          .flatMap(table -> IntStream.range(0, table.count()).mapToObj(law -> new LawLine(table, law))).iterator();
    }

    private int last() {
      return table.values().size() - 1;
    }
  }
}
