package lawsweep.lie.span;

import java.util.List;

/**
 * Spans of fields of patterns, each at a place and with weights and a prime of its own. For one thread at a time; a
 * launch may go on while its caller does other things. All may throw {@link lawsweep.work.DeviceLostException}.
 */
public interface PatternSpans extends AutoCloseable {

  /** How many places there are. */
  int places();

  /** Begins to absorb patterns, at most one work a place; what was launched before is collected. */
  void launch(List<PatternWork> works);

  /** Waits for what was launched last; the spans in the order of the works. */
  List<PatternSpan> collect();

  /** Gives back what the spans hold. */
  @Override
  void close();
}
