package lawsweep.langevin.riemannian;

import java.util.function.Function;
import lawsweep.env.VectorModule;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Method;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.Scheme;

/**
 * The schemes of {@link ChainPack}, which has no other way than the Vector API. That is asked for before any class of
 * theirs is touched: without the module these could not even be verified.
 */
final class ChainSchemes {

  private ChainSchemes() {}

  /** Of the factors. */
  static Method projectBalance() {
    return method(Scheme.PROJECT_BALANCE, cell -> ChainPack.projectBalance(cell));
  }

  /** Of the product. */
  static Method frame() {
    return method(Scheme.FRAME, cell -> ChainPack.frame(cell));
  }

  /** A scheme that throws UnsupportedOperationException, with one line, where the module is not there. */
  private static Method method(Scheme scheme, Function<LangevinCell, Pack> packs) {
    String what = "the scheme " + scheme.label();
    return new Method(scheme, cell -> {
      VectorModule.require(what);
      return packs.apply(cell);
    }, cell -> {
      VectorModule.require(what);
      return ChainOperations.perStep(cell);
    });
  }
}
