package lawsweep.sweep;

/** A stream of random words that can be read anywhere: a word is a pure function of the stream and its index. */
@FunctionalInterface
interface RandomWords {

  /** 64 uniform bits; {@code index} ≥ 0. */
  long word(long index);

  /**
   * The stream for the {@code entry}-th random entry (from 0) of a sweep with this seed.
   *
   * <p>The generator is SplitMix64's finalizer over a Weyl sequence (Steele, Lea and Flood, OOPSLA 2014), keyed by
   * hashing seed and entry.
   */
  static RandomWords of(long sweepSeed, int entry) {
    long key = mix(mix(sweepSeed + GOLDEN) ^ (entry + 1L) * GOLDEN);
    return index -> mix(key + (index + 1) * GOLDEN);
  }

  /** 2^64 divided by the golden ratio, made odd. */
  long GOLDEN = 0x9E3779B97F4A7C15L;

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
