package lawsweep.road.theorem;

import java.util.Optional;
import lawsweep.sweep.Theorem;
import lawsweep.work.Team;

/** Reads and checks statements, and what they say of a network. */
public final class StatementReader implements Theorem.Reader {

  @Override
  public String sign() {
    return StatementForm.SIGN;
  }

  @Override
  public Theorem read(byte[] json) {
    return new Read(StatementForm.FORM.parse(json).statement().label());
  }

  /** One of them: reading compares all of it with what this program states. */
  private record Read(String label) implements Theorem {

    @Override
    public String name() {
      return "theorem on " + label;
    }

    @Override
    public Optional<String> refuse(Team team) {
      return Optional.empty();
    }
  }
}
