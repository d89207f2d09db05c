package lawsweep.checkpoint.run;

import java.util.Locale;
import lawsweep.text.Words;

/** How a run moved its weights. */
public enum Optimizer {
  /** Along minus the gradient. */
  SGD,
  /** Heavy ball: v = momentum · v − lr · gradient. */
  MOMENTUM,
  /** Nesterov's momentum, as PyTorch has it. */
  NESTEROV,
  /** Adam, weight decay added to the gradient. */
  ADAM,
  /** Adam, weights decay beside it. */
  ADAMW;

  /** What options and files call them: {@code sgd}. */
  public static final Words<Optimizer> WORDS =
      Words.of(values(), optimizer -> optimizer.name().toLowerCase(Locale.ROOT));

  /** {@code sgd}. */
  public String label() {
    return WORDS.label(this);
  }
}
