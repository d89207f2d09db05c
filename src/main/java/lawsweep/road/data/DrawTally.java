package lawsweep.road.data;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the draws of a cell gave together.
 *
 * @param ranks dim W_0(θ)
 * @param lies dim Lie(W_0) at almost all weights near θ: D less this is the number of laws there
 * @param deadNeurons hidden neurons that no input makes active
 * @param atPhi draws whose dim W_0(θ) is that of φ
 * @param patterns distinct activation patterns used, summed over draws; 0 where neurons have no gates
 * @param sampled draws that fell short of φ though not all patterns are known to be among those used. Their
 *     dimensions are lower bounds, with the confidence that the certificate states
 * @param rankWitnesses for each value of dim W_0(θ) the first draws that had it, at most {@value #MOST_WITNESSES}
 * @param lieWitnesses for each value of dim Lie(W_0)(θ) the same
 */
public record DrawTally(
    Histogram ranks,
    Histogram lies,
    Histogram deadNeurons,
    long atPhi,
    long patterns,
    long sampled,
    SortedMap<Integer, List<Integer>> rankWitnesses,
    SortedMap<Integer, List<Integer>> lieWitnesses) {

  /** How many draws a value keeps. */
  public static final int MOST_WITNESSES = 3;

  /** Copies the maps. */
  public DrawTally {
    rankWitnesses = Collections.unmodifiableSortedMap(new TreeMap<>(rankWitnesses));
    lieWitnesses = Collections.unmodifiableSortedMap(new TreeMap<>(lieWitnesses));
  }

  /** True if every draw's dimensions were told, from all of its patterns. */
  public boolean told() {
    return ranks.undecided() == 0 && lies.undecided() == 0 && sampled == 0;
  }

  /** The share of draws whose dim W_0 is that of φ; 0 if none was counted. */
  public double shareAtPhi() {
    return ranks.total() == 0 ? 0 : atPhi / (double) ranks.total();
  }
}
