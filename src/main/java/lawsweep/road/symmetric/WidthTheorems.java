package lawsweep.road.symmetric;

import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.sweep.Theorem;
import lawsweep.work.Team;

/** Reads and checks theorems about all linear networks of a depth. */
public final class WidthTheorems implements Theorem.Reader {

  private final TheoremVerifier verifier;

  /** A reader whose theorems are proved again with the given kernels. */
  public WidthTheorems(Kernels kernels) {
    this.verifier = new TheoremVerifier(kernels);
  }

  @Override
  public String sign() {
    return TheoremForm.KIND;
  }

  @Override
  public Theorem read(byte[] json) {
    return new OfDepth(TheoremForm.read(json).theorem());
  }

  /** One of them. */
  private final class OfDepth implements Theorem {
    private final WidthTheorem theorem;

    OfDepth(WidthTheorem theorem) {
      this.theorem = theorem;
    }

    @Override
    public String name() {
      return "theorem of depth " + theorem.depth();
    }

    @Override
    public Optional<String> refuse(Team team) {
      return verifier.refuse(theorem, team);
    }
  }
}
