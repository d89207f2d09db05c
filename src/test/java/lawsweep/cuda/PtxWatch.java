package lawsweep.cuda;

import java.util.Arrays;

/**
 * Remembers for each word (4 bytes) of shared memory who wrote it, read it and changed it atomically, and when. Two
 * threads at one word, of which one writes, must have something between them that both waited for: a barrier, or, of
 * one warp, a shuffle, a vote or {@code bar.warp.sync}. A word is read only after it was written.
 *
 * <p>Times are epochs: of the block, which go up at each barrier, and of the warp, which go up at each meeting of
 * lanes, whichever these are. Of the readers since the last barrier three are remembered: two lanes of the warp that
 * read last, and one of another warp; so a writer finds another thread among them if there is any.
 */
final class PtxWatch {

  /** Of a write three numbers: the epochs of block and warp, and the thread. */
  private static final int WRITTEN = 0;
  private static final int READ = 3;
  private static final int READ_WARP = 4;
  private static final int READER = 5;
  private static final int SECOND = 6;
  private static final int FOREIGN = 7;
  private static final int FOREIGN_READER = 8;
  /** Of an atomic change the same three. */
  private static final int CHANGED = 9;
  private static final int CHANGER = 11;
  private static final int FIELDS = 12;

  /** Threads of more than one warp. */
  private static final int SEVERAL = Integer.MAX_VALUE;

  private final int[] seen;
  private int epoch;
  private int begun;

  PtxWatch(int words) {
    seen = new int[words * FIELDS];
    Arrays.fill(seen, -1);
  }

  /** Another block begins: all words are unwritten. */
  void begin() {
    begun = ++epoch;
  }

  /** All threads have passed a barrier. */
  void barrier() {
    epoch++;
  }

  void read(PtxWarp warp, int lane, int word) {
    int at = word * FIELDS;
    if (seen[at + WRITTEN] < begun && seen[at + CHANGED] < begun) {
      throw warp.fault(lane, "reads shared word " + word + ", which nobody wrote");
    }
    meet(warp, lane, word, at + WRITTEN);
    meet(warp, lane, word, at + CHANGED);
    int thread = warp.thread(lane);
    boolean sameEpoch = seen[at + READ] == epoch;
    if (sameEpoch && seen[at + READER] / PtxWarp.LANES == thread / PtxWarp.LANES) {
      if (seen[at + READ_WARP] == warp.epoch()) {
        seen[at + SECOND] = seen[at + READER] == thread ? seen[at + SECOND] : thread;
        return;
      }
    } else if (sameEpoch) {
      seen[at + FOREIGN] = epoch;
      seen[at + FOREIGN_READER] = seen[at + READER];
    }
    seen[at + READ] = epoch;
    seen[at + READ_WARP] = warp.epoch();
    seen[at + READER] = thread;
    seen[at + SECOND] = -1;
  }

  void write(PtxWarp warp, int lane, int word) {
    int at = word * FIELDS;
    meet(warp, lane, word, at + WRITTEN);
    meet(warp, lane, word, at + CHANGED);
    meetReaders(warp, lane, word);
    note(warp, lane, at + WRITTEN);
  }

  /** Atomic changes may meet each other, but no plain reads and writes. */
  void change(PtxWarp warp, int lane, int word) {
    int at = word * FIELDS;
    if (seen[at + WRITTEN] < begun && seen[at + CHANGED] < begun) {
      throw warp.fault(lane, "changes shared word " + word + ", which nobody wrote");
    }
    meet(warp, lane, word, at + WRITTEN);
    meetReaders(warp, lane, word);
    boolean foreign = seen[at + CHANGED] == epoch
        && seen[at + CHANGER] / PtxWarp.LANES != warp.thread(lane) / PtxWarp.LANES;
    note(warp, lane, at + CHANGED);
    seen[at + CHANGER] = foreign ? SEVERAL : seen[at + CHANGER];
  }

  private void note(PtxWarp warp, int lane, int at) {
    seen[at] = epoch;
    seen[at + 1] = warp.epoch();
    seen[at + 2] = warp.thread(lane);
  }

  private void meetReaders(PtxWarp warp, int lane, int word) {
    int at = word * FIELDS;
    meet(warp, lane, word, at + READ);
    if (seen[at + READ] == epoch && seen[at + SECOND] >= 0) {
      refuse(warp, lane, word, seen[at + SECOND], seen[at + READ_WARP]);
    }
    if (seen[at + FOREIGN] == epoch) {
      refuse(warp, lane, word, seen[at + FOREIGN_READER], -1);
    }
  }

  /** The epochs and the thread at {@code at} against this thread, now. */
  private void meet(PtxWarp warp, int lane, int word, int at) {
    if (seen[at] == epoch) {
      refuse(warp, lane, word, seen[at + 2], seen[at + 1]);
    }
  }

  private static void refuse(PtxWarp warp, int lane, int word, int other, int otherEpoch) {
    int thread = warp.thread(lane);
    boolean sameWarp = other / PtxWarp.LANES == thread / PtxWarp.LANES;
    if (other != thread && (!sameWarp || otherEpoch == warp.epoch())) {
      String who = other == SEVERAL ? "several threads" : "thread " + other;
      throw warp.fault(lane, "meets " + who + " at shared word " + word + " without a barrier between");
    }
  }
}
