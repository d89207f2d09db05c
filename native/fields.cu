// Fields of one architecture at one point, as chains (lawsweep.lie.FieldBlock): values, derivatives, brackets.
//
// A field is a row of doubles: `places` values, `places` changes, then its gates. Values are l_1, ..., l_q, r_1, ...,
// r_q, each at a place of its own, and one constant 1 that stands for the right factor of a bias. Changes are their
// derivatives at the same places; those of l_1, r_q and of the constant are 0. Rows of a batch are `stride` apart.
// All entries are residues. The host (lawsweep.gpu) checks shapes.
#include "field.cuh"
#include "philox.cuh"

// In front of a loop that the compiler would unroll until numbers no longer fit into registers.
#ifdef __CUDACC__
#define UNROLL_LITTLE _Pragma("unroll 2")
#else
#define UNROLL_LITTLE
#endif

// Words 0, 1, ... of a field's sequence: `leftWidth` for l_1, `gateWidth` for the gates, `rightWidth` for r_q, which
// begin in a row at 0, `gates` and `right`.
struct Coefficients {
  int leftWidth, gateWidth, rightWidth, gates, right;
};

#define COEFFICIENTS int leftWidth, int gateWidth, int rightWidth, int gates, int right

__device__ __forceinline__ int placeOf(const Coefficients& c, int word) {
  int gate = word - c.leftWidth, right = gate - c.gateWidth;
  return gate < 0 ? word : right < 0 ? c.gates + gate : c.right + right;
}

// Rows without coefficients: zero, and 1 at the place `one`. `width` is the length of a row.
ENTRY void clear_fields(double* fields, long long stride, int rows, int width, int one) {
  long long t = (long long)blockIdx.x * blockDim.x + threadIdx.x;
  if (t < (long long)rows * width) {
    int place = (int)(t % width);
    fields[t / width * stride + place] = place == one ? 1 : 0;
  }
}
KERNEL(clear_fields)

// Coefficients of fields from random words: row s from sequence first + s. One thread a pair of words.
ENTRY void draw_fields(
    Field f, Word key, Word first, COEFFICIENTS, double* fields, long long stride, int rows) {
  Coefficients c = {leftWidth, gateWidth, rightWidth, gates, right};
  int width = c.leftWidth + c.gateWidth + c.rightWidth;
  int pairs = (width + 1) / 2;
  long long t = (long long)blockIdx.x * blockDim.x + threadIdx.x;
  if (t < (long long)rows * pairs) {
    long long s = t / pairs;
    int pair = (int)(t % pairs);
    Word a, b;
    philox(key, first + s, pair, a, b);
    fields[s * stride + placeOf(c, 2 * pair)] = fromWord(f, a);
    if (2 * pair + 1 < width) {
      fields[s * stride + placeOf(c, 2 * pair + 1)] = fromWord(f, b);
    }
  }
}
KERNEL(draw_fields)

// Coefficients of fields from rows of numbers in the order of the words.
ENTRY void take_fields(const double* from, COEFFICIENTS, double* fields, long long stride, int rows) {
  Coefficients c = {leftWidth, gateWidth, rightWidth, gates, right};
  int width = c.leftWidth + c.gateWidth + c.rightWidth;
  long long t = (long long)blockIdx.x * blockDim.x + threadIdx.x;
  if (t < (long long)rows * width) {
    fields[t / width * stride + placeOf(c, (int)(t % width))] = from[t];
  }
}
KERNEL(take_fields)

// A step along chains: out[s] = gate[s] * (x[s] U + bias + out[s]), for rows of `width` outputs; U is inner x width
// without gaps. The bias (one row) and the gates may be null, out[s] is added only if `plus`. Tiles of 32 rows by 32
// outputs, 256 threads, each 4 rows of one output.
constexpr int TILE = 32, WARPS = 8, EACH = TILE / WARPS;

// Two neighbours of a row: one load. What is behind the last column of a tile is zero.
struct alignas(16) Two {
  double first, second;
};

ENTRY void __launch_bounds__(256) chain_step(
    Field f, const double* x, const double* u, const double* bias, const double* gate, double* out, long long stride,
    int rows, int inner, int width, int plus) {
  __shared__ Two xs[TILE][TILE / 2 + 1];
  __shared__ double us[TILE][TILE];
  int lane = threadIdx.x % TILE, warp = threadIdx.x / TILE;
  int k = blockIdx.y * TILE + lane;
  long long s0 = (long long)blockIdx.x * TILE + warp;  // this thread's first row; the next ones are WARPS apart
  double sum[EACH];
  UNROLL for (int i = 0; i < EACH; i++) {
    long long s = s0 + WARPS * i;
    bool in = s < rows && k < width;
    sum[i] = bias != nullptr && in ? bias[k] : 0;
    sum[i] += plus && in ? out[s * stride + k] : 0;
  }
  int added = 2;
  for (int j0 = 0; j0 < inner; j0 += TILE) {
    const double* a = x + s0 * stride + j0 + lane;
    const double* b = u + (long long)(j0 + warp) * width + k;
    UNROLL for (int i = 0; i < EACH; i++) {
      int row = warp + WARPS * i;
      ((double*)xs[row])[lane] = s0 + WARPS * i < rows && j0 + lane < inner ? *a : 0;
      us[row][lane] = j0 + row < inner && k < width ? *b : 0;
      a += WARPS * stride;
      b += (long long)WARPS * width;
    }
    __syncthreads();
    if (added + TILE > f.delay) {
      UNROLL for (int i = 0; i < EACH; i++) {
        sum[i] = reduce(f, sum[i]);
      }
      added = 1;
    }
    added += TILE;
    int end = k < width && s0 < rows ? min(TILE, inner - j0) : 0;
    UNROLL_LITTLE for (int j = 0; j < end; j += 2) {
      double u0 = us[j][lane], u1 = us[j + 1][lane];
      UNROLL for (int i = 0; i < EACH; i++) {
        Two pair = xs[warp + WARPS * i][j / 2];
        sum[i] = fma(pair.second, u1, fma(pair.first, u0, sum[i]));
      }
    }
    __syncthreads();
  }
  UNROLL for (int i = 0; i < EACH; i++) {
    long long s = s0 + WARPS * i;
    if (s < rows && k < width) {
      double value = reduce(f, sum[i]);
      out[s * stride + k] = gate == nullptr ? value : multiply(f, value, gate[s * stride + k]);
    }
  }
}
KERNEL(chain_step)

// What is left of such a step behind a matrix product: out[s] = gate[s] * (out[s] + bias), where out[s] holds sums of
// at most f.delay products and one residue. One warp a row.
ENTRY void finish_step(
    Field f, const double* bias, const double* gate, double* out, long long stride, int rows, int width) {
  long long s = ((long long)blockIdx.x * blockDim.x + threadIdx.x) / 32;
  if (s >= rows) {
    return;
  }
  for (int k = threadIdx.x % 32; k < width; k += 32) {
    double value = reduce(f, out[s * stride + k]);
    if (bias != nullptr) {
      value = reduce(f, value + bias[k]);
    }
    out[s * stride + k] = gate == nullptr ? value : multiply(f, value, gate[s * stride + k]);
  }
}
KERNEL(finish_step)

// A step of a chain, as its derivative along a field sees it: the field's part in the step's matrix is rank one.
// x at its place, `inner` wide, is multiplied by the matrix; the result is `width` wide; the partner's factors are at
// the places x and z. `plus` is 1 where z is also the partner's part in a bias.
struct Link {
  int x, inner, z, out, width, plus;
};

// The rank-one parts of all steps, for pairs of fields along each other: change[out] = (x . y + plus) z of the other.
// The product is the same both ways. One warp a pair and step.
ENTRY void partner_terms(
    Field f, const Link* links, int count, double* mine, double* theirs, long long stride, int places, int rows) {
  long long t = ((long long)blockIdx.x * blockDim.x + threadIdx.x) / 32;
  if (t >= (long long)rows * count) {
    return;  // whole warps
  }
  int lane = threadIdx.x % 32;
  Link w = links[t % count];
  double* a = mine + t / count * stride;
  double* b = theirs + t / count * stride;
  double sum = 0;
  int added = 0;
  for (int j = lane; j < w.inner; j += 32) {
    if (++added > f.delay) {
      sum = reduce(f, sum);
      added = 1;
    }
    sum = fma(a[w.x + j], b[w.x + j], sum);
  }
  sum = reduce(f, sum);
  UNROLL for (int half = 16; half > 0; half /= 2) {
    sum += __shfl_xor_sync(ALL, sum, half);
  }
  sum = reduce(f, sum + w.plus);
  for (int k = lane; k < w.width; k += 32) {
    a[places + w.out + k] = multiply(f, sum, b[w.z + k]);
    b[places + w.out + k] = multiply(f, sum, a[w.z + k]);
  }
}
KERNEL(partner_terms)

// Layer i of directions: a matrix of rows x columns at `weights` of a row of parameters, between l_i and r_i. Its
// products belong to the changes at outLeft and outRight, and b_{i-1} at `bias` to the latter; -1 where there is none.
struct Layer {
  int weights, bias, rows, columns, left, right, outLeft, outRight;
};

// The parts of directions V_s in the derivatives of all steps: l_i V and V r_i + b, in one pass over each direction.
// One block of 256 threads a field and layer.
ENTRY void __launch_bounds__(256) direction_terms(
    Field f, const Layer* layers, int count, const double* directions, long long ld, double* fields, long long stride,
    int places) {
  __shared__ double v[TILE][TILE + 1];
  __shared__ double sums[WARPS][TILE];
  Layer w = layers[blockIdx.x % count];
  const double* from = directions + blockIdx.x / count * ld;
  double* value = fields + blockIdx.x / count * stride;
  double* change = value + places;
  int lane = threadIdx.x % TILE, warp = threadIdx.x / TILE;
  for (int j0 = 0; j0 < w.rows; j0 += TILE) {
    double across = 0;  // of row j0 + lane, this warp's columns
    for (int k0 = 0; k0 < w.columns; k0 += TILE) {
      int k = k0 + lane;
      double down = 0;  // of column k, this warp's rows
      const double* row = from + w.weights + (long long)(j0 + warp) * w.columns + k;
      UNROLL for (int i = 0; i < EACH; i++) {
        int j = j0 + warp + WARPS * i;
        bool in = j < w.rows && k < w.columns;
        double entry = in ? *row : 0;
        v[warp + WARPS * i][lane] = entry;
        down = fma(entry, in ? value[w.left + j] : 0, down);
        row += (long long)WARPS * w.columns;
      }
      sums[warp][lane] = down;
      __syncthreads();
      UNROLL for (int i = 0; i < EACH; i++) {
        int column = warp * EACH + i;
        across = fma(v[lane][column], k0 + column < w.columns ? value[w.right + k0 + column] : 0, across);
      }
      across = reduce(f, across);
      if (warp == 0 && w.outLeft >= 0 && k < w.columns) {
        double sum = j0 == 0 ? 0 : change[w.outLeft + k];
        UNROLL for (int i = 0; i < WARPS; i++) {
          sum += sums[i][lane];
        }
        change[w.outLeft + k] = reduce(f, sum);
      }
      __syncthreads();
    }
    sums[warp][lane] = across;
    __syncthreads();
    if (warp == 0 && w.outRight >= 0 && j0 + lane < w.rows) {
      double sum = w.bias >= 0 ? from[w.bias + j0 + lane] : 0;
      UNROLL for (int i = 0; i < WARPS; i++) {
        sum += sums[i][lane];
      }
      change[w.outRight + j0 + lane] = reduce(f, sum);
    }
    __syncthreads();
  }
}
KERNEL(direction_terms)

// Where the factors of a column of D are.
struct alignas(8) Place {
  int left, right;
};

// The same with the column's factor in a fold.
struct alignas(16) Term {
  int left, right;
  double factor;
};

// A number of a chain and its derivative.
struct alignas(16) Pair {
  double value, change;
};

enum Kind { VALUE, CHANGE, BRACKET };  // their numbers: how many pairs there are for each place, but for VALUE

// Fields whose rows are written: sample s has the fields at mine + s stride and, for brackets, theirs + s stride.
struct Fields {
  const double *mine, *theirs;
  long long stride;
  int places, count;
};

// Rows of `columns` numbers, ld apart: the number at a position belongs to the column (or bucket) at[position], or to
// that of its own number if `at` is null.
struct Rows {
  double* data;
  long long ld;
  const int* at;
  int columns;
};

// A sample's chains in shared memory: values alone, or pairs of field 1, then of field 2.
struct Near {
  const Pair* pairs;
  int places;
  __device__ __forceinline__ double value(int i) const { return ((const double*)pairs)[i]; }
  __device__ __forceinline__ Pair mine(int i) const { return pairs[i]; }
  __device__ __forceinline__ Pair theirs(int i) const { return pairs[places + i]; }
};

// The same where they were computed.
struct Far {
  const double *a, *b;
  int places;
  __device__ __forceinline__ double value(int i) const { return a[i]; }
  __device__ __forceinline__ Pair mine(int i) const { return {a[i], a[places + i]}; }
  __device__ __forceinline__ Pair theirs(int i) const { return {b[i], b[places + i]}; }
};

__device__ __forceinline__ Far far(const Fields& w, int s) {
  return {w.mine + s * w.stride, w.theirs + s * w.stride, w.places};
}

// l and r of a field, x and y of its partner: four products.
__device__ __forceinline__ double bracket(const Field& f, Pair l, Pair r, Pair x, Pair y) {
  double sum = fma(l.change, r.value, l.value * r.change);
  sum = fma(-x.change, y.value, sum);
  return reduce(f, fma(-x.value, y.change, sum));
}

// One entry of a field, of its derivative or of a bracket.
template <int kind, class Chains>
__device__ __forceinline__ double entry(const Field& f, const Chains& c, int left, int right) {
  if constexpr (kind == VALUE) {
    return reduce(f, c.value(left) * c.value(right));
  } else if constexpr (kind == CHANGE) {
    Pair l = c.mine(left), r = c.mine(right);
    return reduce(f, fma(l.change, r.value, l.value * r.change));
  } else {
    return bracket(f, c.mine(left), c.mine(right), c.theirs(left), c.theirs(right));
  }
}

// The chains of the s-th sample in shared memory: a double, a pair or two pairs for each place.
template <int kind>
__device__ __forceinline__ Pair* sample(Pair* memory, int places, int s) {
  return kind == VALUE ? memory + (long long)s * (places / 2) : memory + (long long)s * (kind * places);
}

// Copies a sample's chains to shared memory, values and changes as pairs.
template <int kind>
__device__ __forceinline__ void bring(const Fields& w, int s, Pair* to) {
  const double* a = w.mine + s * w.stride;
  const double* b = w.theirs + s * w.stride;
  for (int e = threadIdx.x; e < w.places; e += blockDim.x) {
    if constexpr (kind == VALUE) {
      ((double*)to)[e] = a[e];
    } else {
      to[e] = {a[e], a[w.places + e]};
    }
    if constexpr (kind == BRACKET) {
      to[w.places + e] = {b[e], b[w.places + e]};
    }
  }
}

// The first position of a thread; the next ones are as far apart as there are threads in the blocks of a sample.
__device__ __forceinline__ long long first() { return (long long)blockIdx.y * blockDim.x + threadIdx.x; }

// Entries of up to `each` samples behind one look at the table of places.
template <int kind>
__device__ __forceinline__ void wholeNear(
    const Field& f, const Fields& w, const Place* table, const Rows& out, int each, Pair* memory) {
  int s0 = blockIdx.x * each, samples = min(each, w.count - s0);
  for (int s = 0; s < samples; s++) {
    bring<kind>(w, s0 + s, sample<kind>(memory, w.places, s));
  }
  __syncthreads();
  for (long long t = first(); t < out.columns; t += gridDim.y * blockDim.x) {
    Place p = table[out.at == nullptr ? t : out.at[t]];
    for (int s = 0; s < samples; s++) {
      Near c = {sample<kind>(memory, w.places, s), w.places};
      out.data[(s0 + s) * out.ld + t] = entry<kind>(f, c, p.left, p.right);
    }
  }
}

template <int kind>
__device__ __forceinline__ void wholeFar(const Field& f, const Fields& w, const Place* table, const Rows& out) {
  int s = blockIdx.x;
  Far c = far(w, s);
  for (long long t = first(); t < out.columns; t += gridDim.y * blockDim.x) {
    Place p = table[out.at == nullptr ? t : out.at[t]];
    out.data[s * out.ld + t] = entry<kind>(f, c, p.left, p.right);
  }
}

// The sums of a sample's buckets: bucket b adds the terms b, b + buckets, ... < parameters, at most f.delay of them.
template <int kind, class Chains>
__device__ __forceinline__ void fold(
    const Field& f, const Chains& c, const Term* terms, int parameters, int buckets, const Rows& out) {
  for (long long t = first(); t < out.columns; t += gridDim.y * blockDim.x) {
    double sum = 0;
    for (long long n = out.at == nullptr ? t : out.at[t]; n < parameters; n += buckets) {
      Term m = terms[n];
      sum = fma(m.factor, entry<kind>(f, c, m.left, m.right), sum);
    }
    out.data[blockIdx.x * out.ld + t] = reduce(f, sum);
  }
}

template <int kind>
__device__ __forceinline__ void foldNear(
    const Field& f, const Fields& w, const Term* terms, int parameters, int buckets, const Rows& out, Pair* memory) {
  bring<kind>(w, blockIdx.x, memory);
  __syncthreads();
  Near c = {memory, w.places};
  fold<kind>(f, c, terms, parameters, buckets, out);
}

// What the kernels below have as parameters, one by one.
#define FIELDS const double *mine, const double *theirs, long long stride, int places, int count
#define ROWS double *data, long long ld, const int *at, int columns

// Whole rows: all entries of fields (values), of their derivatives (changes) or of brackets, one column after the
// other. A block has `each` samples, whose chains lie in shared memory, and the columns of one of gridDim.y shares.
#define WHOLE(name, kind)                                                                         \
  ENTRY void __launch_bounds__(1024) name(Field f, FIELDS, ROWS, const Place* table, int each) {  \
    DYNAMIC_SHARED(Pair, memory);                                                                 \
    Fields w = {mine, theirs, stride, places, count};                                             \
    wholeNear<kind>(f, w, table, {data, ld, at, columns}, each, memory);                          \
  }                                                                                               \
  KERNEL(name)

WHOLE(whole_values, VALUE)
WHOLE(whole_changes, CHANGE)
WHOLE(whole_brackets, BRACKET)

// A part of a row whose columns are all products of `rows` left factors by `columns` right ones.
struct Strip {
  int column, rows, columns, left, right;
};

// Whole rows of brackets in the order of parameters, as many loads as `whole_brackets` has for half of the entries: a
// thread keeps its right factors and goes down the left ones. A block has one sample, and one of gridDim.y shares of
// the strips.
ENTRY void __launch_bounds__(1024) ordered_brackets(
    Field f, FIELDS, double* data, long long ld, const Strip* strips, int stripCount) {
  DYNAMIC_SHARED(Pair, memory);
  Fields w = {mine, theirs, stride, places, count};
  bring<BRACKET>(w, blockIdx.x, memory);
  __syncthreads();
  int threads = blockDim.x;
  for (int i = blockIdx.y; i < stripCount; i += gridDim.y) {
    Strip p = strips[i];
    double* out = data + blockIdx.x * ld + p.column;
    for (int k0 = 0; k0 < p.columns; k0 += threads) {
      int across = min(threads, p.columns - k0), down = threads / across;
      int j = threadIdx.x / across, k = k0 + threadIdx.x % across;
      Pair r = memory[p.right + k], y = memory[places + p.right + k];
      for (j = j < down ? j : p.rows; j < p.rows; j += down) {
        out[(long long)j * p.columns + k] = bracket(f, memory[p.left + j], r, memory[places + p.left + j], y);
      }
    }
  }
}
KERNEL(ordered_brackets)

// Whole rows for chains too long for shared memory; a block has one sample.
#define WHOLE_FAR(name, kind)                                                           \
  ENTRY void __launch_bounds__(1024) name(Field f, FIELDS, ROWS, const Place* table) {  \
    Fields w = {mine, theirs, stride, places, count};                                   \
    wholeFar<kind>(f, w, table, {data, ld, at, columns});                               \
  }                                                                                     \
  KERNEL(name)

WHOLE_FAR(whole_values_far, VALUE)
WHOLE_FAR(whole_changes_far, CHANGE)
WHOLE_FAR(whole_brackets_far, BRACKET)

// Folded rows (lawsweep.exact.ColumnFold): sums of factor times entry, without the entries being written. A block has
// one sample.
#define FOLDED(name, kind)                                                                                        \
  ENTRY void __launch_bounds__(1024) name(Field f, FIELDS, ROWS, const Term* terms, int parameters, int buckets) {  \
    DYNAMIC_SHARED(Pair, memory);                                                                                 \
    Fields w = {mine, theirs, stride, places, count};                                                             \
    foldNear<kind>(f, w, terms, parameters, buckets, {data, ld, at, columns}, memory);                          \
  }                                                                                                               \
  KERNEL(name)

FOLDED(folded_values, VALUE)
FOLDED(folded_brackets, BRACKET)

// The same for chains too long for shared memory.
#define FOLDED_FAR(name, kind)                                                                                    \
  ENTRY void __launch_bounds__(1024) name(Field f, FIELDS, ROWS, const Term* terms, int parameters, int buckets) {  \
    Fields w = {mine, theirs, stride, places, count};                                                             \
    fold<kind>(f, far(w, blockIdx.x), terms, parameters, buckets, {data, ld, at, columns});                       \
  }                                                                                                               \
  KERNEL(name)

FOLDED_FAR(folded_values_far, VALUE)
FOLDED_FAR(folded_brackets_far, BRACKET)
