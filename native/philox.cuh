// Philox4x32-10 as lawsweep.random.Philox has it: words of 64 bits, a pure function of key, stream and index.
#pragma once
#include "portable.cuh"

typedef unsigned long long Word;

// Words 2 index and 2 index + 1 of a stream.
__device__ __forceinline__ void philox(Word key, Word stream, Word index, Word& first, Word& second) {
  unsigned c0 = (unsigned)index, c1 = (unsigned)(index >> 32), c2 = (unsigned)stream, c3 = (unsigned)(stream >> 32);
  unsigned k0 = (unsigned)key, k1 = (unsigned)(key >> 32);
  UNROLL for (int round = 0; round < 10; round++) {
    unsigned h0 = __umulhi(0xD2511F53u, c0), l0 = 0xD2511F53u * c0;
    unsigned h1 = __umulhi(0xCD9E8D57u, c2), l1 = 0xCD9E8D57u * c2;
    c0 = h1 ^ c1 ^ k0;
    c1 = l1;
    c2 = h0 ^ c3 ^ k1;
    c3 = l0;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  first = c0 | (Word)c1 << 32;
  second = c2 | (Word)c3 << 32;
}
