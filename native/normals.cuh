// Standard normal numbers as lawsweep.random.Normals has them: the same bits.
#pragma once
#include "philox.cuh"

// (ln((1 + s)/(1 - s)) - 2s)/(s z), z = s^2.
__device__ __forceinline__ double seriesOfLogarithm(double z) {
  double p = fma(z, 0.14798198605116586, 0.15313837699209373);
  p = fma(z, p, 0.1818357216161805);
  p = fma(z, p, 0.22222198432149784);
  p = fma(z, p, 0.2857142874366239);
  p = fma(z, p, 0.3999999999940942);
  return fma(z, p, 0.6666666666666735);
}

__device__ __forceinline__ double logarithm(double u) {
  long long bits = __double_as_longlong(u), exponent = (bits - 0x3FE6A09E667F3BCDLL) >> 52;
  double f = __longlong_as_double(bits - (long long)((Word)exponent << 52)) - 1;
  double s = f / (2 + f), z = s * s;
  return fma((double)exponent, 0.6931471805599453, fma(s, z * seriesOfLogarithm(z), 2 * s));
}

// Two independent numbers from one word.
__device__ __forceinline__ void normalPair(Word word, double& first, double& second) {
  double radius = sqrt(-2 * logarithm(((double)(word >> 24) + 0.5) * 0x1p-40));
  long long angle = (long long)(word & 0xFFFFFF);
  long long quarter = (angle + (1LL << 21)) >> 22;
  double x = (((double)(angle - (quarter << 22)) + 0.5) * 0x1p-22) * 1.5707963267948966;
  double z = x * x;
  double p = fma(z, 1.58969099521155E-10, -2.5050760253406863E-8);
  p = fma(z, p, 2.7557313707070068E-6);
  p = fma(z, p, -0.0001984126982985795);
  p = fma(z, p, 0.00833333333332249);
  p = fma(z, p, -0.16666666666666632);
  double sine = fma(x * z, p, x);
  p = fma(z, -1.1359647557788195E-11, 2.087572321298175E-9);
  p = fma(z, p, -2.7557314351390663E-7);
  p = fma(z, p, 2.480158728947673E-5);
  p = fma(z, p, -0.001388888888887411);
  p = fma(z, p, 0.0416666666666666);
  double cosine = fma(z * z, p, fma(z, -0.5, 1.0));
  bool odd = quarter & 1;
  double a = odd ? sine : cosine, b = odd ? cosine : sine;
  first = radius * ((quarter + 1) & 2 ? -a : a);
  second = radius * (quarter & 2 ? -b : b);
}

// Numbers 4 block, ..., 4 block + 3 of a stream.
__device__ __forceinline__ void normals(Word key, Word stream, Word block, double* numbers) {
  Word one, other;
  philox(key, stream, block, one, other);
  normalPair(one, numbers[0], numbers[1]);
  normalPair(other, numbers[2], numbers[3]);
}
