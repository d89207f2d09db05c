package lawsweep.law;

import java.util.Optional;
import lawsweep.kernel.Team;

/** Recomputes certificates. */
public final class Verifier {

  /** Empty if {@code count} is exactly what its certificate proves; otherwise one line saying what differs. */
  public Optional<String> refuse(LawCount count, Team team) {
    throw new IllegalStateException("engine in progress");
  }
}
