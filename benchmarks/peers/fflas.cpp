// FFLAS-FFPACK: fgemm and Rank over the integers mod p. One thread: the sequential routines. More: compiled twice,
//   fflas       the library's own parallel routines (OpenMP), BLAS on one thread;
//   fflas-blas  the sequential routines on a threaded BLAS (-DTHREADED_BLAS).
#include "driver.h"

#include <fflas-ffpack/fflas-ffpack.h>
#include <givaro/modular-balanced.h>
#include <givaro/modular.h>

// The library has a cblas.h of its own, which OpenBLAS' does not go with.
extern "C" {
void openblas_set_num_threads(int threads);
char *openblas_get_config();
char *openblas_get_corename();
}

#ifndef FIELD
#define FIELD Givaro::ModularBalanced<double>
#endif

namespace {
using Field = FIELD;
const Field F(PRIME);

#ifdef THREADED_BLAS
constexpr bool OWN_THREADS = false;
#else
constexpr bool OWN_THREADS = true;
#endif

struct Mat {
  double *m;

  explicit Mat(size_t count) : m(FFLAS::fflas_new(F, count)) {}
  Mat(size_t count, uint64_t seed) : Mat(count) {
    for (size_t i = 0; i < count; i++) F.init(m[i], entry(seed, i));
  }
  Mat(const Mat &) = delete;
  ~Mat() { FFLAS::fflas_delete(m); }
};

void multiply(size_t m, size_t n, size_t k, const double *a, const double *b, double *c, int threads) {
  using namespace FFLAS;
  if (OWN_THREADS && threads > 1) {
    ParSeqHelper::Parallel<CuttingStrategy::Recursive, StrategyParameter::TwoDAdaptive> parallel(threads);
    PAR_BLOCK { fgemm(F, FflasNoTrans, FflasNoTrans, m, n, k, F.one, a, k, b, n, F.zero, c, n, parallel); }
  } else {
    fgemm(F, FflasNoTrans, FflasNoTrans, m, n, k, F.one, a, k, b, n, F.zero, c, n);
  }
}

struct Gemm : Work {
  const size_t n, inner;
  const int threads;
  Mat a, b, c;

  Gemm(size_t n, size_t inner, int threads)
      : n(n), inner(inner), threads(threads), a(n * inner, 1), b(inner * n, 2), c(n * n) {}
  void run() override { multiply(n, n, inner, a.m, b.m, c.m, threads); }
  std::string check() override {
    return checksum(n * n, [&](size_t i) {
      int64_t value = int64_t(c.m[i]);
      return uint64_t(value < 0 ? value + int64_t(PRIME) : value);
    });
  }
};

struct Rank : Work {
  const size_t n;
  const int threads;
  Mat input, a;
  size_t rank = 0;

  Rank(size_t n, size_t r, int threads) : n(n), threads(threads), input(n * n, 1), a(n * n) {
    if (r < n) {
      Mat left(n * r, 1), right(r * n, 2);
      multiply(n, n, r, left.m, right.m, input.m, 1);
    }
  }
  void restore() override { std::copy(input.m, input.m + n * n, a.m); }
  void run() override {
    rank = OWN_THREADS && threads > 1 ? FFPACK::pRank(F, n, n, a.m, n, threads) : FFPACK::Rank(F, n, n, a.m, n);
  }
  std::string check() override { return std::to_string(rank); }
};
} // namespace

std::string version() {
  return "FFLAS-FFPACK over Givaro, " + std::string(openblas_get_config()) + ", kernels for " +
         openblas_get_corename();
}

std::string peer() { return OWN_THREADS ? "fflas" : "fflas-blas"; }

std::unique_ptr<Work> prepare(const std::string &kind, const Sizes &sizes, int threads) {
  openblas_set_num_threads(OWN_THREADS ? 1 : threads);
  if (kind == "gemm") return std::make_unique<Gemm>(size_of(sizes, "n"), size_of(sizes, "inner"), threads);
  if (kind == "rank") return std::make_unique<Rank>(size_of(sizes, "n"), size_of(sizes, "rank"), threads);
  return nullptr;
}
