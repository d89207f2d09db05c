package lawsweep.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.LaneSeries;
import lawsweep.kernel.SeriesShape;

/**
 * Products of series of batched vectors. A tile is two entries in four powers, in registers: six loads for eight
 * products, and the larger factor passes by once for four powers.
 */
final class SeriesLanes {

  private static final VectorSpecies<Double> SPECIES = SampleLanes.SPECIES;
  private static final int L = SPECIES.length();
  private static final int LANES = Kernels.LANES;
  private static final int POWERS = 4;

  private SeriesLanes() {}

  static void add(SeriesShape shape, LaneSeries a, LaneSeries b, LaneSeries acc) {
    int first = shape.powers() % POWERS;
    for (int part = 0; part < LANES; part += L) {
      LaneSeries lanes = shifted(b, part);
      for (int e = 0; e < shape.entries(); e += 2) {
        boolean two = e + 1 < shape.entries();
        LaneSeries factor = shifted(a.from(e * shape.entryStep()), part);
        LaneSeries out = shifted(acc.from(e), part);
        for (int power = 0; power < first; power++) {
          low(shape, factor, lanes, out, power);
          if (two) {
            low(shape, factor.from(shape.entryStep()), lanes, out.from(1), power);
          }
        }
        for (int power = first; power < shape.powers(); power += POWERS) {
          if (two) {
            pair(shape, factor, lanes, out, power);
          } else {
            single(shape, factor, lanes, out, power);
          }
        }
      }
    }
  }

  private static LaneSeries shifted(LaneSeries x, int part) {
    return new LaneSeries(x.data(), x.offset() + part, x.distance());
  }

  private static DoubleVector load(double[] x, int at) {
    return DoubleVector.fromArray(SPECIES, x, at);
  }

  /** One entry in one power. */
  private static void low(SeriesShape shape, LaneSeries a, LaneSeries b, LaneSeries out, int power) {
    int step = shape.innerStep() * LANES;
    DoubleVector sum = load(out.data(), out.index(power));
    for (int m = 0; m <= power; m++) {
      int from = a.index(m);
      int with = b.index(power - m);
      for (int j = 0; j < shape.inner(); j++) {
        sum = load(a.data(), from).fma(load(b.data(), with), sum);
        from += step;
        with += LANES;
      }
    }
    sum.intoArray(out.data(), out.index(power));
  }

  /** Two entries in four powers. */
  private static void pair(SeriesShape shape, LaneSeries a, LaneSeries b, LaneSeries out, int power) {
    double[] x = a.data();
    double[] y = b.data();
    double[] to = out.data();
    int step = shape.innerStep() * LANES;
    int second = shape.entryStep() * LANES;
    int next = b.distance();
    int at = out.index(power);
    int far = out.distance();
    DoubleVector s0 = load(to, at);
    DoubleVector s1 = load(to, at + far);
    DoubleVector s2 = load(to, at + 2 * far);
    DoubleVector s3 = load(to, at + 3 * far);
    DoubleVector t0 = load(to, at + LANES);
    DoubleVector t1 = load(to, at + far + LANES);
    DoubleVector t2 = load(to, at + 2 * far + LANES);
    DoubleVector t3 = load(to, at + 3 * far + LANES);
    for (int m = 0; m <= power; m++) {
      int from = a.index(m);
      int with = b.index(power - m);
      for (int j = 0; j < shape.inner(); j++) {
        DoubleVector u = load(x, from);
        DoubleVector v = load(x, from + second);
        DoubleVector y0 = load(y, with);
        DoubleVector y1 = load(y, with + next);
        DoubleVector y2 = load(y, with + 2 * next);
        DoubleVector y3 = load(y, with + 3 * next);
        s0 = u.fma(y0, s0);
        s1 = u.fma(y1, s1);
        s2 = u.fma(y2, s2);
        s3 = u.fma(y3, s3);
        t0 = v.fma(y0, t0);
        t1 = v.fma(y1, t1);
        t2 = v.fma(y2, t2);
        t3 = v.fma(y3, t3);
        from += step;
        with += LANES;
      }
    }
    int from = a.index(power + 1);
    int more = a.distance();
    int with = b.index(0);
    for (int j = 0; j < shape.inner(); j++) {
      DoubleVector y0 = load(y, with);
      DoubleVector y1 = load(y, with + next);
      DoubleVector y2 = load(y, with + 2 * next);
      DoubleVector u1 = load(x, from);
      DoubleVector v1 = load(x, from + second);
      DoubleVector u2 = load(x, from + more);
      DoubleVector v2 = load(x, from + more + second);
      DoubleVector u3 = load(x, from + 2 * more);
      DoubleVector v3 = load(x, from + 2 * more + second);
      s1 = u1.fma(y0, s1);
      t1 = v1.fma(y0, t1);
      s2 = u2.fma(y0, u1.fma(y1, s2));
      t2 = v2.fma(y0, v1.fma(y1, t2));
      s3 = u3.fma(y0, u2.fma(y1, u1.fma(y2, s3)));
      t3 = v3.fma(y0, v2.fma(y1, v1.fma(y2, t3)));
      from += step;
      with += LANES;
    }
    s0.intoArray(to, at);
    s1.intoArray(to, at + far);
    s2.intoArray(to, at + 2 * far);
    s3.intoArray(to, at + 3 * far);
    t0.intoArray(to, at + LANES);
    t1.intoArray(to, at + far + LANES);
    t2.intoArray(to, at + 2 * far + LANES);
    t3.intoArray(to, at + 3 * far + LANES);
  }

  /** One entry in four powers. */
  private static void single(SeriesShape shape, LaneSeries a, LaneSeries b, LaneSeries out, int power) {
    for (int more = 0; more < POWERS; more++) {
      low(shape, a, b, out, power + more);
    }
  }
}
