package lawsweep.drift.value;

/** What is made of two numbers, one of each of two tensors, before it is added up. */
enum Pairing {
  /** The first. */
  FIRST {
    @Override
    void apply(double[] x, double[] y, double[] z, int count) {
      System.arraycopy(x, 0, z, 0, count);
    }
  },
  /** Their product. */
  PRODUCT {
    @Override
    void apply(double[] x, double[] y, double[] z, int count) {
      for (int i = 0; i < count; i++) {
        z[i] = x[i] * y[i];
      }
    }
  },
  /** How far they are from each other. */
  DISTANCE {
    @Override
    void apply(double[] x, double[] y, double[] z, int count) {
      for (int i = 0; i < count; i++) {
        z[i] = Math.abs(x[i] - y[i]);
      }
    }
  },
  /** How far their squares are from each other. */
  DISTANCE_OF_SQUARES {
    @Override
    void apply(double[] x, double[] y, double[] z, int count) {
      for (int i = 0; i < count; i++) {
        z[i] = Math.abs((x[i] - y[i]) * (x[i] + y[i]));
      }
    }
  };

  /** z = what is made of x and y, for the first {@code count} numbers. */
  abstract void apply(double[] x, double[] y, double[] z, int count);
}
