package lawsweep.road.entropy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lawsweep.law.Certificate;
import lawsweep.law.LawCell;
import lawsweep.law.Loss;

/**
 * Everything needed to recompute a count with cross entropy.
 *
 * @param engine the version of the rules of the road that counted the reduced network
 * @param method that road
 * @param cell the cell, sweep seed included
 * @param reduced the certificate of the network with one output fewer; empty with one class, where nothing moves
 */
record EntropyCertificate(String engine, String method, LawCell cell, Optional<Certificate> reduced)
    implements
      Certificate {

  /** Checks that the loss is cross entropy and the reduced network the right one. */
  EntropyCertificate {
    if (cell.loss() != Loss.CE || !reduced.map(Certificate::cell).equals(Reduction.cell(cell))) {
      throw new IllegalArgumentException("expected the certificate of the network with one output fewer than in "
          + cell.key());
    }
  }

  @Override
  public long rank() {
    return reduced.map(Certificate::rank).orElse(0L);
  }

  @Override
  public long knownLaws() {
    return reduced.map(Certificate::knownLaws).orElse(0L) + Reduction.still(cell);
  }

  @Override
  public long provenLaws() {
    return reduced.map(Certificate::provenLaws).orElse(0L) + Reduction.still(cell);
  }

  @Override
  public List<Integer> primes() {
    return reduced.map(Certificate::primes).orElse(List.of());
  }

  @Override
  public OptionalInt orders() {
    return reduced.map(Certificate::orders).orElse(OptionalInt.empty());
  }

  @Override
  public String fingerprint() {
    return reduced.map(Certificate::fingerprint).orElse("");
  }
}
