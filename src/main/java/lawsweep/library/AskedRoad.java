package lawsweep.library;

import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.count.Roads;
import lawsweep.law.LawCell;
import lawsweep.text.Spelling;
import lawsweep.text.Words;

/** The road that a word of a user means. */
public final class AskedRoad {

  private AskedRoad() {}

  /**
   * The choice of a word.
   *
   * @throws IllegalArgumentException with one line fit for a user, if there is none of this name
   */
  public static RoadChoice of(String word) {
    Words<RoadChoice> choices = Roads.PLAIN.choices();
    return choices.find(word).orElseThrow(() -> new IllegalArgumentException(
        "expected " + Spelling.choice(choices.labels()) + ", got '" + word + "'"));
  }

  /**
   * Checks that a cell can be counted as asked for.
   *
   * @throws IllegalArgumentException with one line fit for a user, if only float64 can
   */
  public static void check(RoadChoice road, LawCell cell) {
    if (!Roads.PLAIN.admits(road, cell)) {
      throw new IllegalArgumentException("expected --method auto or float64, got " + road.label() + ": " + cell.key()
          + " has no exact count");
    }
  }
}
