/**
 * Tables of a result directory as CSV, JSON lines and Parquet. Begin with {@link lawsweep.export.ResultExport}. What
 * columns and rows a table has is said by the kinds of the sweep; the room knows formats, and with
 * {@code lawsweep.report} it is the only one that knows DuckDB.
 */
package lawsweep.export;
