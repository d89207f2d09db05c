package lawsweep.benchmarks.gpu;

/** What a row of the table says of what it measured. */
enum Verdict {
  /** A fact: nothing to judge. */
  FACT(""),
  /** As it should be. */
  OK("ok"),
  /** Not done here, for the reason that the row gives. */
  LEFT_OUT("left out"),
  /** Slower than the target. */
  MISSED("**missed**"),
  /** Not done although it should have been, or not as it should be. */
  FAILED("**failed**"),
  /** Records that differ from those of the processor. */
  DIFFERENT("**different**"),
  /** There is no GPU to check; a row of this kind ends the check. */
  NO_GPU("no GPU");

  private final String shown;

  Verdict(String shown) {
    this.shown = shown;
  }

  /** As Markdown. */
  String shown() {
    return shown;
  }
}
