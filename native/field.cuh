// Residues mod a prime p in [2^22, 2^23) as doubles, as lawsweep.residue.PrimeField has them: |r| <= h = (p + 3)/2,
// zero is 0, everything is exact as long as sums stay below 2^53. Which of two representatives near p/2 a reduction
// gives is not defined.
#pragma once
#include "portable.cuh"

// The argument that lawsweep.cuda.Arguments lays out.
struct Field {
  double p, inverse;  // p, and 1/p rounded
  int delay;          // so many products of two residues can be added to one residue before it is reduced
};

// Added and subtracted, it rounds |x| < 2^51 to the nearest integer.
constexpr double ROUND = 0x1.8p52;

// The residue of an integer x, |x| <= 2^53 - 2p.
__device__ __forceinline__ double reduce(const Field& f, double x) {
  double q = fma(x, f.inverse, ROUND) - ROUND;
  return fma(-q, f.p, x);
}

__device__ __forceinline__ double multiply(const Field& f, double a, double b) { return reduce(f, a * b); }

// The residue of a uniform word: floor(word p / 2^64), balanced.
__device__ __forceinline__ double fromWord(const Field& f, unsigned long long word) {
  long long p = (long long)f.p;
  long long r = (long long)__umul64hi(word, (unsigned long long)p);
  return (double)(r > p / 2 ? r - p : r);
}

// 1/a as a^(p-2), and 0 for 0: the same steps for every a, so that the threads of a warp stay together.
__device__ __forceinline__ double invert(const Field& f, double a) {
  int e = (int)f.p - 2;
  double result = 1, square = a;
  for (int bit = 0; bit < 23; bit++) {
    result = (e >> bit & 1) ? multiply(f, result, square) : result;
    square = multiply(f, square, square);
  }
  return result;
}
