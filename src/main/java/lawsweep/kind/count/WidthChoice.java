package lawsweep.kind.count;

/** Which widths an entry asks for: listed already, or still to be drawn. */
sealed interface WidthChoice permits WidthGrid, RandomRange {

  /** How many architectures per family and bias; saturates. */
  long size();
}
