package lawsweep.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.RecordForm;

/** A JSON object on each line. */
final class JsonLines implements RecordRows {

  private final RecordForm form;
  private final OutputStream out;

  JsonLines(OutputStream out, RecordForm form) {
    this.form = form;
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  @Override
  public void add(CellRecord record) throws IOException {
    out.write(form.exported(record));
    out.write('\n');
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
