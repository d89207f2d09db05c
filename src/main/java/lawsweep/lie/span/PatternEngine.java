package lawsweep.lie.span;

import lawsweep.pattern.PatternSpace;

/** What absorbs fields of patterns of many draws at once. All engines give the same spans. */
public interface PatternEngine {

  /**
   * Makes room for spans.
   *
   * @param most so many places at most, at least 2; there may be fewer
   * @throws lawsweep.work.OutOfDeviceMemoryException if a device has too little memory for two
   */
  PatternSpans open(PatternSpace space, int most);
}
