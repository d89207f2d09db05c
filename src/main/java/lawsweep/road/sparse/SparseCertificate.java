package lawsweep.road.sparse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.laws.LawKind;
import lawsweep.law.Certificate;
import lawsweep.law.LawCell;

/**
 * Everything needed to recompute a count at a sparse point. Its size does not depend on the network's.
 *
 * @param engine version of the road's rules
 * @param cell the cell, sweep seed included
 * @param core the small network that was walked
 * @param blocks the parameters between components, by what these are to each other
 * @param rank r, the dimension of the Lie algebra's trace at the sparse point
 * @param knownLaws N, the rank of the gradients of known laws there
 * @param fingerprint SHA-256 in hexadecimal over all of it
 */
record SparseCertificate(
    String engine,
    LawCell cell,
    Evidence core,
    List<Block> blocks,
    long rank,
    long knownLaws,
    String fingerprint)
    implements
      Certificate {

  /** Copies the list; checks that a line says the network. */
  SparseCertificate {
    blocks = List.copyOf(blocks);
    if (cell.line().isEmpty()) {
      throw new IllegalArgumentException("expected a network that a line says, got " + cell.key());
    }
  }

  /**
   * What was found of the core: brackets and laws fill it.
   *
   * @param line the small network
   * @param draw the index of the point
   * @param prime p
   * @param bracketLength fields in the longest bracket sampled
   * @param samples how many samples were taken
   * @param laws the rank of the gradients of its known laws; the rank of brackets is the rest of its parameters
   * @param arguments of smooth functions, all independent
   */
  record Evidence(String line, int draw, int prime, int bracketLength, int samples, int laws, int arguments) {}

  /**
   * The parameters between two components, or inside one.
   *
   * @param pair what the two are to each other
   * @param count how many such pairs the network has
   * @param size parameters of each
   * @param laws known laws of each; brackets have the rest
   */
  record Block(String pair, long count, int size, int laws) {

    /** The block of a network that has so many. */
    Block times(long many) {
      return new Block(pair, many, size, laws);
    }
  }

  @Override
  public String method() {
    return SparseCounter.METHOD;
  }

  @Override
  public long provenLaws() {
    return knownLaws;
  }

  /** Biases of keys stand still; all others are laws inside heads. */
  @Override
  public Optional<Map<String, Long>> knownKinds() {
    long still = SparseCounter.shape(cell).still();
    Map<String, Long> kinds = new LinkedHashMap<>();
    kinds.put(LawKind.STILL.word(), still);
    kinds.put(LawKind.HEADS.word(), knownLaws - still);
    kinds.values().removeIf(number -> number == 0);
    return Optional.of(kinds);
  }

  @Override
  public List<Integer> primes() {
    return List.of(core.prime);
  }
}
