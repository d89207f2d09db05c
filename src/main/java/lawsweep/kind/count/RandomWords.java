package lawsweep.kind.count;

import lawsweep.random.Stream;

/** A stream of random words that can be read anywhere: a word is a pure function of the stream and its index. */
@FunctionalInterface
interface RandomWords {

  /** 64 uniform bits; {@code index} ≥ 0. */
  long word(long index);

  /** The stream for the {@code entry}-th random entry (from 0) of a sweep with this seed. */
  static RandomWords of(long sweepSeed, int entry) {
    Stream stream = Stream.named("lawsweep random architectures " + sweepSeed + " " + entry);
    return index -> stream.word(0, index);
  }
}
