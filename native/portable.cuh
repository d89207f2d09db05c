// What a .cu file needs so that nvcc compiles it for a GPU, and g++ for the emulator of the tests (emulator.h in
// src/test/native). A kernel is written as
//   ENTRY void name(...) { ... }
//   KERNEL(name)
// Products and sums are fused only where fma is written: a GPU, the emulator and Java make the same numbers.
#pragma once
#ifdef __CUDACC__
#define KERNEL(name)
#define ENTRY extern "C" __global__
#define UNROLL _Pragma("unroll")
#define DYNAMIC_SHARED(type, name) extern __shared__ type name[]
#else
#include "emulator.h"  // defines KERNEL and DYNAMIC_SHARED
#define ENTRY extern "C"
#define UNROLL
#endif

// All 32 threads of a warp.
constexpr unsigned ALL = 0xffffffffu;
