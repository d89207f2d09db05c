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
  private final boolean tested;
  private int used;

  /**
   * The inputs of a network.
   *
   * @param stream the words of lines of inputs
   * @param tested true if patterns are tested before their fields are absorbed
   */
  AllInputs(Circuit network, Stream stream, boolean tested) {
    this.tested = tested;
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
      used = absorb(modulus, used, found.size(), watch);
      search.gained(modulus.rank() > before);
    }
  }

  @Override
  public void absorbAll(ModularDraw modulus, Watch watch) {
    absorb(modulus, 0, used, watch);
  }

  private int absorb(ModularDraw modulus, int from, int to, Watch watch) {
    return tested ? modulus.absorbTested(found, from, to, watch) : modulus.absorbEach(found, from, to, watch);
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
