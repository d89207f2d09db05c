// The elimination of samples mod p: what lawsweep.gpu launches between products by cublasDgemm.
//
// Matrices lie row by row, `ld` doubles from one row to the next; entries are residues unless said otherwise. Columns
// stand at positions: columnAt[position] and positionOf[column] undo each other. Pivots come first, so a block of new
// rows that is eliminated at `position` has nothing left of it. Its rows have the identity at its own positions, which
// is never written down nor read. Callers see to all shapes (lawsweep.gpu.EliminationKernels).
#include "field.cuh"

constexpr int THREADS = 256;
constexpr int WARPS = THREADS / 32;

// The most rows of a leading block.
constexpr int LEADING = 32;

// What leading_block finds: its answer is the first of the numbers of a verdict.
constexpr int REFUSED = 0;  // some pivot is not where it is expected
constexpr int DONE = 1;     // decided, and every pivot stands where it belongs
constexpr int MOVED = 2;    // decided, and columns were exchanged
constexpr int ZERO = 3;     // all rows are zero
// The second is the first column that may be no pivot yet; from the third on, for each pivot, where it stood when it
// was its turn to be exchanged.
constexpr int FREE = 1;
constexpr int FROM = 2;

// Rows that one thread has in flight.
constexpr int FLIGHT = 4;

// Each column at its own position.
ENTRY void __launch_bounds__(THREADS) begin_order(int* columnAt, int* positionOf, int columns) {
  int j = blockIdx.x * THREADS + threadIdx.x;
  if (j < columns) {
    columnAt[j] = j;
    positionOf[j] = j;
  }
}
KERNEL(begin_order)

// Integers of at most 2^53 - 2p become their residues; rows × columns, four rows a thread.
ENTRY void __launch_bounds__(THREADS) reduce_rows(Field f, double* c, long long ld, int rows, int columns) {
  int j = blockIdx.x * THREADS + threadIdx.x;
  int i = blockIdx.y * FLIGHT;
  if (j >= columns) {
    return;
  }
  double* at = c + i * ld + j;
  double x[FLIGHT];
  UNROLL for (int t = 0; t < FLIGHT; t++) {
    x[t] = i + t < rows ? at[t * ld] : 0;
  }
  UNROLL for (int t = 0; t < FLIGHT; t++) {
    if (i + t < rows) {
      at[t * ld] = reduce(f, x[t]);
    }
  }
}
KERNEL(reduce_rows)

// out[i][j] = in[i][columnAt[j]]: rows in their original order are brought into the present one.
ENTRY void __launch_bounds__(THREADS) gather_columns(
    const double* in, long long ldIn, const int* columnAt, double* out, long long ldOut, int rows, int columns) {
  int j = blockIdx.x * THREADS + threadIdx.x;
  int i = blockIdx.y * FLIGHT;
  if (j >= columns) {
    return;
  }
  int from = columnAt[j];
  UNROLL for (int t = 0; t < FLIGHT; t++) {
    if (i + t < rows) {
      out[(i + t) * ldOut + j] = in[(i + t) * ldIn + from];
    }
  }
}
KERNEL(gather_columns)

// Copies rows, and writes the identity into the first `own` columns.
ENTRY void __launch_bounds__(THREADS) keep_rows(
    const double* in, long long ldIn, double* out, long long ldOut, int rows, int columns, int own) {
  int j = blockIdx.x * THREADS + threadIdx.x;
  int i = blockIdx.y * FLIGHT;
  if (j >= columns) {
    return;
  }
  UNROLL for (int t = 0; t < FLIGHT; t++) {
    if (i + t < rows) {
      out[(i + t) * ldOut + j] = j < own ? (j == i + t ? 1.0 : 0.0) : in[(i + t) * ldIn + j];
    }
  }
}
KERNEL(keep_rows)

// Moves rows up by `up` rows, to where they may overlap themselves: a thread moves a column from the top.
ENTRY void __launch_bounds__(THREADS) move_rows(double* x, long long ld, int rows, int columns, int up) {
  int j = blockIdx.x * THREADS + threadIdx.x;
  if (j < columns) {
    double* to = x + j - up * ld;
    for (int i = 0; i < rows; i++) {
      to[i * ld] = x[i * ld + j];
    }
  }
}
KERNEL(move_rows)

// C becomes the residues of beta C + alpha A B for alpha and beta in {-1, 0, 1}: A is rows × inner, B inner × width,
// inner at most 32. With at most 32 rows C may be B. A block of threads makes 32 rows of 64 columns, a thread eight
// entries of a column; rows that are not there have factors 0, so that the inner loop asks nothing.
constexpr int STRIP = 64;
constexpr int SIDE = THREADS / STRIP;
constexpr int SUMS = LEADING / SIDE;
ENTRY void __launch_bounds__(THREADS) combine(Field f, double alpha, const double* a, long long lda, const double* b,
    long long ldb, double beta, double* c, long long ldc, int rows, int inner, int width) {
  __shared__ double factors[LEADING][LEADING];
  __shared__ double strip[LEADING][STRIP];
  int k = threadIdx.x % STRIP, row = threadIdx.x / STRIP;
  int column = blockIdx.x * STRIP + k, first = blockIdx.y * LEADING;
  UNROLL for (int e = threadIdx.x; e < LEADING * LEADING; e += THREADS) {
    int i = e / LEADING, t = e % LEADING;
    factors[i][t] = first + i < rows && t < inner ? alpha * a[(first + i) * lda + t] : 0;
  }
  for (int t = row; t < inner; t += SIDE) {
    strip[t][k] = column < width ? b[t * ldb + column] : 0;
  }
  __syncthreads();
  double sums[SUMS];
  UNROLL for (int i = 0; i < SUMS; i++) {
    sums[i] = 0;
  }
  for (int t = 0; t < inner; t++) {
    double x = strip[t][k];
    UNROLL for (int i = 0; i < SUMS; i++) {
      sums[i] = fma(factors[row + i * SIDE][t], x, sums[i]);
    }
  }
  UNROLL for (int i = 0; i < SUMS; i++) {
    int at = first + row + i * SIDE;
    if (at < rows && column < width) {
      double* to = c + at * ldc + column;
      *to = reduce(f, beta == 0 ? sums[i] : fma(beta, *to, sums[i]));
    }
  }
}
KERNEL(combine)

// Exchanges positions position + t and from[t], t = 0, 1, …, count - 1, one pair after the other, in `rows` rows of a
// slab and in all `rank` rows of the basis. Basis row i is row i % height of group i / height; of each group `groups`
// has the address where position 0 of its first row would be, and its ld. A thread a row.
ENTRY void __launch_bounds__(THREADS) exchange_columns(double* slab, long long ld, int rows, const long long* groups,
    int height, int rank, int position, const int* from, int count) {
  long long i = (long long)blockIdx.x * THREADS + threadIdx.x;
  if (i >= (long long)rows + rank) {
    return;
  }
  double* row = slab + i * ld;
  if (i >= rows) {
    int group = (int)(i - rows) / height, in = (int)(i - rows) % height;
    row = (double*)groups[2 * group] + in * groups[2 * group + 1];
  }
  for (int t = 0; t < count; t++) {
    int a = position + t, b = from[t];
    if (a != b) {
      double x = row[a];
      row[a] = row[b];
      row[b] = x;
    }
  }
}
KERNEL(exchange_columns)

// Brings n <= 32 pivots to the positions from `position` on, one exchange after the other, and notes in verdict where
// each stood when it was its turn. One warp; lane t has the t-th pivot and where it stands. Whether any had to move.
__device__ __forceinline__ bool arrange(
    int n, int position, int pivot, int where, int* columnAt, int* positionOf, int* verdict) {
  int lane = threadIdx.x % 32;
  bool mine = lane < n;
  bool moved = __ballot_sync(ALL, mine && where != position + lane) != 0;
  int from = where;
  if (moved) {
    int here = mine ? columnAt[position + lane] : -2;
    for (int t = 0; t < n; t++) {
      int source = __shfl_sync(ALL, where, t), leaving = __shfl_sync(ALL, here, t);
      from = lane == t ? source : from;
      where = pivot == leaving ? source : where;
      here = position + lane == source ? leaving : here;
      if (lane == 0) {
        columnAt[source] = leaving;
        positionOf[leaving] = source;
      }
    }
    __syncwarp();
    if (mine) {
      columnAt[position + lane] = pivot;
      positionOf[pivot] = position + lane;
    }
  }
  if (mine) {
    verdict[FROM + lane] = from;
  }
  return moved;
}

// Decides n <= 32 rows at once, if nothing unusual happens. Their pivots are the first n columns where the first row is
// not zero, by the original order of columns, if all rows are zero in those that it leaves out; and the square block
// there has an inverse, which Gauss and Jordan find with pivots down the diagonal. Then columns are exchanged in
// columnAt and positionOf, and inverse is n × n. Otherwise nothing changes but verdict. One block of threads.
ENTRY void __launch_bounds__(THREADS) leading_block(Field f, const double* x, long long ld, int n, int position,
    int columns, int* columnAt, int* positionOf, int* verdict, double* inverse) {
  __shared__ double square[2][LEADING][LEADING + 1];
  __shared__ double scales[LEADING];
  __shared__ int pivots[LEADING], places[LEADING];
  __shared__ unsigned nonzeros[WARPS], opens[WARPS], others[WARPS];
  int lane = threadIdx.x % 32, warp = threadIdx.x / 32;
  int settled = verdict[FREE], found = 0;
  bool bad = false;
  for (int start = settled; start < columns && found < n && !bad; start += THREADS) {
    int column = start + threadIdx.x;
    int place = column < columns ? positionOf[column] : -1;
    bool open = place >= position;
    bool nonzero = open && x[place] != 0;
    unsigned mask = __ballot_sync(ALL, nonzero), openMask = __ballot_sync(ALL, open);
    if (lane == 0) {
      nonzeros[warp] = mask;
      opens[warp] = openMask;
    }
    __syncthreads();
    int before = found + __popc(mask & ((1u << lane) - 1));
    unsigned any = 0;
    for (int w = 0; w < WARPS; w++) {
      int count = __popc(nonzeros[w]);
      before += w < warp ? count : 0;
      found += count;
      any |= opens[w];
    }
    if (nonzero && before < n) {
      pivots[before] = column;
      places[before] = place;
    }
    bool other = false;
    if (open && !nonzero && before < n) {
      for (int i = 1; i < n; i++) {
        other |= x[i * ld + place] != 0;
      }
    }
    unsigned otherMask = __ballot_sync(ALL, other);
    if (lane == 0) {
      others[warp] = otherMask;
    }
    __syncthreads();
    for (int w = 0; w < WARPS; w++) {
      bad |= others[w] != 0;
    }
    settled = any == 0 && settled == start ? start + THREADS : settled;
  }
  if (found < n || bad) {
    if (threadIdx.x == 0) {
      verdict[0] = found == 0 && !bad ? ZERO : REFUSED;
    }
    return;
  }
  for (int e = threadIdx.x; e < n * n; e += THREADS) {
    square[0][e / n][e % n] = x[(e / n) * ld + places[e % n]];
  }
  // Rows are not scaled under way, which would need an inverse for each: every other row is multiplied by the pivot.
  // Row t then begins with the product of all pivots before it, and has lacked the inverse of those from it on.
  double product = 1;
  __syncthreads();
  for (int t = 0; t < n; t++) {
    double(*from)[LEADING + 1] = square[t % 2];
    double(*to)[LEADING + 1] = square[1 - t % 2];
    double pivot = from[t][t];
    if (pivot == 0) {
      if (threadIdx.x == 0) {
        verdict[0] = REFUSED;
      }
      return;
    }
    for (int e = threadIdx.x; e < n * n; e += THREADS) {
      int i = e / n, j = e % n;
      double factor = from[i][t];
      if (i == t) {
        to[i][j] = j == t ? product : from[i][j];
      } else {
        to[i][j] = reduce(f, j == t ? -factor * product : fma(-factor, from[t][j], pivot * from[i][j]));
      }
    }
    if (threadIdx.x == 0) {
      scales[t] = product;
    }
    product = multiply(f, product, pivot);
    __syncthreads();
  }
  double all = invert(f, product);
  for (int e = threadIdx.x; e < n * n; e += THREADS) {
    int i = e / n;
    inverse[e] = multiply(f, square[n % 2][i][e % n], multiply(f, scales[i], all));
  }
  if (warp == 0) {
    int pivot = lane < n ? pivots[lane] : -1, place = lane < n ? places[lane] : -1;
    bool moved = arrange(n, position, pivot, place, columnAt, positionOf, verdict);
    if (lane == 0) {
      verdict[FREE] = settled;
      verdict[0] = moved ? MOVED : DONE;
    }
  }
}
KERNEL(leading_block)

// Products of basis rows with a vector, from the last rows to the first: z[i] = own[i] + sum of rows[i][j] later[j],
// and then own[i] -= z[i]. Rows have the identity at their own positions; rows and later begin behind these. A block of
// threads a row.
ENTRY void __launch_bounds__(THREADS) reduced_times(
    Field f, const double* rows, long long ld, int columns, const double* later, double* own, double* z) {
  __shared__ double sums[WARPS];
  const double* row = rows + blockIdx.x * ld;
  double sum = 0;
  int pending = 0;
  for (int first = threadIdx.x; first < columns; first += FLIGHT * THREADS) {
    if (pending + FLIGHT > f.delay) {
      sum = reduce(f, sum);
      pending = 0;
    }
    pending += FLIGHT;
    UNROLL for (int t = 0; t < FLIGHT; t++) {
      int j = first + t * THREADS;
      sum = j < columns ? fma(row[j], later[j], sum) : sum;
    }
  }
  sum = reduce(f, sum);
  UNROLL for (int half = 16; half > 0; half /= 2) {
    sum += __shfl_xor_sync(ALL, sum, half);
  }
  if (threadIdx.x % 32 == 0) {
    sums[threadIdx.x / 32] = sum;
  }
  __syncthreads();
  if (threadIdx.x == 0) {
    double total = own[blockIdx.x];
    for (int w = 0; w < WARPS; w++) {
      total += sums[w];
    }
    total = reduce(f, total);
    z[blockIdx.x] = total;
    own[blockIdx.x] = reduce(f, own[blockIdx.x] - total);
  }
}
KERNEL(reduced_times)
