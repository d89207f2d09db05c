// Small kernels for the tests of the machine that executes PTX: some that are right, and some with one fault each.
#include "portable.cuh"

// out[block] = the sum of the block's part of x[0..n): a tree in shared memory. 256 threads.
ENTRY void block_sum(const double* x, int n, double* out) {
  __shared__ double s[256];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  s[threadIdx.x] = i < n ? x[i] : 0;
  __syncthreads();
  for (int half = blockDim.x / 2; half > 0; half /= 2) {
    if ((int)threadIdx.x < half) {
      s[threadIdx.x] += s[threadIdx.x + half];
    }
    __syncthreads();
  }
  if (threadIdx.x == 0) {
    out[blockIdx.x] = s[0];
  }
}
KERNEL(block_sum)

// Running sums of one block: within warps by shuffles, then across warps.
ENTRY void scan(const int* x, int* out) {
  __shared__ int totals[32];
  int sum = x[threadIdx.x], lane = threadIdx.x % 32;
  for (int d = 1; d < 32; d *= 2) {
    int y = __shfl_up_sync(ALL, sum, d);
    sum += lane >= d ? y : 0;
  }
  if (lane == 31) {
    totals[threadIdx.x / 32] = sum;
  }
  __syncthreads();
  int before = 0;
  for (unsigned w = 0; w < threadIdx.x / 32; w++) {
    before += totals[w];
  }
  out[threadIdx.x] = sum + before;
}
KERNEL(scan)

// The steps of 3n + 1 from x[i] on to 1: threads part at every step and come together again.
ENTRY void collatz(const int* x, int n, int* steps) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) {
    return;
  }
  long long v = x[i];
  int count = 0;
  while (v != 1) {
    v = v % 2 == 0 ? v / 2 : 3 * v + 1;
    count++;
  }
  steps[i] = count;
}
KERNEL(collatz)

// What lanes tell each other: out[thread * 8 ..]: shuffles by index, down, across and in halves; votes.
ENTRY void tell(const int* x, int* out) {
  int v = x[threadIdx.x], *o = out + threadIdx.x * 8;
  o[0] = __shfl_sync(ALL, v, v & 31);
  o[1] = __shfl_down_sync(ALL, v, 3);
  o[2] = __shfl_xor_sync(ALL, v, 5);
  o[3] = __shfl_up_sync(ALL, v, 2, 16);
  o[4] = (int)__ballot_sync(ALL, v % 3 == 0);
  o[5] = __any_sync(ALL, v == 7);
  o[6] = __all_sync(ALL, v < 1000);
  o[7] = (int)__reduce_add_sync(ALL, v);
}
KERNEL(tell)

// What a block counts together: out[0..3): threads whose x is odd, whether any is 7, whether all are below 1000.
ENTRY void agree(const int* x, int* out) {
  int v = x[threadIdx.x];
  int odd = __syncthreads_count(v % 2 != 0);
  int any = __syncthreads_or(v == 7);
  int all = __syncthreads_and(v < 1000);
  if (threadIdx.x == 0) {
    out[0] = odd;
    out[1] = any;
    out[2] = all;
  }
}
KERNEL(agree)

// out[0] counts the threads of all blocks, out[1] is the largest x; by way of shared memory.
ENTRY void atomics(const int* x, int* out) {
  __shared__ int count, most;
  if (threadIdx.x == 0) {
    count = 0;
    most = x[0];
  }
  __syncthreads();
  atomicAdd(&count, 1);
  atomicMax(&most, x[blockIdx.x * blockDim.x + threadIdx.x]);
  __syncthreads();
  if (threadIdx.x == 0) {
    atomicAdd(out, count);
    atomicMax(out + 1, most);
  }
}
KERNEL(atomics)

// A structure by value, of which an entry is chosen while it runs, and an array of the thread's own.
struct Table {
  int count;
  double values[9];
};
ENTRY void choose(Table table, const int* which, double* out) {
  double mine[9];
  for (int i = 0; i < table.count; i++) {
    mine[(i * 4) % 9] = table.values[which[i]];
  }
  out[threadIdx.x] = mine[which[threadIdx.x]];
}
KERNEL(choose)

// Dynamic shared memory behind static: out[i] = x[n - 1 - i] + 2 x[i], n = threads.
ENTRY void turn(const double* x, double* out) {
  __shared__ double first[64];
  DYNAMIC_SHARED(double, second);
  first[threadIdx.x] = x[threadIdx.x];
  second[threadIdx.x] = 2 * x[threadIdx.x];
  __syncthreads();
  out[threadIdx.x] = first[blockDim.x - 1 - threadIdx.x] + second[threadIdx.x];
  if (x[0] == -1) {
    double* p = threadIdx.x % 2 == 0 ? first : second;
    out[threadIdx.x] = p[threadIdx.x];
  }
}
KERNEL(turn)

// Below: one fault each.

// The tree without the barrier in its loop.
ENTRY void no_barrier(const double* x, int n, double* out) {
  __shared__ double s[256];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  s[threadIdx.x] = i < n ? x[i] : 0;
  __syncthreads();
  for (int half = blockDim.x / 2; half > 0; half /= 2) {
    if ((int)threadIdx.x < half) {
      s[threadIdx.x] += s[threadIdx.x + half];
    }
  }
  __syncthreads();
  if (threadIdx.x == 0) {
    out[blockIdx.x] = s[0];
  }
}
KERNEL(no_barrier)

// Written after others may still read: the second barrier of the loop is missing.
ENTRY void late_write(const double* x, double* out) {
  __shared__ double s[64];
  double sum = 0;
  for (int k = 0; k < 3; k++) {
    s[threadIdx.x] = x[threadIdx.x] + k;
    __syncthreads();
    sum += s[63 - threadIdx.x];
  }
  out[threadIdx.x] = sum;
}
KERNEL(late_write)

// Lanes of one warp exchange numbers without __syncwarp.
ENTRY void no_syncwarp(const double* x, double* out) {
  __shared__ double s[32];
  s[threadIdx.x] = x[threadIdx.x];
  out[threadIdx.x] = s[threadIdx.x ^ 1];
}
KERNEL(no_syncwarp)

// All threads write the same word.
ENTRY void same_word(const double* x, double* out) {
  __shared__ int flag;
  if (threadIdx.x == 0) {
    flag = 0;
  }
  __syncthreads();
  if (x[threadIdx.x] > 3) {
    flag = 1;
  }
  __syncthreads();
  out[threadIdx.x] = flag;
}
KERNEL(same_word)

ENTRY void half_barrier(double* out) {
  if (threadIdx.x < 40) {
    __syncthreads();
  }
  out[threadIdx.x] = 1;
}
KERNEL(half_barrier)

ENTRY void two_barriers(double* out) {
  if (threadIdx.x < 40) {
    out[threadIdx.x] = 1;
    __syncthreads();
    out[threadIdx.x] = 2;
  } else {
    __syncthreads();
    out[threadIdx.x] = 3;
  }
}
KERNEL(two_barriers)

ENTRY void half_shuffle(double* out) {
  if (threadIdx.x % 2) {
    out[threadIdx.x] = __shfl_xor_sync(ALL, out[threadIdx.x], 1);
  }
}
KERNEL(half_shuffle)

ENTRY void foreign_lane(double* out) {
  if (threadIdx.x < 8) {
    out[threadIdx.x] = __shfl_sync(0xffu, out[threadIdx.x], 9);
  }
}
KERNEL(foreign_lane)

ENTRY void unwritten(double* out) {
  DYNAMIC_SHARED(double, second);
  out[threadIdx.x] = second[threadIdx.x];
}
KERNEL(unwritten)

// Blocks write the same word.
ENTRY void meet_written(const double* x, int n, double* out) { out[blockIdx.x / n] = x[blockIdx.x]; }
KERNEL(meet_written)

// A later row of blocks writes what an earlier one reads.
ENTRY void meet_read(double* x, double* out) {
  int block = blockIdx.y * gridDim.x + blockIdx.x;
  out[block * blockDim.x + threadIdx.x] = x[block + threadIdx.x];
  if (blockIdx.y == 1) {
    x[block * 4 - 6 + threadIdx.x] = 1;
  }
}
KERNEL(meet_read)

// Neighbours in different warps, without and with a barrier.
ENTRY void meet_warps(double* out) {
  out[threadIdx.x + 1] = threadIdx.x;
  out[threadIdx.x + 1] = out[threadIdx.x == 0 ? 1 : threadIdx.x] + 1;
}
KERNEL(meet_warps)

ENTRY void meet_with_barrier(double* out) {
  out[threadIdx.x + 1] = threadIdx.x;
  __syncthreads();
  double before = out[threadIdx.x == 0 ? 1 : threadIdx.x];
  __syncthreads();
  out[threadIdx.x + 1] = before + 1;
}
KERNEL(meet_with_barrier)

ENTRY void misaligned(const char* x, double* out) { out[threadIdx.x] = *(const double*)(x + 4); }
KERNEL(misaligned)

ENTRY void no_address(double* out) { *(double*)((long long)out & 7) = threadIdx.x; }
KERNEL(no_address)

ENTRY void __launch_bounds__(64) bounded(double* out) { out[threadIdx.x] = threadIdx.x; }
KERNEL(bounded)
