package lawsweep.road.data;

import java.util.ArrayList;
import java.util.List;
import lawsweep.exact.Primes;
import lawsweep.kernel.Kernels;
import lawsweep.law.LawCell;
import lawsweep.network.Circuit;

/** What a thread needs for its part of draws whose patterns are absorbed elsewhere. Nothing of a draw remains. */
final class DrawBench {

  private final Circuit network;
  private final FreeColumns columns;
  private final Kernels kernels;
  private final DrawStreams streams;
  private final Primes primes;
  private final LawBound laws;
  private final List<ModularDraw> moduli = new ArrayList<>();

  /** A bench for draws of a cell. */
  DrawBench(LawCell cell, Kernels kernels) {
    this.network = cell.loss().circuit(cell.architecture());
    this.columns = new FreeColumns(network);
    this.kernels = kernels;
    this.streams = DrawStreams.of(cell);
    this.primes = new Primes(streams.primes());
    this.laws = new LawBound(network);
  }

  /** The primes of the cell. */
  Primes primes() {
    return primes;
  }

  /** Upper bounds. */
  LawBound laws() {
    return laws;
  }

  /** Brackets modulo prime number {@code index}. */
  ModularDraw modulus(int index) {
    while (moduli.size() <= index) {
      moduli.add(ModularDraw.ofBrackets(network, columns, primes.get(moduli.size()), kernels, streams.fields()));
    }
    return moduli.get(index);
  }
}
