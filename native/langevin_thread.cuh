// The step of a Langevin ensemble by one thread a replica, for widths D up to 4: the factor that is worked on lies in
// registers, the others in local memory, so that one kernel serves all depths up to 4.
#pragma once
#include "langevin.cuh"

constexpr int REPLICA_THREADS = 128, THREAD_DEPTH = 4;

// INNER: Q_0..Q_N move, else Q_0 and Q_N alone.
template <int D, bool INNER>
struct Replica {
  static constexpr int P = D * D, PAIRS = D * (D - 1) / 2;
  static constexpr int FRAMES = INNER ? THREAD_DEPTH + 1 : 2;
  static constexpr int BLOCKS = (P + (INNER ? (THREAD_DEPTH - 1) * PAIRS : 0) + 3) / 4;

  const Motion& motion;
  double *const frames, *const y, *const inverses;  // of all factors
  double lambda[D];
  double v[P], beta[D];  // of the last factorisation
  double rows[P], gram[P], rotation[P], right[P];

  __device__ __forceinline__ Replica(const Motion& motion, double* frames, double* y, double* inverses)
      : motion(motion), frames(frames), y(y), inverses(inverses) {}


  __device__ __forceinline__ int frame(int p) const { return (INNER ? p : p > 0 ? 1 : 0) * P; }

  // LaneReflectors.factor
  __device__ __forceinline__ void factor(double* a, double* inverse) {
    UNROLL for (int j = 0; j < D - 1; j++) {
      double square = 0;
      UNROLL for (int i = j; i < D; i++) {
        v[j * D + i] = a[i * D + j];
        square = fma(a[i * D + j], a[i * D + j], square);
      }
      Reflection reflection(square, a[j * D + j]);
      v[j * D + j] = reflection.head;
      a[j * D + j] = -reflection.r;
      beta[j] = reflection.beta;
      inverse[j] = reflection.inverse;
      UNROLL for (int c = j + 1; c < D; c++) {
        double sum = 0;
        UNROLL for (int i = j; i < D; i++) {
          sum = fma(v[j * D + i], a[i * D + c], sum);
        }
        sum = sum * -beta[j];
        UNROLL for (int i = j; i < D; i++) {
          a[i * D + c] = fma(v[j * D + i], sum, a[i * D + c]);
        }
      }
    }
    inverse[D - 1] = inverseOfLast(a[P - 1]);
  }

  // LaneReflectors.applyRight: A Q in place of A.
  __device__ __forceinline__ void applyRight(double* a) {
    IN_TWOS for (int i = 0; i < D; i++) {
      double row[D];
      UNROLL for (int c = 0; c < D; c++) {
        row[c] = a[i * D + c];
      }
      UNROLL for (int j = 0; j < D - 1; j++) {
        double sum = 0;
        UNROLL for (int c = j; c < D; c++) {
          sum = fma(v[j * D + c], row[c], sum);
        }
        sum = sum * -beta[j];
        UNROLL for (int c = j; c < D; c++) {
          row[c] = fma(v[j * D + c], sum, row[c]);
        }
      }
      UNROLL for (int c = 0; c < D; c++) {
        a[i * D + c] = row[c];
      }
    }
  }

  // ChainPairs: Y_1..Y_N from the normal numbers of the step.
  __device__ __forceinline__ void displace(const double* noise) {
    double size[D], repulsion[D];
    UNROLL for (int k = 0; k < D; k++) {
      size[k] = lambda[k];
      repulsion[k] = 0;
    }
    ROLLED for (int k = 0; k < D; k++) {
      double moved =
          motion.horizontal != 0 ? fma(noise[k * D + k], motion.horizontal / sqrt((double)motion.n), size[k]) : size[k];
      ROLLED for (int s = 0; s < motion.n; s++) {
        y[s * P + k * D + k] = moved;
      }
    }
    const double* orbit = noise + P;
    ROLLED for (int k = 0; k < D - 1; k++) {
      double inverse = 1 / larger(size[k], TINY);
      ROLLED for (int l = k + 1; l < D; l++, orbit += motion.n - 1) {
        Pair pair = {k, l, size[k], size[l], noise[k * D + l], noise[l * D + k], orbit};
        displacePair(pair, inverse, repulsion);
      }
    }
    if (!INNER && motion.entropy != 0) {
      ROLLED for (int k = 0; k < D; k++) {
        double gain = repulsion[k] * (2 * motion.entropy / motion.n);
        double move = gain / larger(size[k] + sqrt(fma(size[k], size[k], gain)), TINY);
        ROLLED for (int s = 0; s < motion.n; s++) {
          y[s * P + k * D + k] = y[s * P + k * D + k] + move;
        }
      }
    }
  }

  // Rows k < l, their singular values, and normal numbers.
  struct Pair {
    int k, l;
    double lk, ll, zkl, zlk;
    const double* orbit;
  };

  __device__ __forceinline__ void displacePair(const Pair& pair, double inverse, double* repulsion) {
    double powers[THREAD_DEPTH], sums[THREAD_DEPTH], roots[THREAD_DEPTH], gauge[THREAD_DEPTH + 1];
    double lastSum = 0, lastRoot = 0;
    double rho = pair.ll * inverse, power = 1, sum = 0;
    UNROLL for (int j = 0; j < THREAD_DEPTH; j++) {
      powers[j] = power;
      sum = fma(power, power, sum);
      sums[j] = sum;
      roots[j] = 1 / sqrt(sum);
      lastSum = j < motion.n ? sum : lastSum;
      lastRoot = j < motion.n ? roots[j] : lastRoot;
      power = power * rho;
    }
    UNROLL for (int s = 0; s <= THREAD_DEPTH; s++) {
      gauge[s] = 0;
    }
    if (INNER && motion.orbit != 0) {
      double amplitude = inverse * (motion.orbit * SQUARE_ROOT_OF_HALF), b = 0;
      UNROLL for (int s = THREAD_DEPTH - 1; s >= 1; s--) {
        if (s < motion.n) {
          double root = sums[s - 1] * roots[s - 1] * roots[s];
          double drawn = pair.orbit[s - 1] * amplitude;
          b = fma(root, drawn, root * root * powers[1] * b);
          gauge[s] = b;
        }
      }
    }
    double norm = lastRoot * motion.horizontal;
    double zkl = pair.zkl * norm, zlk = pair.zlk * norm, before = 0;
    UNROLL for (int s = 1; s <= THREAD_DEPTH; s++) {
      if (s <= motion.n) {
        double b = gauge[s];
        double kl = b * pair.ll - before * pair.lk, lk = before * pair.ll - b * pair.lk;
        double other = powers[0];
        UNROLL for (int j = 1; j < THREAD_DEPTH; j++) {
          other = motion.n - s == j ? powers[j] : other;
        }
        y[(s - 1) * P + pair.k * D + pair.l] = fma(powers[s - 1], zkl, kl);
        y[(s - 1) * P + pair.l * D + pair.k] = fma(other, zlk, lk);
        before = b;
      }
    }
    if (!INNER && motion.entropy != 0) {
      double one = 0, other = 0;
      UNROLL for (int j = 1; j < THREAD_DEPTH; j++) {
        if (j < motion.n) {
          one = one + sums[j - 1];
          other = fma(powers[j] * powers[j], (double)j, other);
        }
      }
      double scale = 1 / lastSum;
      repulsion[pair.k] = repulsion[pair.k] + one * scale;
      repulsion[pair.l] = repulsion[pair.l] + other * scale;
    }
  }

  // ChainDescent
  __device__ __forceinline__ void descend() {
    if (motion.fitted == 0 && motion.confinement == 0) {
      return;
    }
    double powers[D * THREAD_DEPTH], sigma[D];
    UNROLL for (int k = 0; k < D; k++) {
      double power = 1, last = 1;
      ROLLED for (int j = 0; j < motion.n; j++) {
        powers[k * THREAD_DEPTH + j] = power;
        last = power;
        power = power * lambda[k];
      }
      sigma[k] = power;
      if (motion.confinement != 0) {
        double move = power * last * -(motion.h * motion.confinement);
        ROLLED for (int s = 0; s < motion.n; s++) {
          y[s * P + k * D + k] = y[s * P + k * D + k] + move;
        }
      }
    }
    if (motion.fitted == 0) {
      return;
    }
    fitGradient(sigma);
    ROLLED for (int s = 1; s <= motion.n; s++) {
      UNROLL for (int k = 0; k < D; k++) {
        double row = powers[k * THREAD_DEPTH + motion.n - s] * -motion.h;
        UNROLL for (int l = 0; l < D; l++) {
          double& entry = y[(s - 1) * P + k * D + l];
          entry = fma(gram[k * D + l] * row, powers[l * THREAD_DEPTH + s - 1], entry);
        }
      }
    }
  }

  // G of the fitted entries, to `gram`: a row of E'(W) at a time.
  __device__ __forceinline__ void fitGradient(const double* sigma) {
    double q[P];
    copy(frames, q);
    UNROLL for (int e = 0; e < P; e++) {
      gram[e] = 0;
    }
    ROLLED for (int i = 0; i < D; i++) {
      const double* left = frames + frame(motion.n) + i * D;
      double gradient[D];
      UNROLL for (int j = 0; j < D; j++) {
        double sum = 0;
        UNROLL for (int k = 0; k < D; k++) {
          sum = fma(left[k] * sigma[k], q[j * D + k], sum);
        }
        int e = i * D + j;
        gradient[j] = motion.fitted >> e & 1 ? sum - motion.target[e] : 0;
      }
      UNROLL for (int j = 0; j < D; j++) {
        double sum = 0;
        UNROLL for (int k = 0; k < D; k++) {
          sum = fma(gradient[k], q[k * D + j], sum);
        }
        UNROLL for (int k = 0; k < D; k++) {
          gram[k * D + j] = fma(left[k], sum, gram[k * D + j]);
        }
      }
    }
  }

  // LaneJacobi for the pair k < l; the pairs of a round do not meet.
  __device__ __forceinline__ bool turn(int k, int l) {
    double &kk = gram[k * D + k], &ll = gram[l * D + l], &kl = gram[k * D + l];
    if (!Turn::due(kk, ll, kl)) {
      return false;
    }
    Turn turn(kk, ll, kl);
    UNROLL for (int i = 0; i < D; i++) {
      if (i != k && i != l) {
        turn.apply(i < k ? gram[i * D + k] : gram[k * D + i], i < l ? gram[i * D + l] : gram[l * D + i]);
      }
    }
    turn.corner(kk, ll, kl);
    UNROLL for (int i = 0; i < D; i++) {
      turn.apply(rotation[k * D + i], rotation[l * D + i]);
    }
    return true;
  }

  __device__ __forceinline__ void diagonalise() {
    UNROLL for (int i = 0; i < P; i++) {
      rotation[i] = i % (D + 1) == 0 ? 1 : 0;
    }
    constexpr int PLAYERS = D + D % 2;
    bool turned;
    int sweep = 0;
    do {
      turned = false;
      UNROLL for (int round = 0; round < PLAYERS - 1; round++) {
        UNROLL for (int i = 0; i < PLAYERS / 2; i++) {
          int k, l;
          players<D>(round, i, k, l);
          if (l < D) {
            turned |= turn(k, l);
          }
        }
      }
    } while (turned && ++sweep < MOST_SWEEPS);
    UNROLL for (int i = 0; i < P; i++) {
      rotation[i] = rotation[i] + 0.0;
    }
  }

  // LanePolar.approach
  __device__ __forceinline__ void approach(double* z) {
    double e[P];
    UNROLL for (int i = 0; i < D; i++) {
      UNROLL for (int j = 0; j < D; j++) {
        double sum = 0;
        UNROLL for (int k = 0; k < D; k++) {
          sum = fma(z[k * D + i], z[k * D + j], sum);
        }
        e[i * D + j] = (sum - (i == j ? 1 : 0)) * -0.5;
      }
    }
    UNROLL for (int i = 0; i < D; i++) {
      double row[D];
      UNROLL for (int j = 0; j < D; j++) {
        double sum = 0;
        UNROLL for (int k = 0; k < D; k++) {
          sum = fma(z[i * D + k], e[k * D + j], sum);
        }
        row[j] = sum;
      }
      UNROLL for (int j = 0; j < D; j++) {
        z[i * D + j] = z[i * D + j] + row[j];
      }
    }
  }

  // A B' in place of A.
  __device__ __forceinline__ void timesTransposed(double* a, const double* b) {
    IN_TWOS for (int i = 0; i < D; i++) {
      double row[D];
      UNROLL for (int j = 0; j < D; j++) {
        double sum = 0;
        UNROLL for (int k = 0; k < D; k++) {
          sum = fma(a[i * D + k], b[j * D + k], sum);
        }
        row[j] = sum;
      }
      UNROLL for (int j = 0; j < D; j++) {
        a[i * D + j] = row[j];
      }
    }
  }

  static __device__ __forceinline__ void copy(const double* from, double* to) {
    UNROLL for (int i = 0; i < P; i++) {
      to[i] = from[i];
    }
  }

  // ChainRetraction.factor and LaneGradedProduct, unscaled: R_N ... R_1 in `rows`.
  __device__ __forceinline__ void triangles() {
    ROLLED for (int s = 1; s <= motion.n; s++) {
      double a[P], inverse[D];
      copy(y + (s - 1) * P, a);
      factor(a, inverse);
      double* next = y + s * P;
      ROLLED for (double* other = s < motion.n ? next : frames + frame(s); other != nullptr;) {
        applyRight(other);
        other = INNER && other == next ? frames + frame(s) : nullptr;
      }
      UNROLL for (int i = 0; i < D; i++) {
        UNROLL for (int j = i; j < D; j++) {
          double sum = 0;
          UNROLL for (int k = i; k <= j; k++) {
            sum = fma(a[i * D + k], rows[k * D + j], sum);
          }
          rows[i * D + j] = s == 1 ? a[i * D + j] : sum;
        }
      }
      if (INNER) {  // for `solve`
        copy(a, y + (s - 1) * P);
        UNROLL for (int i = 0; i < D; i++) {
          inverses[(s - 1) * D + i] = inverse[i];
        }
      }
    }
  }

  // ChainRetraction: the balanced factors of the displaced ones.
  __device__ __forceinline__ void retract() {
    triangles();
    UNROLL for (int i = 0; i < D; i++) {
      UNROLL for (int j = i; j < D; j++) {
        double sum = 0;
        UNROLL for (int k = j; k < D; k++) {
          sum = fma(rows[i * D + k], rows[j * D + k], sum);
        }
        gram[i * D + j] = sum;
      }
    }
    diagonalise();
    UNROLL for (int k = 0; k < D; k++) {
      double square = 0;
      UNROLL for (int c = 0; c < D; c++) {
        double sum = 0;
        UNROLL for (int i = 0; i <= c; i++) {
          sum = fma(rotation[k * D + i], rows[i * D + c], sum);
        }
        right[k * D + c] = sum;
        square = fma(sum, sum, square);
      }
      double norm = sqrt(square), inverse = 1 / larger(norm, TINY_LENGTH);
      lambda[k] = rootOf(norm, motion.n);
      UNROLL for (int c = 0; c < D; c++) {
        right[k * D + c] = right[k * D + c] * inverse;
      }
    }
    timesTransposed(frames, right);
    timesTransposed(frames + frame(motion.n), rotation);
    if (INNER) {
      turnInner();
    }
  }

  __device__ __forceinline__ void turnInner() {
    double z[P];
    UNROLL for (int i = 0; i < D; i++) {
      UNROLL for (int j = 0; j < D; j++) {
        z[i * D + j] = rotation[j * D + i];
      }
    }
    ROLLED for (int p = motion.n - 1; p >= 1; p--) {
      solve(y + p * P, inverses + p * D, z);
      copy(z, right);
      approach(right);
      double unused[D];
      factor(right, unused);
      double* q = frames + p * P;
      applyRight(q);
      UNROLL for (int k = 0; k < D; k++) {
        bool negative = right[k * D + k] < 0;
        UNROLL for (int i = 0; i < D; i++) {
          q[i * D + k] = negative ? -q[i * D + k] : q[i * D + k];
        }
      }
    }
  }

  // Z = R^-1 Z, columns then of unit length.
  __device__ __forceinline__ void solve(const double* r, const double* inverse, double* z) {
    UNROLL for (int c = 0; c < D; c++) {
      double square = 0;
      UNROLL for (int i = D - 1; i >= 0; i--) {
        double sum = z[i * D + c];
        UNROLL for (int k = i + 1; k < D; k++) {
          sum = fma(-r[i * D + k], z[k * D + c], sum);
        }
        sum = sum * inverse[i];
        z[i * D + c] = sum;
        square = fma(sum, sum, square);
      }
      double unit = 1 / larger(sqrt(square), TINY_LENGTH);
      UNROLL for (int i = 0; i < D; i++) {
        z[i * D + c] = z[i * D + c] * unit;
      }
    }
  }

  __device__ __forceinline__ void polish() {
    ROLLED for (int f = 0; f <= (INNER ? motion.n : 1); f++) {
      double z[P];
      copy(frames + f * P, z);
      approach(z);
      copy(z, frames + f * P);
    }
  }

  // ChainPack.advance
  __device__ __forceinline__ void advance(int r) {
    const int entries = (INNER ? motion.n + 1 : 2) * P;
    double* at = motion.state + r;
    UNROLL for (int k = 0; k < D; k++, at += motion.count) {
      lambda[k] = *at;
    }
    ROLLED for (int e = 0; e < entries; e++, at += motion.count) {
      frames[e] = *at;
    }
    double noise[4 * BLOCKS];
    ROLLED for (int i = 0; i < 4 * BLOCKS; i++) {
      noise[i] = 0;
    }
    for (long long step = motion.from; step < motion.to; step++) {
      ROLLED for (int b = 0; b < motion.blocks; b++) {
        normals(motion.key, motion.first + r, step * motion.blocks + b, noise + 4 * b);
      }
      displace(noise);
      descend();
      retract();
      if (step % POLISH_EVERY == POLISH_EVERY - 1) {
        polish();
      }
    }
    at = motion.state + r;
    UNROLL for (int k = 0; k < D; k++, at += motion.count) {
      *at = lambda[k];
    }
    ROLLED for (int e = 0; e < entries; e++, at += motion.count) {
      *at = frames[e];
    }
  }
};

template <int D, bool INNER>
__device__ __forceinline__ void advanceThread(const Motion& motion) {
  typedef Replica<D, INNER> R;
  int r = blockIdx.x * REPLICA_THREADS + threadIdx.x;
  if (r < motion.count) {
    double frames[R::FRAMES * R::P], y[THREAD_DEPTH * R::P], inverses[THREAD_DEPTH * D];
    R(motion, frames, y, inverses).advance(r);
  }
}

#define UPSTAIRS_THREAD(D)                                                     \
  ENTRY void __launch_bounds__(REPLICA_THREADS) thread_upstairs_##D(MOTION) {   \
    Motion motion = MOVED;                                                     \
    advanceThread<D, true>(motion);                                            \
  }                                                                            \
  KERNEL(thread_upstairs_##D)

#define DOWNSTAIRS_THREAD(D)                                                   \
  ENTRY void __launch_bounds__(REPLICA_THREADS) thread_downstairs_##D(MOTION) { \
    Motion motion = MOVED;                                                     \
    advanceThread<D, false>(motion);                                           \
  }                                                                            \
  KERNEL(thread_downstairs_##D)
