package lawsweep.lie.span;

import java.util.List;

/**
 * A draw whose spans are made elsewhere, one draw after the other: what it waits for, and how it goes on when that is
 * there. For one thread at a time.
 */
public interface PatternDraw {

  /**
   * Begins a draw.
   *
   * @return what it waits for; empty if it has ended
   */
  List<PatternWork> begin(int draw);

  /**
   * Goes on.
   *
   * @param spans what it waited for, in order
   * @return what it waits for next; empty if it has ended
   */
  List<PatternWork> proceed(List<PatternSpan> spans);
}
