// Spans mod p of fields of activation patterns, one draw of weights a block of threads: the rules of
// lawsweep.road.data.TestedFields and lawsweep.road.data.span, step by step, so that ranks, tests and patterns used are
// those of the processor. The host (lawsweep.gpu.draws) checks shapes.
//
// A span with r pivot columns and k free ones is held by the k forms that vanish on it: form j is the coordinate of
// column order[j] less a combination, row j of a k x r matrix without gaps, of those of the columns order[k + i].
#include "field.cuh"
#include "philox.cuh"

// In front of loops that the compiler would otherwise repeat until the driver's compiler takes seconds.
#ifdef __CUDACC__
#define ROLLED _Pragma("unroll 1")
#define UNROLL_LITTLE _Pragma("unroll 2")
#else
#define ROLLED
#define UNROLL_LITTLE
#endif

// Threads of a block at most, and blocks of so many that a multiprocessor is to hold.
constexpr int THREADS = 128;
constexpr int BLOCKS = 6;
constexpr int WARPS = THREADS / 32;

// The most rows that are absorbed at a time, and the most patterns that are tested at a time, how often each.
constexpr int MOST_ROWS = 252;
constexpr int LANES = 64;
constexpr int ROUNDS = 2;

// Forms whose values one thread sums.
constexpr int FORMS = 4;

constexpr int NONE = 0x7fffffff;

// The numbers that a space begins with: what all draws of a launch have in common. Lengths are in numbers.
struct Space {
  int steps;       // of the network
  int parameters;  // D
  int columns;     // of the span
  int inputs, outputs, directions;
  int basis;     // how many vectors span all inputs with the constant
  int words;     // of 64 bits, of a pattern's gates
  int together;  // so many rows are looked at together when it is asked which pattern made a span full
  int most;      // rows absorbed at a time
  int tested;    // 1 if patterns are tested first
  int left;      // numbers in chains from an output, all steps together
  int right;     // numbers in chains from an input, all steps together
  int order;     // where pieces are, as place() has it: which columns are free, and which pivots
  int chains;    // chains of a pattern, from all outputs and then from all vectors
  int rows;      // the block of rows
  int factors;   // of one elimination
  int combinations;  // the forms; NOT_COPIED if they stay where they are kept
  int random;        // numbers of tests
  int forms;         // of tests
  int tests;         // chains of tests
  int scratch;       // numbers in device memory for a block
};
constexpr int NOT_COPIED = -0x7fffffff;

// A step of the network, behind the space.
struct Step {
  int rows, columns;
  int weights, bias;  // where they stand among the parameters; bias is -1 where there is none
  int gate;           // its first neuron's number; -1 without gates
  int skip;           // 1 if what the network was two steps before is added
  int left, right;    // how many numbers chains have before this step's
};

// Which numbers of chains make the entry of a column: one from an output, one from an input or a constant.
struct Column {
  int parameter, left, right;
};

// What a block is to do.
struct Job {
  long long place;     // of the span
  long long weights;   // where the draw's weights are among new ones, to begin with nothing; -1 to go on
  double p, inverse;   // the field
  long long delay;
  long long sequence;  // of the tests' words
  long long gates;     // where the patterns are among all patterns' words
  long long first;     // the number of the first
  long long count;     // how many
};

// What is kept of a place beside its forms, of which there are columns^2 / 4 numbers at most: these, then the order of
// columns, then patterns that raised the rank.
constexpr int LEFT = 0;     // k
constexpr int TESTS = 1;    // how many tests were believed
constexpr int RAISED = 2;   // how many patterns raised the rank
constexpr int KEPT = 4;

// What a block answers.
constexpr int ANSWER = 4;  // the rank, patterns used, tests believed, patterns that raised the rank

// A block's view of its work. All threads have the same numbers.
struct Span {
  Field f;
  const Space* s;
  const Step* steps;
  const Column* columns;
  const double* theta;
  const Word* gates;
  int* order;
  double* chains;
  double* rows;
  double* factors;
  double* forms;
  int left;
};

__device__ __forceinline__ bool isOpen(const Span& x, int pattern, int neuron) {
  return x.gates[(long long)pattern * x.s->words + neuron / 64] >> (neuron % 64) & 1;
}

// The least of all threads' numbers. Everything before is seen by all threads behind it.
__device__ __forceinline__ int least(int mine) {
  __shared__ int leasts[WARPS];
  UNROLL for (int half = 16; half > 0; half /= 2) {
    mine = min(mine, __shfl_xor_sync(ALL, mine, half));
  }
  __syncthreads();
  if (threadIdx.x % 32 == 0) {
    leasts[threadIdx.x / 32] = mine;
  }
  __syncthreads();
  int all = leasts[0];
  ROLLED for (int w = 1; w < (int)blockDim.x / 32; w++) {
    all = min(all, leasts[w]);
  }
  return all;
}

// 1/a as a^(p-2), as invert() of field.cuh has it, in fewer instructions; all threads have the same a.
__device__ __forceinline__ double inverseOf(const Field& f, double a) {
  double result = 1, square = a;
  ROLLED for (int e = (int)f.p - 2; e > 0; e /= 2) {
    result = multiply(f, result, e % 2 != 0 ? square : 1);
    square = multiply(f, square, square);
  }
  return result;
}

// start + sum of a[i * strideA] b[i * strideB], reduced.
__device__ __forceinline__ double dot(
    const Field& f, const double* a, int strideA, const double* b, int strideB, int n, double start) {
  double sum = start;
  ROLLED for (int first = 0; first < n; first += f.delay - 2) {
    int end = min(n, first + f.delay - 2);
    UNROLL_LITTLE for (int i = first; i < end; i++) {
      sum = fma(a[i * strideA], b[i * strideB], sum);
    }
    sum = reduce(f, sum);
  }
  return n == 0 ? reduce(f, sum) : sum;
}

// Chains side by side: number n of each before number n + 1 of any. `lefts` from outputs, `rights` from inputs, for
// `patterns` patterns from number `pattern` on, chain u for pattern u % patterns.
struct Chains {
  double *left, *right;
  int lefts, rights, pattern, patterns;
};

// Makes chains whose ends are there: what outputs and inputs begin with, and constants. Ends with a barrier.
__device__ __forceinline__ void makeChains(const Span& x, const Chains& c) {
  const Space& s = *x.s;
  __syncthreads();
  ROLLED for (int i = 0; i + 1 < s.steps; i++) {
    const Step& step = x.steps[i];
    ROLLED for (int e = threadIdx.x; e < step.rows * c.rights; e += blockDim.x) {
      int a = e / c.rights, u = e % c.rights;
      double sum = 0;
      if (step.gate < 0 || isOpen(x, c.pattern + u % c.patterns, step.gate + a)) {
        sum = step.bias < 0 ? 0 : x.theta[step.bias + a] * c.right[s.right * c.rights + u];
        sum += step.skip ? c.right[x.steps[i - 1].right * c.rights + e] : 0;
        sum = dot(x.f, x.theta + step.weights + a * step.columns, 1, c.right + step.right * c.rights + u, c.rights,
            step.columns, sum);
      }
      c.right[x.steps[i + 1].right * c.rights + e] = sum;
    }
    __syncthreads();
  }
  ROLLED for (int i = s.steps - 2; i >= 0; i--) {
    const Step& step = x.steps[i];
    const Step& next = x.steps[i + 1];
    bool skipped = i + 2 < s.steps && x.steps[i + 2].skip;
    ROLLED for (int e = threadIdx.x; e < step.rows * c.lefts; e += blockDim.x) {
      int b = e / c.lefts, u = e % c.lefts;
      double sum = 0;
      if (step.gate < 0 || isOpen(x, c.pattern + u % c.patterns, step.gate + b)) {
        sum = skipped ? c.left[x.steps[i + 2].left * c.lefts + e] : 0;
        sum = dot(
            x.f, x.theta + next.weights + b, next.columns, c.left + next.left * c.lefts + u, c.lefts, next.rows, sum);
      }
      c.left[step.left * c.lefts + e] = sum;
    }
    __syncthreads();
  }
}

// The ends of chains of one pattern, from all outputs and from all vectors of a basis.
__device__ __forceinline__ void patternEnds(const Span& x, const Chains& c) {
  const Space& s = *x.s;
  ROLLED for (int e = threadIdx.x; e < s.inputs * s.basis; e += blockDim.x) {
    c.right[e] = e / s.basis == e % s.basis ? 1 : 0;
  }
  ROLLED for (int v = threadIdx.x; v < s.basis; v += blockDim.x) {
    c.right[s.right * s.basis + v] = v == s.inputs ? 1 : 0;
  }
  double* last = c.left + x.steps[s.steps - 1].left * s.directions;
  ROLLED for (int e = threadIdx.x; e < s.outputs * s.directions; e += blockDim.x) {
    int a = e / s.directions, o = e % s.directions;
    last[e] = a == o ? 1 : s.directions < s.outputs && a == s.outputs - 1 ? -1 : 0;
  }
}

// Finds forms and rows of the block where a value is not zero, from row `from` on, among the first `end` forms: the
// first such row, and its first form, as row * end + form; NONE if there are none.
__device__ __forceinline__ int firstValue(const Span& x, int count, int from, int end) {
  int mine = NONE, wide = count - from;
  ROLLED for (int e = threadIdx.x; e < end * wide; e += blockDim.x) {
    int form = e / wide, row = from + e % wide;
    mine = x.rows[form * count + row] != 0 ? min(mine, row * end + form) : mine;
  }
  return least(mine);
}

// The values of all forms on the rows of the block: entries of free columns less combinations of those of pivots.
__device__ __forceinline__ void formValues(const Span& x, int count) {
  int rank = x.s->columns - x.left;
  const double* entries = x.rows + x.left * count;
  int tiles = (x.left + FORMS - 1) / FORMS;
  ROLLED for (int e = threadIdx.x; e < tiles * count; e += blockDim.x) {
    int j = e / count * FORMS, row = e % count;
    int n = min(FORMS, x.left - j);
    double sums[FORMS];
    const double* from[FORMS];
    UNROLL for (int t = 0; t < FORMS; t++) {
      int form = j + min(t, n - 1);
      sums[t] = x.rows[form * count + row];
      from[t] = x.forms + (long long)form * rank;
    }
    ROLLED for (int first = 0; first < rank; first += x.f.delay) {
      int end = min(rank, first + x.f.delay);
      UNROLL_LITTLE for (int i = first; i < end; i++) {
        double entry = -entries[i * count + row];
        UNROLL for (int t = 0; t < FORMS; t++) {
          sums[t] = fma(from[t][i], entry, sums[t]);
        }
      }
      UNROLL for (int t = 0; t < FORMS; t++) {
        sums[t] = reduce(x.f, sums[t]);
      }
    }
    UNROLL for (int t = 0; t < FORMS; t++) {
      if (t < n) {
        x.rows[(j + t) * count + row] = sums[t];
      }
    }
  }
}

// Takes the last `more` forms, which are spent, from the others, and makes their free columns pivots: from rest x rank
// forms, rest x (rank + more). These reach as far as the old ones or further, entry by entry, so that the last ones are
// made first. gained[g] is the row that the g-th spent form did not vanish on.
__device__ __forceinline__ void combineForms(Span& x, int count, int more, const int* gained) {
  int rank = x.s->columns - x.left, rest = x.left - more, wide = rank + more;
  double* spent = x.rows + x.left * count;
  ROLLED for (int e = threadIdx.x; e < more * rank; e += blockDim.x) {
    spent[e] = x.forms[(long long)(x.left - 1 - e / rank) * rank + e % rank];
  }
  // free columns that are spent stand in front of the pivots, the last one first; the oldest pivot is to be the first
  __shared__ int columns[MOST_ROWS];
  ROLLED for (int g = threadIdx.x; g < more; g += blockDim.x) {
    columns[g] = x.order[x.left - 1 - g];
  }
  __syncthreads();
  int all = rest * wide;
  ROLLED for (int base = (all - 1) / (int)blockDim.x * (int)blockDim.x; base >= 0 && all > 0; base -= blockDim.x) {
    int e = base + threadIdx.x;
    double sum = 0;
    if (e < all) {
      int j = e / wide, i = e % wide;
      const double* factors = x.rows + j * count;
      if (i < rank) {
        sum = x.forms[(long long)j * rank + i];
        ROLLED for (int g = 0; g < more; g++) {
          sum = fma(-factors[gained[g]], spent[g * rank + i], sum);
        }
        sum = reduce(x.f, sum);
      } else {
        sum = factors[gained[i - rank]];
      }
    }
    __syncthreads();
    if (e < all) {
      x.forms[e] = sum;
    }
    __syncthreads();
  }
  // order: the free columns that are left, the pivots, and those that became pivots
  ROLLED for (int base = 0; base < rank; base += blockDim.x) {
    int i = base + threadIdx.x;
    int column = i < rank ? x.order[x.left + i] : 0;
    __syncthreads();
    if (i < rank) {
      x.order[rest + i] = column;
    }
    __syncthreads();
  }
  ROLLED for (int g = threadIdx.x; g < more; g += blockDim.x) {
    x.order[rest + rank + g] = columns[g];
  }
  x.left = rest;
  __syncthreads();
}

// Absorbs rows first, ..., first + count - 1 of a pattern whose chains were made: of all its fields, or of a cross.
// Returns by how much the rank grew. Ends with a barrier.
__device__ __forceinline__ int absorbRows(Span& x, int first, int count, bool cross) {
  __shared__ int gained[MOST_ROWS];
  const Space& s = *x.s;
  const double* right = x.chains + s.left * s.directions;
  ROLLED for (int e = threadIdx.x; e < s.columns * count; e += blockDim.x) {
    const Column& column = x.columns[x.order[e / count]];
    int row = first + e % count;
    int o = cross ? max(0, row - s.basis + 1) : row / s.basis;
    int v = cross ? (o > 0 ? 0 : row) : row % s.basis;
    x.rows[e] = multiply(x.f, x.chains[column.left * s.directions + o], right[column.right * s.basis + v]);
  }
  __syncthreads();
  if (x.left < s.columns) {
    formValues(x, count);
    __syncthreads();
  }
  int more = 0;
  int key = firstValue(x, count, 0, x.left);
  while (key != NONE) {
    int end = x.left - more;
    int row = key / end, form = key % end, last = end - 1;
    double inverse = inverseOf(x.f, x.rows[form * count + row]);
    ROLLED for (int j = threadIdx.x; j < last; j += blockDim.x) {
      x.factors[j] = multiply(x.f, x.rows[(j == form ? last : j) * count + row], inverse);
    }
    __syncthreads();
    int rank = s.columns - x.left;
    ROLLED for (int e = threadIdx.x; e < count && form != last; e += blockDim.x) {
      double kept = x.rows[form * count + e];
      x.rows[form * count + e] = x.rows[last * count + e];
      x.rows[last * count + e] = kept;
    }
    ROLLED for (int e = threadIdx.x; e < rank && form != last; e += blockDim.x) {
      double kept = x.forms[(long long)form * rank + e];
      x.forms[(long long)form * rank + e] = x.forms[(long long)last * rank + e];
      x.forms[(long long)last * rank + e] = kept;
    }
    if (threadIdx.x == 0) {
      int column = x.order[form];
      x.order[form] = x.order[last];
      x.order[last] = column;
      gained[more] = row;
    }
    __syncthreads();
    ROLLED for (int e = threadIdx.x; e < last * count; e += blockDim.x) {
      int j = e / count, at = e % count;
      double factor = x.factors[j];
      x.rows[e] = at == row ? factor : reduce(x.f, fma(-factor, x.rows[last * count + at], x.rows[e]));
    }
    more++;
    __syncthreads();
    key = firstValue(x, count, row + 1, last);
  }
  if (more > 0) {
    combineForms(x, count, more, gained);
  }
  return more;
}

// The numbers of a test: for each round a residue for each column, an input, the constant, and weights of outputs.
__device__ __forceinline__ int roundOf(const Space& s) { return s.columns + s.inputs + 1 + s.outputs; }

// Makes them from words 0, 1, ... of a sequence. Ends with a barrier.
__device__ __forceinline__ void drawTests(const Span& x, Word key, Word sequence, double* random) {
  const Space& s = *x.s;
  int each = s.columns + s.inputs + 1 + s.directions;
  ROLLED for (int pair = threadIdx.x; 2 * pair < ROUNDS * each; pair += blockDim.x) {
    Word words[2];
    philox(key, sequence, pair, words[0], words[1]);
    UNROLL for (int half = 0; half < 2; half++) {
      int at = 2 * pair + half;
      if (at < ROUNDS * each) {
        random[at / each * roundOf(s) + at % each] = fromWord(x.f, words[half]);
      }
    }
  }
  __syncthreads();
  if (s.directions < s.outputs && threadIdx.x < ROUNDS) {
    double* w = random + threadIdx.x * roundOf(s) + s.columns + s.inputs + 1;
    double sum = 0;
    ROLLED for (int o = 0; o < s.directions; o++) {
      sum += w[o];
    }
    w[s.directions] = reduce(x.f, -sum);
  }
  __syncthreads();
}

// The ends of chains of tests: chain u for round u / patterns.
__device__ __forceinline__ void testEnds(const Span& x, const Chains& c, const double* random) {
  const Space& s = *x.s;
  ROLLED for (int e = threadIdx.x; e < (s.inputs + 1) * c.rights; e += blockDim.x) {
    int k = e / c.rights, u = e % c.rights;
    int to = k < s.inputs ? k : s.right;
    c.right[to * c.rights + u] = random[u / c.patterns * roundOf(s) + s.columns + k];
  }
  double* last = c.left + x.steps[s.steps - 1].left * c.lefts;
  ROLLED for (int e = threadIdx.x; e < s.outputs * c.lefts; e += blockDim.x) {
    last[e] = random[e % c.lefts / c.patterns * roundOf(s) + s.columns + s.inputs + 1 + e / c.lefts];
  }
}

// Which of `count` patterns, whose chains were made, have a field where a random form that vanishes on the span does
// not: bit l for the l-th. `forms` has room for a number for each parameter and round, 0 where there is no column.
__device__ __forceinline__ unsigned long long outside(
    const Span& x, int count, const double* random, double* forms, const double* chains) {
  __shared__ double sums[THREADS];
  __shared__ unsigned masks[LANES / 32];
  const Space& s = *x.s;
  int rank = s.columns - x.left, all = ROUNDS * count;
  ROLLED for (int e = threadIdx.x; e < ROUNDS * s.columns; e += blockDim.x) {
    int round = e / s.columns, i = e % s.columns;
    const double* own = random + round * roundOf(s);
    double value = i < x.left ? own[i] : -dot(x.f, own, 1, x.forms + i - x.left, rank, x.left, 0);
    forms[round * s.parameters + x.columns[x.order[i]].parameter] = value;
  }
  __syncthreads();
  int groups = max(1, (int)blockDim.x / all), group = threadIdx.x / all;
  ROLLED for (int u = threadIdx.x % all; u < all && group < groups; u += groups == 1 ? blockDim.x : all) {
    const double* form = forms + u / count * s.parameters;
    double constant = chains[(s.left + s.right) * all + u];
    double sum = 0;
    ROLLED for (int i = 0; i < s.steps; i++) {
      const Step& step = x.steps[i];
      const double* from = chains + (s.left + step.right) * all + u;
      ROLLED for (int a = group; a < step.rows; a += groups) {
        double start = step.bias < 0 ? 0 : form[step.bias + a] * constant;
        double inner = dot(x.f, form + step.weights + a * step.columns, 1, from, all, step.columns, start);
        sum = reduce(x.f, fma(inner, chains[(step.left + a) * all + u], sum));
      }
    }
    sums[group * all + u] = sum;
  }
  __syncthreads();
  ROLLED for (int w = threadIdx.x / 32; w < LANES / 32; w += blockDim.x / 32) {
    int lane = w * 32 + threadIdx.x % 32;
    bool out = false;
    ROLLED for (int round = 0; round < ROUNDS && lane < count; round++) {
      double sum = 0;
      ROLLED for (int g = 0; g < groups; g++) {
        sum += sums[g * all + round * count + lane];
      }
      out |= reduce(x.f, sum) != 0;
    }
    unsigned mask = __ballot_sync(ALL, out);
    if (threadIdx.x % 32 == 0) {
      masks[w] = mask;
    }
  }
  __syncthreads();
  return masks[0] | (unsigned long long)masks[1] << 32;
}

// True if it may depend on the order of a pattern's fields when the span is seen to be full.
__device__ __forceinline__ bool decisive(const Space& s, int left, int pattern, int rows) {
  long long offset = (long long)pattern * rows;
  return left <= rows && offset / s.together != (offset + rows - 1) / s.together;
}

// Notes a pattern that raised the rank, once.
__device__ __forceinline__ int note(int pattern, int raised, int* raising) {
  int mine = NONE;
  ROLLED for (int i = threadIdx.x; i < raised; i += blockDim.x) {
    mine = raising[i] == pattern ? i : mine;
  }
  if (least(mine) != NONE) {
    return raised;
  }
  if (threadIdx.x == 0) {
    raising[raised] = pattern;
  }
  return raised + 1;
}

__device__ __forceinline__ int bits(unsigned long long x) {
  return __popc((unsigned)x) + __popc((unsigned)(x >> 32));
}

__device__ __forceinline__ int firstBit(unsigned long long x) {
  return (unsigned)x != 0 ? __ffs((int)(unsigned)x) - 1 : 31 + __ffs((int)(unsigned)(x >> 32));
}

// A piece of a block's numbers: in shared memory from number `at` on, or in its part of device memory from -1 - at on.
__device__ __forceinline__ double* place(double* shared, double* scratch, int at) {
  return at >= 0 ? shared + at : scratch - 1 - at;
}

// A block absorbs patterns into the span of its job's place, and answers. Of each place `thetas` has the weights, `forms`
// the forms, and `kept` what else there is.
ENTRY void __launch_bounds__(THREADS, BLOCKS) absorb_patterns(const int* space, const Job* jobs, const double* weights,
    const Word* gates, Word key, double* thetas, int* kept, double* forms, double* scratch, int* answers) {
  DYNAMIC_SHARED(double, numbers);
  const Job& job = jobs[blockIdx.x];
  Span x;
  x.s = (const Space*)space;
  const Space& s = *x.s;
  x.f = {job.p, job.inverse, (int)job.delay};
  x.steps = (const Step*)(x.s + 1);
  x.columns = (const Column*)(x.steps + s.steps);
  double* theta = thetas + job.place * s.parameters;
  x.theta = theta;
  x.gates = gates + job.gates;
  double* own = scratch + (long long)blockIdx.x * s.scratch;
  x.order = (int*)place(numbers, own, s.order);
  x.chains = place(numbers, own, s.chains);
  x.rows = place(numbers, own, s.rows);
  x.factors = place(numbers, own, s.factors);
  int* state = kept + job.place * (KEPT + 2 * s.columns);
  int* raising = state + KEPT + s.columns;
  double* home = forms + job.place * max(1, s.columns * s.columns / 4);
  bool copied = s.combinations != NOT_COPIED, fresh = job.weights >= 0;
  ROLLED for (int e = threadIdx.x; fresh && e < s.parameters; e += blockDim.x) {
    theta[e] = weights[job.weights + e];
  }
  x.forms = copied ? place(numbers, own, s.combinations) : home;
  x.left = fresh ? s.columns : state[LEFT];
  int tests = fresh ? 0 : state[TESTS], raised = fresh ? 0 : state[RAISED];
  ROLLED for (int j = threadIdx.x; j < s.columns; j += blockDim.x) {
    x.order[j] = fresh ? j : state[KEPT + j];
  }
  ROLLED for (int e = threadIdx.x; copied && e < x.left * (s.columns - x.left); e += blockDim.x) {
    x.forms[e] = home[e];
  }
  int rows = s.directions * s.basis, cross = s.directions + s.basis - 1;
  int count = (int)job.count, first = (int)job.first;
  __syncthreads();
  double* random = place(numbers, own, s.random);
  double* tested = place(numbers, own, s.forms);
  double* chains = place(numbers, own, s.tests);
  if (s.tested) {
    drawTests(x, key, (Word)job.sequence, random);
    ROLLED for (int e = threadIdx.x; e < ROUNDS * s.parameters; e += blockDim.x) {
      tested[e] = 0;
    }
  }
  // The first patterns are absorbed without tests while these bring much: the first one whole, of the others a cross.
  bool much = s.tested && count > 0 && x.left == s.columns && s.columns > rows;
  // The group of patterns under test begins at `at`; of those in `missing` fields may be missing, and of those in
  // `whole` no cross was absorbed either.
  unsigned long long missing = 0, whole = 0;
  int used = count, at = -LANES, untested = 0, lanes = 0;
  while (x.left > 0) {
    Chains c;
    bool all = false, group = false;
    if (much || !s.tested) {
      if (untested == count) {
        break;
      }
      all = untested == 0 || !s.tested;
      c.pattern = untested++;
    } else if (missing == 0) {
      at += LANES;
      if (at >= count) {
        break;
      }
      lanes = min(LANES, count - at);
      missing = ~0ull >> (LANES - lanes);
      int crossed = min(lanes, max(0, untested - at));
      whole = crossed == LANES ? 0 : missing & ~0ull << crossed;
      group = true;
      c.pattern = at;
    } else {
      unsigned long long out = missing & outside(x, lanes, random, tested, chains);
      if (out == 0) {
        tests += bits(missing);
        missing = 0;
        continue;
      }
      int lane = firstBit(out);
      tests += bits(missing & ~0ull >> (LANES - 1 - lane));
      missing &= ~0ull << lane;
      c.pattern = at + lane;
      all = (whole >> lane & 1) == 0 || decisive(s, x.left, c.pattern, rows);
      whole &= ~(1ull << lane);
      missing &= all ? ~(1ull << lane) : ~0ull;
    }
    c.patterns = group ? lanes : 1;
    c.lefts = group ? ROUNDS * lanes : s.directions;
    c.rights = group ? ROUNDS * lanes : s.basis;
    c.left = group ? chains : x.chains;
    c.right = c.left + s.left * c.lefts;
    __syncthreads();
    if (group) {
      testEnds(x, c, random);
    } else {
      patternEnds(x, c);
    }
    makeChains(x, c);
    if (group) {
      continue;
    }
    // Where it decides which pattern is the last one used, rows are looked at as they are counted.
    int before = x.left, row = 0, end = all ? rows : cross;
    while (row < end && x.left > 0) {
      int next = s.most;
      if (all && decisive(s, x.left, c.pattern, rows)) {
        next = s.together - (int)(((long long)c.pattern * rows + row) % s.together);
      }
      next = min(next, end - row);
      absorbRows(x, row, next, !all);
      row += next;
    }
    int gained = before - x.left;
    if (x.left == 0) {
      long long seen = (long long)c.pattern * rows + (all ? row : rows);
      seen = (seen + s.together - 1) / s.together * s.together;
      used = min(count, (int)((seen - 1) / rows) + 1);
    }
    if (gained > 0) {
      raised = note(first + c.pattern, raised, raising);
    }
    much = much && untested < count && (all || 2 * gained >= cross) && x.left > rows;
  }
  __syncthreads();
  ROLLED for (int j = threadIdx.x; j < s.columns; j += blockDim.x) {
    state[KEPT + j] = x.order[j];
  }
  ROLLED for (int e = threadIdx.x; copied && e < x.left * (s.columns - x.left); e += blockDim.x) {
    home[e] = x.forms[e];
  }
  if (threadIdx.x == 0) {
    state[LEFT] = x.left;
    state[TESTS] = tests;
    state[RAISED] = raised;
    int* answer = answers + blockIdx.x * ANSWER;
    answer[0] = s.columns - x.left;
    answer[1] = first + used;
    answer[2] = tests;
    answer[3] = raised;
  }
}
KERNEL(absorb_patterns)
