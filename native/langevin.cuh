// What the two ways to step a Langevin ensemble have in common: lawsweep.langevin.riemannian.ChainPack, operation by
// operation, so that replicas are the processor's to the bit (all but the payload of NaN). Only sums, products,
// quotients, roots and fused products are used, each in the order of the Java class that a comment names.
#pragma once
#include "normals.cuh"

// In front of loops that would only be longer to compile if they were unrolled.
#ifdef __CUDACC__
#define ROLLED _Pragma("unroll 1")
#define IN_TWOS _Pragma("unroll 2")
#else
#define ROLLED
#define IN_TWOS
#endif

// As vectors of Java: a number that is none wins. (CUDA's fmax takes the other.) Which of two zeros comes is no matter.
__device__ __forceinline__ double larger(double a, double b) { return a != a ? a : b != b ? b : a > b ? a : b; }
__device__ __forceinline__ double smaller(double a, double b) { return a != a ? a : b != b ? b : a < b ? a : b; }

constexpr double TINY_PIVOT = 1e-100;   // LaneReflectors
constexpr double TINY_LENGTH = 1e-290;  // ChainRetraction
constexpr double TINY = 1e-150;         // ChainPairs and LaneJacobi
constexpr double TOLERANCE = 1e-13, ORDER_SLACK = 1 + 1e-9;
constexpr int MOST_SWEEPS = 30;
constexpr int POLISH_EVERY = 32;
constexpr double SQUARE_ROOT_OF_HALF = 0.7071067811865476;

// Steps from..to-1 of `count` replicas, of depth n, from number `first` on: entry e of replica r lies at
// state[e count + r], lambda before the frames, each row by row. Noise is drawn under `key`, `blocks` of Philox a step
// (0 for none). The inner frames move, or they are not there. Each step is h long, with noise of amplitudes `orbit`
// and `horizontal`, of entropic drift `entropy`,
// and down the energy with a confinement and targets for the entries, row by row, whose bits are set in `fitted`.
#define MOTION                                                                                                  \
  Word key, long long from, long long to, double h, double orbit, double horizontal, double entropy,            \
      double confinement, Word fitted, const double *target, double *state, int count, int n, int blocks,       \
      int inner, Word first
#define MOVED \
  { key, from, to, h, orbit, horizontal, entropy, confinement, fitted, target, state, count, n, blocks, inner, first }

struct Motion {
  Word key;
  long long from, to;
  double h, orbit, horizontal, entropy, confinement;
  Word fitted;
  const double* target;
  double* state;
  int count, n, blocks, inner;
  Word first;
};

// What LaneReflectors.reflector makes of the length of a column and its head: the reflection of a vector.
struct Reflection {
  double r, head, beta, inverse;

  __device__ __forceinline__ Reflection(double square, double x) {
    double norm = sqrt(square);
    r = x < 0 ? -norm : norm;
    head = x + r;
    bool tiny = norm < TINY_PIVOT;
    beta = tiny ? 0 : 1 / (norm * fabs(head));
    inverse = tiny ? -1 / TINY_PIVOT : -(beta * head);
  }
};

// LaneReflectors.invertLast
__device__ __forceinline__ double inverseOfLast(double pivot) {
  double inverted = 1 / larger(fabs(pivot), TINY_PIVOT);
  return pivot < 0 ? -inverted : inverted;
}

// A rotation of rows k and l of LaneJacobi: examine, angle and choice, for rows that are not scaled.
struct Turn {
  double up, low, cosine;

  // Whether rows with squared lengths a and b and product c are to be turned.
  static __device__ __forceinline__ bool due(double a, double b, double c) {
    return larger(fma(c, c, a * -(TOLERANCE * TOLERANCE) * b), fma(1.0, b, a * -ORDER_SLACK)) + 0.0 >= 0;
  }

  Turn() = default;

  __device__ __forceinline__ Turn(double a, double b, double product) {
    double c = product + 0.0;  // a zero has the sign of none
    double delta = (a - b) * 0.5;
    double root = larger(sqrt(fma(delta, delta, c * c)), TINY);
    double half = 0.5 / root;
    double big = sqrt(larger(fabs(delta) + root, 2 * TINY) * half);
    double small = c * half / big;  // has the sign of c
    double signedBig =
        __longlong_as_double(__double_as_longlong(big) | (__double_as_longlong(c) & (long long)(1ULL << 63)));
    bool swap = __double_as_longlong(delta) < 0;
    up = swap ? signedBig : small;
    low = -up;
    cosine = swap ? fabs(small) : big;
  }

  // Two entries, one of row k and one of row l.
  __device__ __forceinline__ void apply(double& xk, double& xl) const {
    double old = xk;
    xk = fma(up, xl, cosine * xk);
    xl = fma(low, old, cosine * xl);
  }

  // The entries (k, k), (l, l) and (k, l) of the products of rows.
  __device__ __forceinline__ void corner(double& kk, double& ll, double& kl) const {
    double a = kk, b = ll, c = kl;
    double lb = fma(low, c, cosine * b), lc = fma(low, a, cosine * c);
    kk = fma(up, fma(up, b, cosine * c), cosine * fma(up, c, cosine * a));
    ll = fma(low, lc, cosine * lb);
    kl = fma(cosine, lc, up * lb);
  }
};

// Pair i of a round of LaneJacobi's tournament of D rows, k < l; one row plays with nobody if D is odd: l is D.
template <int D>
__device__ __forceinline__ void players(int round, int i, int& k, int& l) {
  constexpr int rounds = D + D % 2 - 1;
  int one = i == 0 ? rounds : (round + i) % rounds, other = (round + rounds - i) % rounds;
  k = one < other ? one : other;
  l = one < other ? other : one;
}

// LaneRoots: x to the power 1/n.
__device__ __forceinline__ double rootOf(double x, int n) {
  if (n == 1) {
    return x;
  }
  if (n == 2) {
    return sqrt(x);
  }
  long long bits = __double_as_longlong(x), exponent = (bits - 0x3FE6A09E667F3BCDLL) >> 52;
  double f = __longlong_as_double(bits - (long long)((Word)exponent << 52)) - 1, s = f / (f + 2), z = s * s;
  double p = seriesOfLogarithm(z);
  double y = fma(fma(s, z * p, s * 2), 1.4426950408889634, (double)exponent) / n;
  double shifted = smaller(larger(y, -1021), 1021) + 0x1.8p52;
  double t = (y - (shifted - 0x1.8p52)) * 0.6931471805599453;
  p = fma(t, 1.6059043836821613E-10, 2.08767569878681E-9);
  p = fma(t, p, 2.505210838544172E-8);
  p = fma(t, p, 2.755731922398589E-7);
  p = fma(t, p, 2.7557319223985893E-6);
  p = fma(t, p, 2.48015873015873E-5);
  p = fma(t, p, 0.0001984126984126984);
  p = fma(t, p, 0.001388888888888889);
  p = fma(t, p, 0.008333333333333333);
  p = fma(t, p, 0.041666666666666664);
  p = fma(t, p, 0.16666666666666666);
  p = fma(t, p, 0.5);
  p = fma(t, p, 1.0);
  p = fma(t, p, 1.0);
  double scale = __longlong_as_double((long long)((Word)(__double_as_longlong(shifted) + 1023) << 52));
  return (x < 2.2250738585072014E-308 ? 0 : p * scale) + (x - x);  // no number if x is none
}
