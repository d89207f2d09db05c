package lawsweep.lie.span;

import java.util.Optional;
import lawsweep.pattern.PatternSet;
import lawsweep.residue.PrimeField;

/**
 * Patterns to absorb into a span.
 *
 * @param place the span
 * @param start what the span begins with; empty if it goes on
 * @param patterns the patterns; not changed before their span is there
 * @param from the first one
 * @param to the number after that of the last one
 * @param forms true if the forms that vanish on the span are asked for
 */
public record PatternWork(int place, Optional<Start> start, PatternSet patterns, int from, int to, boolean forms) {

  /**
   * What an empty span begins with.
   *
   * @param field the integers mod p
   * @param theta the weights, residues; not to be changed
   * @param tests the sequence of words of its tests
   */
  public record Start(PrimeField field, double[] theta, long tests) {}
}
