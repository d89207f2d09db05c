package lawsweep.road.data;

import lawsweep.network.Circuit;
import lawsweep.pattern.PatternSearch;
import lawsweep.pattern.PatternSet;
import lawsweep.random.Stream;
import lawsweep.work.Watch;

/**
 * All inputs. On each pattern of an open set of them the network is linear in the input, so a basis of inputs will do.
 */
final class AllInputs implements DrawInputs {

  private final PatternSearch search;
  private final PatternSet found;
  private final Stream stream;
  private int used;

  AllInputs(Circuit network, Stream stream) {
    this.search = new PatternSearch(network);
    this.found = new PatternSet(network.neurons());
    this.stream = stream;
  }

  @Override
  public void explore(long[] theta, int draw, ModularDraw modulus, Watch watch) {
    found.clear();
    used = 0;
    search.begin(theta, stream, draw);
    while (!search.exhausted() && !search.saturated() && !modulus.full()) {
      watch.ask();
      int before = modulus.rank();
      search.more(found);
      while (used < found.size() && !modulus.full()) {
        modulus.absorb(found, used++);
      }
      search.gained(modulus.rank() > before);
    }
  }

  @Override
  public void absorbAll(ModularDraw modulus, Watch watch) {
    for (int pattern = 0; pattern < used; pattern++) {
      watch.ask();
      modulus.absorb(found, pattern);
    }
  }

  @Override
  public void prepareBrackets(ModularDraw modulus) {
    int[] raising = modulus.raising();
    modulus.brackets().begin(modulus.theta(), found, raising, modulus.raised());
  }

  @Override
  public PatternSet patterns() {
    return found;
  }

  @Override
  public int used() {
    return used;
  }

  @Override
  public boolean exhausted() {
    return search.exhausted();
  }
}
