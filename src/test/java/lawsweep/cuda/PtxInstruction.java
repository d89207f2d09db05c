package lawsweep.cuda;

import java.util.Optional;

/**
 * An instruction, ready to run.
 *
 * @param statement its text
 * @param kind what the warp does with it
 * @param guard slot of the predicate that it depends on, or -1
 * @param operation what it does, for {@link Kind#COMPUTE}
 * @param meeting what lanes do with each other, for {@link Kind#MEET}
 * @param target where it goes on, for {@link Kind#BRANCH}
 */
record PtxInstruction(
    PtxStatement statement,
    Kind kind,
    int guard,
    PtxOperation operation,
    Optional<PtxMeeting> meeting,
    int target) {

  private static final PtxOperation NOTHING = (r, from, to, warp) -> {};

  /** How a warp goes on. */
  enum Kind {
    /** To the next instruction. */
    COMPUTE,
    /** Elsewhere. */
    BRANCH,
    /** Waits for all threads of the block. */
    BARRIER,
    /** Waits for the lanes that a mask names. */
    MEET,
    /** Not at all. */
    EXIT
  }

  static PtxInstruction compute(PtxStatement statement, int guard, PtxOperation operation) {
    return new PtxInstruction(statement, Kind.COMPUTE, guard, operation, Optional.empty(), -1);
  }

  static PtxInstruction nothing(PtxStatement statement, int guard) {
    return compute(statement, guard, NOTHING);
  }

  static PtxInstruction branch(PtxStatement statement, int guard, int target) {
    return new PtxInstruction(statement, Kind.BRANCH, guard, NOTHING, Optional.empty(), target);
  }

  static PtxInstruction meet(PtxStatement statement, int guard, PtxMeeting meeting) {
    return new PtxInstruction(statement, Kind.MEET, guard, NOTHING, Optional.of(meeting), -1);
  }

  static PtxInstruction barrier(PtxStatement statement, int guard) {
    return new PtxInstruction(statement, Kind.BARRIER, guard, NOTHING, Optional.empty(), -1);
  }

  static PtxInstruction exit(PtxStatement statement, int guard) {
    return new PtxInstruction(statement, Kind.EXIT, guard, NOTHING, Optional.empty(), -1);
  }
}
