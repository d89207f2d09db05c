// OpenBLAS: DGEMM on the doubles that the others take mod p. Its sums are not reduced, so there is nothing to compare.
#include "driver.h"

#include <cblas-openblas.h>

namespace {
struct Gemm : Work {
  const long n, inner;
  std::vector<double> a, b, c;

  Gemm(long n, long inner) : n(n), inner(inner), a(n * inner), b(inner * n), c(n * n) {
    for (size_t i = 0; i < a.size(); i++) a[i] = balanced(entry(1, i));
    for (size_t i = 0; i < b.size(); i++) b[i] = balanced(entry(2, i));
  }

  void run() override {
    cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, n, n, inner, 1.0, a.data(), inner, b.data(), n, 0.0, c.data(),
                n);
  }

  std::string check() override { return "-"; }
};
} // namespace

std::string version() { return std::string(openblas_get_config()) + ", kernels for " + openblas_get_corename(); }

std::string peer() { return "openblas"; }

std::unique_ptr<Work> prepare(const std::string &kind, const Sizes &sizes, int threads) {
  openblas_set_num_threads(threads);
  if (kind == "gemm") return std::make_unique<Gemm>(size_of(sizes, "n"), size_of(sizes, "inner"));
  return nullptr;
}
