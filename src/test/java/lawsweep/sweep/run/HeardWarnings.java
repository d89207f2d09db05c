package lawsweep.sweep.run;

import java.util.List;
import java.util.function.Supplier;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.log.Gist;

/** A listener that keeps warnings and nothing else. */
public record HeardWarnings(List<String> said) implements RunListener {

  @Override
  public void found(CellRecord record) {}

  @Override
  public void counted(Gist gist, Supplier<String> key, double seconds) {}

  @Override
  public void recorded(CellRecord record) {}

  @Override
  public void warn(String line) {
    said.add(line);
  }
}
