package lawsweep.sweep;

import java.util.List;

/** A table that is made of the records of one kind, besides that of cells. */
public interface Table {

  /** What users call it. */
  String name();

  /** The key of the spec whose cells it is about. */
  String entries();

  /** The table of a sweep. */
  Rows of(Sweep sweep);

  /** The table of one sweep. */
  interface Rows {

    /** Its columns, in order. */
    List<TableColumn> columns();

    /** The rows of a record: any number of them, a value for each column, null for nothing. */
    List<List<Object>> of(CellRecord record);
  }
}
