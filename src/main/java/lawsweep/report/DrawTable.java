package lawsweep.report;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import lawsweep.kind.count.CountOutcome;
import lawsweep.law.Certificate;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCount;
import lawsweep.pattern.Inputs;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.data.Histogram;
import lawsweep.sweep.CellRecord;

/**
 * The draws of counts with data fields as the table {@code draws}: how many of a cell's draws had which dimension,
 * {@code value}, which is missing for undecided ones. {@code phi} is the dimension of φ, which none exceeds;
 * {@code samples} is missing where all inputs are meant.
 */
final class DrawTable implements Closeable {

  private final ReportDatabase.Rows rows;

  private DrawTable(ReportDatabase.Rows rows) {
    this.rows = rows;
  }

  /** Makes the table. */
  static void create(ReportDatabase database) throws IOException {
    database.execute("CREATE TABLE draws (place INTEGER, dimension VARCHAR, value INTEGER, draws BIGINT, phi BIGINT,"
        + " samples INTEGER)");
  }

  /** Adds rows to the table; to be closed before it is read. */
  static DrawTable fill(ReportDatabase database) throws IOException {
    return new DrawTable(database.rows("draws"));
  }

  /** True for a record that has rows in this table. */
  static boolean has(CellRecord record) {
    return certificate(record) instanceof DataCertificate;
  }

  private static Certificate certificate(CellRecord record) {
    return CountOutcome.count(record).map(LawCount::certificate).orElse(null);
  }

  /** Adds a record, if it is one of a count with data fields. */
  void add(int place, CellRecord record) throws IOException {
    if (certificate(record) instanceof DataCertificate certificate) {
      Integer samples =
          certificate.cell().data().flatMap(DataChoice::inputs).map(Inputs::samples).orElse(null);
      add(place, "dim W_0", certificate.tally().ranks(), certificate.phi(), samples);
      add(place, "dim Lie", certificate.tally().lies(), certificate.phi(), samples);
    }
  }

  private void add(int place, String dimension, Histogram histogram, long phi, Integer samples) throws IOException {
    for (Map.Entry<Integer, Long> entry : histogram.counts().entrySet()) {
      rows.add(place, dimension, entry.getKey(), entry.getValue(), phi, samples);
    }
    if (histogram.undecided() > 0) {
      rows.add(place, dimension, null, histogram.undecided(), phi, samples);
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
