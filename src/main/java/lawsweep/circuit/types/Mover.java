package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Step;
import lawsweep.circuit.laws.SoftmaxPattern;

/** How all wires move when the parameters do, type by type, and what must hold so that the output does not. */
final class Mover {

  private static final Ratio HALF = Ratio.of(-1, 2);

  private final Circuit circuit;
  private final List<Step> steps;
  private final Facts facts;
  private final SoftmaxPattern softmax;
  private final Masks masks;
  private final Unseen unseen;
  private final Unknowns unknowns;
  private final Equations equations;
  private final boolean eps;
  private final Move[] moves;

  Mover(Circuit circuit, Parts parts, Unknowns unknowns, Equations equations, boolean eps) {
    this.circuit = circuit;
    this.steps = circuit.steps();
    this.facts = parts.facts();
    this.softmax = parts.softmax();
    this.masks = parts.masks();
    this.unseen = parts.unseen();
    this.unknowns = unknowns;
    this.equations = equations;
    this.eps = eps;
    this.moves = new Move[steps.size()];
  }

  /**
   * What is known of a circuit before anything moves.
   *
   * @param masks where dropout is
   */
  record Parts(Facts facts, SoftmaxPattern softmax, Masks masks, Unseen unseen) {}

  /**
   * Writes all equations.
   *
   * @param moving which tensors may move
   */
  void solve(IntPredicate moving) {
    boolean[] live = facts.live();
    for (int i = 0; i < moves.length; i++) {
      if (!live[i]) {
        // What nobody reads may move as it likes, which only parameters count.
        moves[i] = of(i, steps.get(i) instanceof Step.Parameter ? steps.get(i) : new Step.Input(List.of()), moving);
      } else if (!softmax.inside(i)) {
        moves[i] = settled(i, of(i, steps.get(i), moving));
      }
    }
    moves[circuit.output()].forms().values().forEach(equations::equate);
  }

  private Move of(int i, Step step, IntPredicate moving) {
    if (unseen.at(i).all() && !(step instanceof Step.Parameter)) {
      // How it moves does not matter.
      return new Move();
    }
    if (softmax.ends(i)) {
      stand(moves[softmax.scores(i)]);
      return new Move();
    }
    return switch (step) {
      case Step.Parameter parameter -> moving.test(parameter.tensor())
          ? unknowns.of(parameter.tensor(), circuit.tensors().get(parameter.tensor()), i, unseen.at(i), equations)
          : new Move();
      case Step.Input _,Step.OneHot _,Step.Constant _,Step.Rotation _ -> new Move();
      case Step.Sum sum -> sum(i, sum);
      case Step.Contraction contraction -> new Product(i, contraction).move();
      case Step.Gate gate -> scaled(moves[gate.from()], Ratio.ONE);
      case Step.Power power -> scaled(moves[power.from()], Ratio.of(power.exponent()));
      case Step.InverseRoot root -> scaled(moves[root.from()], eps ? Ratio.ZERO : HALF);
      case Step.Apply apply -> scaled(moves[apply.from()],
          apply.function() == Scalar.RECIPROCAL ? Ratio.of(-1) : Ratio.ZERO);
    };
  }

  /** Takes away what is not seen, and what dropout does not let pass. */
  private Move settled(int i, Move move) {
    Blind blind = unseen.at(i);
    move.forms().keySet().removeIf(op -> switch (op.kind()) {
      case SHIFT -> blind.hides(~op.set());
      case ONES -> blind.hides(1 << op.side()) || (facts.get(i).zero() >> op.side() & 1) == 1;
      case FACTOR, MATRIX -> blind.all();
    });
    if (masks.on(i)) {
      move.forms().forEach((op, form) -> {
        if (op.kind() != Op.Kind.FACTOR) {
          equations.equate(form);
        }
      });
      move.forms().keySet().removeIf(op -> op.kind() != Op.Kind.FACTOR);
    }
    move.forms().replaceAll((_, form) -> equations.reduced(form));
    move.forms().values().removeIf(Form::isZero);
    return move;
  }

  private void stand(Move move) {
    move.forms().values().forEach(equations::equate);
  }

  /** Only factors pass, times a number; with 0 nothing does. */
  private Move scaled(Move from, Ratio factor) {
    Move out = new Move();
    from.forms().forEach((op, form) -> {
      if (op.kind() != Op.Kind.FACTOR || factor.isZero()) {
        equations.equate(form);
      } else {
        out.add(op, form.times(factor));
      }
    });
    return out;
  }

  private Move sum(int i, Step.Sum sum) {
    Move out = new Move();
    Set<Op> ops = new LinkedHashSet<>();
    for (Step.Term term : sum.terms()) {
      Ratio factor = Ratio.of(term.factor(), term.divisor());
      moves[term.wire()].forms().forEach((op, form) -> {
        if (op.kind() == Op.Kind.SHIFT) {
          out.add(op, form.times(factor));
        } else {
          ops.add(op);
        }
      });
    }
    for (Op op : ops) {
      List<Form> forms = new ArrayList<>();
      for (Step.Term term : sum.terms()) {
        if (!exempt(i, term.wire(), op)) {
          forms.add(moves[term.wire()].get(op));
        }
      }
      // All that is seen of a sum moves alike.
      forms.stream().skip(1).forEach(form -> equations.equate(form.minus(forms.getFirst())));
      if (!forms.isEmpty()) {
        out.add(op, forms.getFirst());
      }
    }
    return out;
  }

  /** Whether it does not matter how a term of a sum moves by a type. */
  private boolean exempt(int sum, int term, Op op) {
    Facts.Fact fact = facts.get(term);
    return unseen.at(sum).hides(fact.same() & ~op.touched())
        || (op.kind() == Op.Kind.ONES
            && ((fact.zero() >> op.side() & 1) == 1 || unseen.at(sum).hides(1 << op.side())));
  }

  /** One contraction; types of motion by letters. */
  private final class Product {

    private final int at;
    private final Step.Contraction step;
    private final Letters letters;
    private final Move cancelled = new Move();
    private final Move out = new Move();
    private final int[] toOut;
    private final boolean turn;

    Product(int at, Step.Contraction step) {
      this.at = at;
      this.step = step;
      this.letters = facts.letters(at);
      this.toOut = letters.toOut();
      this.turn = facts.turns(step.right()) && !facts.turns(at);
      if (turn) {
        // What is turned goes out under another letter.
        toOut[letters.right()[2]] = toOut[letters.right()[1]];
      }
    }

    Move move() {
      factor(step.left(), letters.left(), step.right(), letters.right());
      factor(step.right(), letters.right(), step.left(), letters.left());
      stand(cancelled);
      return out;
    }

    private boolean kept(int some) {
      for (int rest = some; rest != 0; rest &= rest - 1) {
        if (toOut[Integer.numberOfTrailingZeros(rest)] < 0) {
          return false;
        }
      }
      return true;
    }

    private void factor(int wire, int[] own, int otherWire, int[] other) {
      Facts.Fact fact = facts.get(otherWire);
      int zero = Letters.letters(other, fact.zero()) | Letters.letters(own, facts.get(wire).zero());
      int shared = Letters.bits(own) & Letters.bits(other);
      moves[wire].forms().forEach((place, form) -> {
        Op op = place.moved(own);
        switch (op.kind()) {
          case FACTOR -> {
            if (kept(op.set())) {
              out.add(op.moved(toOut), form);
            } else if (!rows(op, otherWire, other)) {
              cancelled.add(op, form);
            }
          }
          case MATRIX, ONES -> matrix(op, form, shared, zero);
          case SHIFT -> shift(op, form, own, otherWire, other);
        }
      });
    }

    /** Whether rows of a table are multiplied, each by its number, and what is chosen may be multiplied by anything. */
    private boolean rows(Op op, int otherWire, int[] other) {
      int chosen = Letters.bits(other) & ~op.set();
      return steps.get(otherWire) instanceof Step.OneHot && op.set() == letters.summed() && chosen != 0
          && (chosen & ~Letters.letters(letters.out(), unseen.free(at))) == 0;
    }

    private void matrix(Op op, Form form, int shared, int zero) {
      int bit = 1 << op.side();
      boolean summed = toOut[op.side()] < 0;
      if (summed) {
        if (op.kind() != Op.Kind.ONES || (zero & shared & bit) == 0) {
          cancelled.add(op, form);
        }
      } else if (op.kind() == Op.Kind.ONES && (shared & bit) == 0 && unseen.at(at).hides(1 << toOut[op.side()])) {
        return;
      } else if (!kept(op.set()) || ((shared & bit) != 0 && !turn)) {
        equations.equate(form);
      } else {
        out.add(op.moved(toOut), form);
      }
    }

    /** A constant that is added to one factor: it becomes one that is added to the product, or is not seen, or is 0. */
    private void shift(Op op, Form form, int[] own, int otherWire, int[] other) {
      if (turn && (op.set() >> letters.right()[2] & 1) == 1 && op.part(letters.right()[2]) == Op.Part.STILL) {
        out.add(op.moved(toOut), form);
        return;
      }
      Facts.Fact fact = facts.get(otherWire);
      int varying = Letters.letters(other, ~fact.same());
      int still = ~(op.set() | varying);
      int summedBoth = letters.summed() & Letters.bits(own) & Letters.bits(other);
      boolean gone = unseen.at(at).hides(letters.outPlaces(letters.outs() & still))
          || (Letters.letters(other, fact.zero()) & summedBoth & ~op.set()) != 0;
      if (gone) {
        return;
      }
      int one = Letters.letters(other, fact.one()) & letters.summed();
      if (fact.ones()) {
        if ((op.set() & letters.summed()) == 0) {
          out.add(op.moved(toOut), form.times(Ratio.of(letters.extent(circuit, step, letters.summed()))));
        }
      } else if (one != 0 && Integer.bitCount(letters.summed()) == 1 && (op.set() & letters.summed()) == 0
          && (letters.summed() & Letters.bits(own)) != 0) {
        out.add(op.moved(toOut), form);
      } else {
        equations.equate(form);
      }
    }
  }
}
