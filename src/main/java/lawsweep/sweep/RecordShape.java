package lawsweep.sweep;

import java.util.Optional;
import java.util.Set;
import lawsweep.json.Form;

/**
 * How some records are written and read, as JSON objects with one set of keys.
 *
 * @param signs keys that only such records have, all of them; none for the shape of records that have none of the
 *     signs of others
 * @param mark a key by which an object is taken for such a record even if it cannot be read
 * @param whole all of a record, as journals have it
 * @param exported what exports have of it: what follows from it they may say as well, and leave something out as long
 *     as the rest can be checked
 * @param brief what exports of version 0.1.0 had of it, if they left something out; their lists are text
 */
public record RecordShape(
    Set<String> signs,
    String mark,
    Form<CellRecord> whole,
    Form<CellRecord> exported,
    Optional<Form<CellRecord>> brief) {

  /** Copies the set. */
  public RecordShape {
    signs = Set.copyOf(signs);
  }

  /** The shape of records that are exported as they are. */
  public static RecordShape of(String sign, Form<CellRecord> whole) {
    return new RecordShape(Set.of(sign), sign, whole, whole, Optional.empty());
  }

  /**
   * The shape of the records of a new kind: the keys of all records, the cell and what it gave as objects of their own.
   *
   * @param cellKey the key of the cell's object, the sign
   * @param cell the form of that object; it says all of the cell, seeds included
   * @param outcomeKey the key of what it gave, null where there is nothing
   * @param outcome the form of that object
   */
  public static <C extends Cell, R extends Outcome> RecordShape of(String cellKey, Class<C> cells, Form<C> cell,
      String outcomeKey, Class<R> outcomes, Form<R> outcome) {
    Form.Builder<CellRecord> form = RecordForm.begin();
    RecordForm.followsFromCell(form);
    RecordForm.method(form);
    RecordForm.end(form)
        .object(cellKey, cell, record -> cells.cast(record.cell()))
        .maybe(outcomeKey, outcome, record -> record.outcome().map(outcomes::cast));
    return of(cellKey, form.make(
        line -> RecordForm.record(line, line.object(cellKey, cell), line.maybe(outcomeKey, outcome))));
  }
}
