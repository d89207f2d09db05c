package lawsweep.kind.count;

import java.util.Optional;
import lawsweep.law.LawCount;
import lawsweep.road.data.DataCertificate;

/**
 * How often the drawn weights of a count reach the dimension of φ.
 *
 * @param draws all draws
 * @param reach those with dim Lie = D - N
 */
public record DrawReach(long draws, long reach) {

  /** Of a count with data fields; empty for others. */
  public static Optional<DrawReach> of(LawCount count) {
    return count.certificate() instanceof DataCertificate certificate
        ? Optional.of(new DrawReach(certificate.tally().lies().total(),
            certificate.tally().lies().counts().getOrDefault((int) certificate.phi(), 0L)))
        : Optional.empty();
  }

  /** {@code always}, {@code sometimes} or {@code never}. */
  public String word() {
    if (reach == 0) {
      return "never";
    }
    return reach == draws ? "always" : "sometimes";
  }
}
