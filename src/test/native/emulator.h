// Runs CUDA kernels on a processor: whole blocks of threads with shared memory, barriers and operations of warps, as
// ordinary C++. A .cu file includes portable.cuh; nvcc sees CUDA there, g++ sees this.
//
// A thread of a block is a fiber with a stack of its own; the fibers of a block take turns in one thread of the system,
// and give way at barriers and operations of warps only. So runs can be repeated exactly, and the order of turns is a
// parameter: a kernel that lacks a barrier gives other numbers in another order. Refused with a message, which ends the
// process: a barrier or a shuffle that some thread does not reach, a shuffle from a lane outside of the mask.
#pragma once
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>

#define __shared__ static thread_local
#define __global__
#define __device__
#define __host__
#define __constant__
#define __restrict__
#define __forceinline__ inline __attribute__((always_inline))
#define __launch_bounds__(...)

namespace emulator {

constexpr unsigned WARP = 32;

struct Index {
  unsigned x, y, z;
};

struct Launch {
  Index grid, block;
  size_t sharedBytes;
};

// In which order threads, and blocks, have their turns.
enum class Order { UP, DOWN, SHUFFLED };

extern thread_local Index threadIndex, blockIndex, blockSize, gridSize;

[[noreturn]] void refuse(const std::string& what);

// What __syncthreads does.
void barrier();
// The lanes of a mask wait for each other.
void meet(unsigned mask);
// A word for each lane of this thread's warp; another set at each call, two in turn.
uint64_t* slots();
// The dynamic shared memory of this block.
void* dynamicShared();
// The number of this thread within its warp.
unsigned lane();
// Runs all blocks of a launch, each thread of which is a call of `thread`.
void run(const Launch& launch, Order order, uint64_t seed, const std::function<void()>& thread);

// The value that lane `from` gives.
template <class T>
T exchange(unsigned mask, T value, unsigned from) {
  static_assert(sizeof(T) <= sizeof(uint64_t));
  uint64_t* words = slots();
  std::memcpy(&words[lane()], &value, sizeof(T));
  meet(mask);
  if (from >= WARP || !(mask >> from & 1)) {
    refuse("lane " + std::to_string(lane()) + " reads from lane " + std::to_string(from) + " outside of the mask");
  }
  T result;
  std::memcpy(&result, &words[from], sizeof(T));
  return result;
}

// The lanes of the mask whose predicate holds.
unsigned ballot(unsigned mask, bool predicate);

// A kernel whose arguments are bound, ready to run.
using Bound = std::function<void(const Launch&, Order, uint64_t seed)>;
// Copies the arguments that cuLaunchKernel is given.
using Entry = std::function<Bound(void** arguments)>;

// All kernels that are compiled in, by name.
std::map<std::string, Entry>& kernels();

template <class... A, size_t... I>
std::tuple<A...> copied(void** arguments, std::index_sequence<I...>) {
  return {*static_cast<A*>(arguments[I])...};
}

template <class... A>
int enter(const char* name, void (*kernel)(A...)) {
  kernels()[name] = [kernel](void** arguments) -> Bound {
    std::tuple<A...> bound = copied<A...>(arguments, std::index_sequence_for<A...>{});
    return [kernel, bound](const Launch& launch, Order order, uint64_t seed) {
      run(launch, order, seed, [&] { std::apply(kernel, bound); });
    };
  };
  return 0;
}

// Whether two lanes are in the same part of a warp.
inline bool together(unsigned a, unsigned b, int width) { return a / width == b / width; }

}  // namespace emulator

#define threadIdx emulator::threadIndex
#define blockIdx emulator::blockIndex
#define blockDim emulator::blockSize
#define gridDim emulator::gridSize
#define warpSize 32
#define KERNEL(name) static int entered_##name = emulator::enter(#name, name);
#define DYNAMIC_SHARED(type, name) type* name = static_cast<type*>(emulator::dynamicShared())

inline void __syncthreads() { emulator::barrier(); }
inline void __syncwarp(unsigned mask = 0xffffffffu) { emulator::meet(mask); }

template <class T>
T __shfl_sync(unsigned mask, T value, int from, int width = 32) {
  return emulator::exchange(mask, value, (emulator::lane() & ~(width - 1u)) | (from & (width - 1)));
}

template <class T>
T __shfl_xor_sync(unsigned mask, T value, int bits, int width = 32) {
  unsigned lane = emulator::lane(), from = lane ^ bits;
  return emulator::exchange(mask, value, emulator::together(lane, from, width) ? from : lane);
}

template <class T>
T __shfl_down_sync(unsigned mask, T value, unsigned by, int width = 32) {
  unsigned lane = emulator::lane(), from = lane + by;
  return emulator::exchange(mask, value, emulator::together(lane, from, width) ? from : lane);
}

template <class T>
T __shfl_up_sync(unsigned mask, T value, unsigned by, int width = 32) {
  unsigned lane = emulator::lane();
  return emulator::exchange(mask, value, lane % width >= by ? lane - by : lane);
}

inline unsigned __ballot_sync(unsigned mask, bool holds) { return emulator::ballot(mask, holds); }
inline bool __any_sync(unsigned mask, bool holds) { return emulator::ballot(mask, holds) != 0; }
inline bool __all_sync(unsigned mask, bool holds) { return emulator::ballot(mask, !holds) == 0; }
int __syncthreads_or(int holds);
int __syncthreads_and(int holds);
int __syncthreads_count(int holds);

inline int __popc(unsigned x) { return __builtin_popcount(x); }
inline int __ffs(int x) { return __builtin_ffs(x); }
inline int __clz(int x) { return x == 0 ? 32 : __builtin_clz(x); }
inline unsigned __umulhi(unsigned a, unsigned b) { return static_cast<uint64_t>(a) * b >> 32; }
inline unsigned long long __umul64hi(unsigned long long a, unsigned long long b) {
  return static_cast<unsigned __int128>(a) * b >> 64;
}
inline double __longlong_as_double(long long x) {
  double result;
  std::memcpy(&result, &x, sizeof(result));
  return result;
}
inline long long __double_as_longlong(double x) {
  long long result;
  std::memcpy(&result, &x, sizeof(result));
  return result;
}

// The threads of a block take turns, and launches of a stream too: nothing comes between.
template <class T>
T atomicAdd(T* to, T x) {
  return std::exchange(*to, *to + x);
}

template <class T>
T atomicMax(T* to, T x) {
  return std::exchange(*to, *to > x ? *to : x);
}

template <class T>
T atomicMin(T* to, T x) {
  return std::exchange(*to, *to < x ? *to : x);
}

template <class T>
T atomicOr(T* to, T x) {
  return std::exchange(*to, *to | x);
}

template <class T>
T min(T a, T b) {
  return a < b ? a : b;
}

template <class T>
T max(T a, T b) {
  return a > b ? a : b;
}

using std::fma;
