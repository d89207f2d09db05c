package lawsweep.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lawsweep.cuda.Arguments;
import lawsweep.cuda.Block;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Grid;
import lawsweep.cuda.Kernel;
import lawsweep.cuda.Lane;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.residue.PrimeField;

/**
 * What chains of fields at one point are made by on the device: coefficients, values, and derivatives along other
 * fields or along directions. The definition is that of {@link lawsweep.lie.FieldBlock}. Each call is queued.
 */
final class ChainSteps {

  private static final int THREADS = 256;
  private static final int WARP = 32;

  /** The numbers of a link and of a layer in {@code native/fields.cu}. */
  private static final int LINK = 6;

  private static final int LAYER = 8;

  private static final Kernel CLEAR = FieldKernels.named("clear_fields");
  private static final Kernel DRAW = FieldKernels.named("draw_fields");
  private static final Kernel TAKE = FieldKernels.named("take_fields");
  private static final Kernel PARTNERS = FieldKernels.named("partner_terms");
  private static final Kernel DIRECTIONS = FieldKernels.named("direction_terms");

  private final Lane lane;
  private final Point point;
  private final PrimeField field;
  private final int q;
  private final ChainPlaces places;
  private final DeviceWeights weights;
  private final ChainStep step;
  private final Buffer links;
  private final Buffer layers;

  /**
   * Brings a point to the device.
   *
   * @throws lawsweep.work.OutOfDeviceMemoryException if the lane has less than {@link #bytes}
   */
  ChainSteps(Lane lane, Point point, ChainPlaces places) {
    this.lane = lane;
    this.point = point;
    this.field = point.field();
    this.q = point.architecture().depth();
    this.places = places;
    this.weights = new DeviceWeights(lane, point);
    this.step = new ChainStep(lane, field);
    this.links = upload(lane, links());
    this.layers = upload(lane, layers());
  }

  /** What it takes of a lane's memory. */
  static long bytes(Architecture a) {
    long links = 2L * (a.depth() - 1) * LINK;
    return DeviceWeights.bytes(a) + Pieces.of(links * Integer.BYTES)
        + Pieces.of((long) LAYER * a.depth() * Integer.BYTES);
  }

  private static Buffer upload(Lane lane, List<int[]> rows) {
    int[] all = rows.stream().flatMapToInt(IntStream::of).toArray();
    Buffer to = lane.allocate((long) all.length * Integer.BYTES);
    lane.upload(all, 0, all.length, to, 0);
    return to;
  }

  /** The steps that derivatives along fields take: place and width of x, place of z, place and width of the result. */
  private List<int[]> links() {
    Architecture a = point.architecture();
    List<int[]> rows = new ArrayList<>();
    for (int i = 1; i < q; i++) {
      int biased = point.layout().hasBias(i) ? 1 : 0;
      rows.add(new int[] {places.left(i), a.width(i - 1), places.right(i), places.left(i + 1), a.width(i), 0});
      rows.add(
          new int[] {places.right(i + 1), a.width(i + 1), places.left(i + 1), places.right(i), a.width(i), biased});
    }
    return rows;
  }

  /** The layers of directions: see {@code Layer} in {@code native/fields.cu}. */
  private List<int[]> layers() {
    Architecture a = point.architecture();
    List<int[]> rows = new ArrayList<>();
    for (int i = 1; i <= q; i++) {
      int bias = i > 1 && point.layout().hasBias(i - 1) ? point.layout().bias(i - 1) : -1;
      rows.add(
          new int[] {
              point.layout().weights(i), bias, a.width(i - 1), a.width(i), places.left(i), places.right(i),
              i < q ? places.left(i + 1) : -1, i > 1 ? places.right(i - 1) : -1});
    }
    return rows;
  }

  /** Makes rows that have held nothing ready for fields. */
  void clear(Chains chains) {
    Arguments arguments =
        new Arguments().add(chains.address()).add(chains.stride()).add(chains.count()).add(places.width())
            .add(places.one());
    lane.launch(CLEAR, Grid.of((long) chains.count() * places.width(), THREADS), 0, arguments);
  }

  /**
   * Draws the coefficients of fields.
   *
   * @param order 0 for plain fields, 1 for first brackets
   * @param fieldInSample which field of a sample
   * @param first the first sample
   */
  void draw(FieldStreams streams, int order, int fieldInSample, int first, Chains chains) {
    long sequence = streams.coefficients(order, fieldInSample, first);
    Arguments arguments = new Arguments().add(field).add(streams.stream().key()).add(sequence);
    coefficients(arguments, chains);
    long pairs = Math.ceilDiv(places.coefficients(), 2);
    lane.launch(DRAW, Grid.of(chains.count() * pairs, THREADS), 0, arguments);
  }

  /** Takes the coefficients of fields, one row without gaps for each: a_0, the gates, a_q. */
  void take(long rows, Chains chains) {
    Arguments arguments = new Arguments().add(rows);
    coefficients(arguments, chains);
    lane.launch(TAKE, Grid.of((long) chains.count() * places.coefficients(), THREADS), 0, arguments);
  }

  private void coefficients(Arguments arguments, Chains chains) {
    Architecture a = point.architecture();
    arguments.add(a.width(0)).add(places.gateWidth()).add(a.width(q)).add(places.gates(1)).add(places.right(q))
        .add(chains.address()).add(chains.stride()).add(chains.count());
  }

  /** The chains of fields whose coefficients are there. */
  void values(Chains chains) {
    for (int i = 1; i < q; i++) {
      step.values(
          chains, chains.at(places.left(i)), weights.left(i), 0, gate(chains, i), chains.at(places.left(i + 1)));
    }
    for (int i = q - 1; i >= 1; i--) {
      step.values(
          chains, chains.at(places.right(i + 1)), weights.right(i + 1), weights.bias(i), gate(chains, i),
          chains.at(places.right(i)));
    }
  }

  /** The chains' derivatives, from the parts that do not come through the chains: these stand where results will. */
  void changes(Chains chains) {
    for (int i = 1; i < q; i++) {
      long x = i == 1 ? 0 : change(chains, places.left(i));
      step.changes(chains, x, weights.left(i), gate(chains, i), change(chains, places.left(i + 1)));
    }
    for (int i = q - 1; i >= 1; i--) {
      long x = i == q - 1 ? 0 : change(chains, places.right(i + 1));
      step.changes(chains, x, weights.right(i + 1), gate(chains, i), change(chains, places.right(i)));
    }
  }

  private long change(Chains chains, int place) {
    return chains.at((long) places.size() + place);
  }

  /** The address of the gates of layer i; 0 if there are none. */
  private long gate(Chains chains, int i) {
    return places.gated() ? chains.at(places.gates(i)) : 0;
  }

  /** The parts of two batches of fields in each other's changes; {@link #changes} of each does the rest. */
  void alongEachOther(Chains mine, Chains theirs) {
    int count = 2 * (q - 1);
    Arguments arguments =
        new Arguments().add(field).add(links.address()).add(count).add(mine.address()).add(theirs.address())
            .add(mine.stride()).add(places.size()).add(mine.count());
    lane.launch(PARTNERS, Grid.of((long) mine.count() * count * WARP, THREADS), 0, arguments);
  }

  /** The parts of directions, one row of D residues for each field, in the changes; {@link #changes} does the rest. */
  void alongDirections(Chains chains, Block directions) {
    Arguments arguments =
        new Arguments().add(field).add(layers.address()).add(q).add(directions.address()).add(directions.ld())
            .add(chains.address()).add(chains.stride()).add(places.size());
    lane.launch(DIRECTIONS, new Grid(Math.multiplyExact(chains.count(), q), 1, THREADS), 0, arguments);
  }
}
