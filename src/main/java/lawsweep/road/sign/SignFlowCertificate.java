package lawsweep.road.sign;

import java.util.List;
import lawsweep.law.Certificate;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;

/**
 * Everything needed to check a count of a sign flow again.
 *
 * @param engine the version of the road's rules
 * @param cell the cell, sweep seed included; its fields are those of a sign flow
 * @param draws the random weights at which hyperplanes were counted one by one; none for large networks
 * @param rank the number of different hyperplanes at generic weights, which is the dimension
 * @param knownLaws N, the laws that papers/001, App. R, reports, and what stands still with cross entropy
 * @param provenLaws D - rank
 * @param fingerprint SHA-256 in hexadecimal over all of it
 */
record SignFlowCertificate(
    String engine,
    LawCell cell,
    List<Draw> draws,
    long rank,
    long knownLaws,
    long provenLaws,
    String fingerprint) implements Certificate {

  /**
   * Random weights modulo a prime.
   *
   * @param prime the prime
   * @param hyperplanes how many different ones there are. By bad luck these are fewer than at generic weights;
   *     then the next draw follows
   */
  public record Draw(int prime, long hyperplanes) {}

  /**
   * Copies the list and checks the fields.
   *
   * @throws IllegalArgumentException if the cell is no sign flow
   */
  public SignFlowCertificate {
    draws = List.copyOf(draws);
    if (cell.fields() != Fields.ADAM) {
      throw new IllegalArgumentException("expected the cell of a sign flow, got " + cell.key());
    }
  }

  @Override
  public String method() {
    return SignFlowCounter.METHOD;
  }

  @Override
  public List<Integer> primes() {
    return draws.stream().map(Draw::prime).toList();
  }
}
