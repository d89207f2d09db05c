// The step of a Langevin ensemble by a group of D lanes of a warp a replica, for widths D and depths up to 8: matrices
// lie in shared memory; a lane owns a column or a row, or a pair of rows in a round of Jacobi's method, and every sum
// is one lane's, in the order of the processor. A block is one warp with 32 / D groups.
#pragma once
#include "langevin.cuh"

constexpr int GROUP_DEPTH = 8;

template <int D>
struct Group {
  static constexpr int P = D * D, PAIRS = D * (D - 1) / 2, PLAYERS = D + D % 2, TURNS = PLAYERS / 2;
  static constexpr int GROUPS = 32 / D;

  const Motion& motion;
  const bool inner;
  const int t;  // the lane in its group
  const unsigned mask;
  // The parts of the group's shared memory, of `bytes`.
  double *const lambda, *const frames, *const y, *const inverses, *const v, *const beta, *const rows, *const gram,
      *const rotation, *const right, *const z, *const turns, *const sigma, *const noise;

  // A group's shared memory in doubles (lawsweep.gpu.ensemble.LangevinShape says the same).
  static __device__ __forceinline__ int size(int n, bool inner) {
    return 3 * D + (inner ? n + 1 : 2) * P + n * (P + D) + 6 * P + 4 * TURNS + 4 * noiseBlocks(n, inner);
  }

  static __device__ __forceinline__ int noiseBlocks(int n, bool inner) {
    return (P + (inner ? (n - 1) * PAIRS : 0) + 3) / 4;
  }

  __device__ __forceinline__ Group(const Motion& motion, int lane, double* memory)
      : motion(motion), inner(motion.inner != 0), t(lane % D), mask(((1u << D) - 1) << (lane / D * D)), lambda(memory),
        frames(lambda + D), y(frames + (inner ? motion.n + 1 : 2) * P), inverses(y + motion.n * P),
        v(inverses + motion.n * D), beta(v + P), rows(beta + D), gram(rows + P), rotation(gram + P),
        right(rotation + P), z(right + P), turns(z + P), sigma(turns + 4 * TURNS), noise(sigma + D) {}

  __device__ __forceinline__ void sync() const { __syncwarp(mask); }

  __device__ __forceinline__ double* frame(int p) const { return frames + (inner ? p : p > 0 ? 1 : 0) * P; }

  // LaneReflectors.factor: a lane a column.
  __device__ __forceinline__ void factor(double* a, double* inverse) const {
    ROLLED for (int j = 0; j < D - 1; j++) {
      double square = 0;
      for (int i = j; i < D; i++) {
        square = fma(a[i * D + j], a[i * D + j], square);
      }
      Reflection reflection(square, a[j * D + j]);
      if (t > j) {
        v[j * D + t] = a[t * D + j];
      }
      sync();
      if (t == j) {
        v[j * D + j] = reflection.head;
        a[j * D + j] = -reflection.r;
        beta[j] = reflection.beta;
        inverse[j] = reflection.inverse;
      }
      sync();
      if (t > j) {
        double sum = 0;
        for (int i = j; i < D; i++) {
          sum = fma(v[j * D + i], a[i * D + t], sum);
        }
        sum = sum * -reflection.beta;
        for (int i = j; i < D; i++) {
          a[i * D + t] = fma(v[j * D + i], sum, a[i * D + t]);
        }
      }
      sync();
    }
    if (t == D - 1) {
      inverse[t] = inverseOfLast(a[P - 1]);
    }
    sync();
  }

  // LaneReflectors.applyRight: a lane a row.
  __device__ __forceinline__ void applyRight(double* a) const {
    double row[D];
    UNROLL for (int c = 0; c < D; c++) {
      row[c] = a[t * D + c];
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
      a[t * D + c] = row[c];
    }
    sync();
  }

  // ChainPairs: a lane some pairs.
  __device__ __forceinline__ void displace() const {
    int n = motion.n;
    double moved = motion.horizontal != 0 ? fma(noise[t * D + t], motion.horizontal / sqrt((double)n), lambda[t])
                                          : lambda[t];
    ROLLED for (int s = 0; s < n; s++) {
      y[s * P + t * D + t] = moved;
    }
    ROLLED for (int pair = t; pair < PAIRS; pair += D) {
      int k = 0, rest = pair;
      while (rest >= D - 1 - k) {
        rest -= D - 1 - k++;
      }
      displacePair(k, k + 1 + rest, pair);
    }
    sync();
    if (motion.entropy != 0) {
      drift();
    }
  }

  __device__ __forceinline__ void displacePair(int k, int l, int pair) const {
    int n = motion.n;
    double powers[GROUP_DEPTH], sums[GROUP_DEPTH], roots[GROUP_DEPTH], gauge[GROUP_DEPTH + 1];
    double inverse = 1 / larger(lambda[k], TINY), rho = lambda[l] * inverse, power = 1, sum = 0;
    ROLLED for (int j = 0; j < n; j++) {
      powers[j] = power;
      sum = fma(power, power, sum);
      sums[j] = sum;
      roots[j] = 1 / sqrt(sum);
      power = power * rho;
    }
    ROLLED for (int s = 0; s <= n; s++) {
      gauge[s] = 0;
    }
    if (inner && motion.orbit != 0 && n > 1) {
      double amplitude = inverse * (motion.orbit * SQUARE_ROOT_OF_HALF), b = 0;
      ROLLED for (int s = n - 1; s >= 1; s--) {
        double root = sums[s - 1] * roots[s - 1] * roots[s];
        double drawn = noise[P + pair * (n - 1) + s - 1] * amplitude;
        b = fma(root, drawn, root * root * powers[1] * b);
        gauge[s] = b;
      }
    }
    double norm = roots[n - 1] * motion.horizontal;
    double zkl = noise[k * D + l] * norm, zlk = noise[l * D + k] * norm, before = 0;
    ROLLED for (int s = 1; s <= n; s++) {
      double b = gauge[s];
      double kl = b * lambda[l] - before * lambda[k], lk = before * lambda[l] - b * lambda[k];
      y[(s - 1) * P + k * D + l] = fma(powers[s - 1], zkl, kl);
      y[(s - 1) * P + l * D + k] = fma(powers[n - s], zlk, lk);
      before = b;
    }
    if (motion.entropy != 0) {
      double one = 0, other = 0;
      ROLLED for (int j = 1; j < n; j++) {
        one = one + sums[j - 1];
        other = fma(powers[j] * powers[j], (double)j, other);
      }
      double scale = 1 / sums[n - 1];
      // T_kl and T_lk wait for their sums in matrices that nobody uses yet
      gram[k * D + l] = one * scale;
      gram[l * D + k] = other * scale;
    }
  }

  // Repulsion is summed in the order of the pairs: a lane a singular value.
  __device__ __forceinline__ void drift() const {
    double sum = 0;
    for (int l = 0; l < D; l++) {
      if (l != t) {
        sum = sum + gram[t * D + l];
      }
    }
    double gain = sum * (2 * motion.entropy / motion.n);
    double move = gain / larger(lambda[t] + sqrt(fma(lambda[t], lambda[t], gain)), TINY);
    ROLLED for (int s = 0; s < motion.n; s++) {
      y[s * P + t * D + t] = y[s * P + t * D + t] + move;
    }
    sync();
  }

  // ChainDescent: a lane a singular value, then a lane a row.
  __device__ __forceinline__ void descend() const {
    if (motion.fitted == 0 && motion.confinement == 0) {
      return;
    }
    int n = motion.n;
    double power = 1, last = 1;
    ROLLED for (int j = 0; j < n; j++) {
      last = power;
      power = power * lambda[t];
    }
    if (motion.confinement != 0) {
      double move = power * last * -(motion.h * motion.confinement);
      ROLLED for (int s = 0; s < n; s++) {
        y[s * P + t * D + t] = y[s * P + t * D + t] + move;
      }
    }
    if (motion.fitted == 0) {
      sync();
      return;
    }
    sigma[t] = power;
    sync();
    fitGradient();
    ROLLED for (int s = 1; s <= n; s++) {
      double row = 1;
      ROLLED for (int j = 0; j < n - s; j++) {
        row = row * lambda[t];
      }
      row = row * -motion.h;
      ROLLED for (int l = 0; l < D; l++) {
        double column = 1;
        ROLLED for (int j = 1; j < s; j++) {
          column = column * lambda[l];
        }
        double& entry = y[(s - 1) * P + t * D + l];
        entry = fma(gram[t * D + l] * row, column, entry);
      }
    }
    sync();
  }

  // A row, or a column, of a matrix in shared memory.
  static __device__ __forceinline__ void take(const double* from, int step, double* to) {
    UNROLL for (int k = 0; k < D; k++) {
      to[k] = from[k * step];
    }
  }

  static __device__ __forceinline__ double dot(const double* one, const double* other, int step) {
    double sum = 0;
    UNROLL for (int k = 0; k < D; k++) {
      sum = fma(one[k], other[k * step], sum);
    }
    return sum;
  }

  // G of the fitted entries, to `gram`: a lane a row of E'(W) and of E'(W) Q_0, then a row of G.
  __device__ __forceinline__ void fitGradient() const {
    const double *left = frame(motion.n), *q = frames;
    double own[D];
    UNROLL for (int k = 0; k < D; k++) {
      own[k] = left[t * D + k] * sigma[k];
    }
    IN_TWOS for (int j = 0; j < D; j++) {
      int e = t * D + j;
      double w = dot(own, q + j * D, 1);
      rows[e] = motion.fitted >> e & 1 ? w - motion.target[e] : 0;
    }
    take(rows + t * D, 1, own);
    IN_TWOS for (int j = 0; j < D; j++) {
      right[t * D + j] = dot(own, q + j, D);
    }
    sync();
    take(left + t, D, own);
    IN_TWOS for (int j = 0; j < D; j++) {
      gram[t * D + j] = dot(own, right + j, D);
    }
    sync();
  }

  __device__ __forceinline__ double& upper(int a, int b) const { return a < b ? gram[a * D + b] : gram[b * D + a]; }

  // The rotation of a pair, if it was turned in this round: turns[4 i] is not zero.
  __device__ __forceinline__ bool turnOf(int i, Turn& turn) const {
    turn.up = turns[4 * i + 1];
    turn.low = -turn.up;
    turn.cosine = turns[4 * i + 2];
    return turns[4 * i] != 0;
  }

  // LaneJacobi: a lane a pair, then a lane some blocks of two pairs, then a lane a column of the rotation.
  __device__ __forceinline__ void diagonalise() const {
    for (int i = 0; i < D; i++) {
      rotation[i * D + t] = i == t ? 1 : 0;
    }
    bool turned;
    int sweep = 0;
    do {
      turned = false;
      ROLLED for (int round = 0; round < PLAYERS - 1; round++) {
        sync();
        bool mine = turnPair(round);
        bool any = __ballot_sync(mask, mine) != 0;
        sync();
        if (any) {
          turned = true;
          turnOthers(round);
        }
      }
    } while (turned && ++sweep < MOST_SWEEPS);
    for (int i = 0; i < D; i++) {
      rotation[i * D + t] = rotation[i * D + t] + 0.0;
    }
    sync();
  }

  __device__ __forceinline__ bool turnPair(int round) const {
    if (t >= TURNS) {
      return false;
    }
    int k, l;
    players<D>(round, t, k, l);
    turns[4 * t] = 0;
    if (l >= D) {
      return false;
    }
    double &kk = gram[k * D + k], &ll = gram[l * D + l], &kl = gram[k * D + l];
    if (!Turn::due(kk, ll, kl)) {
      return false;
    }
    Turn turn(kk, ll, kl);
    turns[4 * t] = 1;
    turns[4 * t + 1] = turn.up;
    turns[4 * t + 2] = turn.cosine;
    turn.corner(kk, ll, kl);
    return true;
  }

  __device__ __forceinline__ void turnOthers(int round) const {
    ROLLED for (int q = t; q < TURNS * (TURNS - 1) / 2; q += D) {
      int j = 1, rest = q;
      while (rest >= j) {
        rest -= j++;
      }
      turnBlock(round, rest, j);
    }
    ROLLED for (int i = 0; i < TURNS; i++) {
      Turn turn;
      if (turnOf(i, turn)) {
        int k, l;
        players<D>(round, i, k, l);
        turn.apply(rotation[k * D + t], rotation[l * D + t]);
      }
    }
  }

  // The products of the rows of pair i with those of pair j > i: turned by pair i, then by pair j.
  __device__ __forceinline__ void turnBlock(int round, int i, int j) const {
    int k, l, r, s;
    players<D>(round, i, k, l);
    players<D>(round, j, r, s);
    bool two = l < D, others = s < D;  // where a row plays with nobody there is no row l, or s
    double kr = upper(k, r), ks = others ? upper(k, s) : 0, lr = two ? upper(l, r) : 0;
    double ls = two && others ? upper(l, s) : 0;
    Turn turn;
    if (turnOf(i, turn)) {
      turn.apply(kr, lr);
      turn.apply(ks, ls);
    }
    if (turnOf(j, turn)) {
      turn.apply(kr, ks);
      turn.apply(lr, ls);
    }
    upper(k, r) = kr;
    if (others) {
      upper(k, s) = ks;
    }
    if (two) {
      upper(l, r) = lr;
    }
    if (two && others) {
      upper(l, s) = ls;
    }
  }

  // LanePolar.approach: a lane a column of the difference, then a row.
  __device__ __forceinline__ void approach(double* a) const {
    double own[D];
    take(a + t, D, own);
    IN_TWOS for (int i = 0; i < D; i++) {
      // the products are the same in either order
      gram[i * D + t] = (dot(own, a + i, D) - (i == t ? 1 : 0)) * -0.5;
    }
    sync();
    take(a + t * D, 1, own);
    IN_TWOS for (int j = 0; j < D; j++) {
      a[t * D + j] = a[t * D + j] + dot(own, gram + j, D);
    }
    sync();
  }

  // A B' in place of A: a lane a row.
  __device__ __forceinline__ void timesTransposed(double* a, const double* b) const {
    double own[D];
    take(a + t * D, 1, own);
    IN_TWOS for (int j = 0; j < D; j++) {
      a[t * D + j] = dot(own, b + j * D, 1);
    }
    sync();
  }

  // ChainRetraction.factor and LaneGradedProduct, unscaled: R_N ... R_1 in `rows`, a lane a column.
  __device__ __forceinline__ void triangles() const {
    ROLLED for (int s = 1; s <= motion.n; s++) {
      double* a = y + (s - 1) * P;
      factor(a, inverses + (s - 1) * D);
      ROLLED for (double* other = s < motion.n ? a + P : frame(s); other != nullptr;) {
        applyRight(other);
        other = inner && other == a + P ? frame(s) : nullptr;
      }
      for (int i = 0; i <= t; i++) {
        double sum = 0;
        for (int k = i; s > 1 && k <= t; k++) {
          sum = fma(a[i * D + k], rows[k * D + t], sum);
        }
        rows[i * D + t] = s == 1 ? a[i * D + t] : sum;
      }
      sync();
    }
  }

  // ChainRetraction: the balanced factors of the displaced ones.
  __device__ __forceinline__ void retract() const {
    triangles();
    for (int i = 0; i <= t; i++) {
      double sum = 0;
      for (int k = t; k < D; k++) {
        sum = fma(rows[i * D + k], rows[t * D + k], sum);
      }
      gram[i * D + t] = sum;
    }
    diagonalise();
    double square = 0;
    for (int c = 0; c < D; c++) {
      double sum = 0;
      for (int i = 0; i <= c; i++) {
        sum = fma(rotation[t * D + i], rows[i * D + c], sum);
      }
      right[t * D + c] = sum;
      square = fma(sum, sum, square);
    }
    double norm = sqrt(square), inverse = 1 / larger(norm, TINY_LENGTH);
    lambda[t] = rootOf(norm, motion.n);
    for (int c = 0; c < D; c++) {
      right[t * D + c] = right[t * D + c] * inverse;
    }
    sync();
    timesTransposed(frames, right);
    timesTransposed(frame(motion.n), rotation);
    if (inner) {
      turnInner();
    }
  }

  __device__ __forceinline__ void turnInner() const {
    for (int i = 0; i < D; i++) {
      z[i * D + t] = rotation[t * D + i];
    }
    ROLLED for (int p = motion.n - 1; p >= 1; p--) {
      solve(y + p * P, inverses + p * D);
      sync();
      approach(right);
      factor(right, turns);
      double* q = frames + p * P;
      applyRight(q);
      for (int k = 0; k < D; k++) {
        q[t * D + k] = right[k * D + k] < 0 ? -q[t * D + k] : q[t * D + k];
      }
      sync();
    }
  }

  // Z = R^-1 Z, columns then of unit length; a copy in `right`: a lane a column.
  __device__ __forceinline__ void solve(const double* r, const double* inverse) const {
    double square = 0;
    for (int i = D - 1; i >= 0; i--) {
      double sum = z[i * D + t];
      for (int k = i + 1; k < D; k++) {
        sum = fma(-r[i * D + k], z[k * D + t], sum);
      }
      sum = sum * inverse[i];
      z[i * D + t] = sum;
      square = fma(sum, sum, square);
    }
    double unit = 1 / larger(sqrt(square), TINY_LENGTH);
    for (int i = 0; i < D; i++) {
      z[i * D + t] = z[i * D + t] * unit;
      right[i * D + t] = z[i * D + t];
    }
  }

  // ChainPack.advance
  __device__ __forceinline__ void advance(int r) const {
    const int entries = D + (inner ? motion.n + 1 : 2) * P;
    double* at = motion.state + r;
    ROLLED for (int e = t; e < entries; e += D) {
      lambda[e] = at[(long long)e * motion.count];
    }
    ROLLED for (int i = t; i < 4 * noiseBlocks(motion.n, inner); i += D) {
      noise[i] = 0;
    }
    sync();
    ROLLED for (long long step = motion.from; step < motion.to; step++) {
      ROLLED for (int b = t; b < motion.blocks; b += D) {
        normals(motion.key, motion.first + r, step * motion.blocks + b, noise + 4 * b);
      }
      sync();
      displace();
      descend();
      retract();
      if (step % POLISH_EVERY == POLISH_EVERY - 1) {
        ROLLED for (int f = 0; f <= (inner ? motion.n : 1); f++) {
          approach(frames + f * P);
        }
      }
    }
    ROLLED for (int e = t; e < entries; e += D) {
      at[(long long)e * motion.count] = lambda[e];
    }
  }
};

template <int D>
__device__ __forceinline__ void advanceGroup(const Motion& motion) {
  typedef Group<D> G;
  DYNAMIC_SHARED(double, memory);
  int lane = threadIdx.x, group = lane / D, r = blockIdx.x * G::GROUPS + group;
  if (group < G::GROUPS && r < motion.count) {  // whole groups
    G(motion, lane, memory + group * G::size(motion.n, motion.inner != 0)).advance(r);
  }
}

#define GROUP_STEPPER(D)                                    \
  ENTRY void __launch_bounds__(32, 8) group_##D(MOTION) { \
    Motion motion = MOVED;                                  \
    advanceGroup<D>(motion);                                \
  }                                                         \
  KERNEL(group_##D)
