package lawsweep.road.draws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lawsweep.law.Verdict;
import org.junit.jupiter.api.Test;

/** What the exact road says, and why. */
class ExactVerdictsTest {

  /** What kept draws from being told is named before how many were looked at. */
  @Test
  void whatIsWrongWithDrawsIsNamedFirst() {
    String limit = "the limit of 2 seconds ended the search";
    assertReason(limit, told(40, 3, 2, 1e-15, limit));
    assertReason("the dimension of 3 draws could not be told: they need longer brackets than are allowed"
        + " (limits: bracket_length)", told(40, 3, 2, 1e-15, ""));
    assertReason("inputs were sampled, so 2 draws below the value of φ may have been taken too low",
        told(40, 0, 2, 1e-15, ""));
    assertReason("64 primes did not settle it", told(40, 0, 0, 1e-3, ""));
    assertReason("phi's value in none of 40 draws (its share is below 7.3 % with 95 % confidence)",
        told(40, 0, 0, 1e-15, ""));
  }

  private static DrawsTold told(long counted, long undecided, long sampled, double error, String ended) {
    return new DrawsTold(new DrawsTold.Reach(12, 12, 11), counted, new DrawsTold.Doubts(undecided, sampled, false),
        error, ended);
  }

  private static void assertReason(String reason, DrawsTold told) {
    assertEquals(reason, new ExactVerdicts().of(told).reason());
    assertEquals(Verdict.UNDECIDED, new ExactVerdicts().of(told).verdict());
    DrawsTold reached =
        new DrawsTold(new DrawsTold.Reach(12, 12, 12), told.counted(), told.doubts(), told.error(), told.ended());
    assertEquals(new Verdicts.Judgement(Verdict.COMPLETE, 0, told.ended()), new ExactVerdicts().of(reached));
  }
}
