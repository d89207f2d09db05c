package lawsweep.gpu;

/** How long pieces of a lane's memory are: what is allocated begins at a multiple of 256 bytes. */
final class Pieces {

  private static final long ALIGNMENT = 256;

  private Pieces() {}

  /** What an allocation of so many bytes takes. */
  static long of(long bytes) {
    return Math.ceilDiv(bytes, ALIGNMENT) * ALIGNMENT;
  }
}
