def _library(x):
    """NumPy or PyTorch, whichever made x."""
    return sys.modules["torch"] if type(x).__module__.split(".")[0] == "torch" else np


def _sum(indices, *factors):
    """Sums of products, as einsum has them."""
    library = _library(factors[0])
    if library is np:
        return np.einsum(indices, *factors, optimize=sum(factor.size for factor in factors) > 10_000)
    return library.einsum(indices, *factors)


def _log(x):
    return _library(x).log(abs(x))


def _pick(x, axis, members, difference=False):
    """The sums over members of a side, counted from 0; with difference all others less the first."""
    before = (slice(None),) * axis
    if all(isinstance(one, int) for one in members):
        x = x[before + (list(members),)]
    else:
        x = _library(x).stack([x[before + (list(some),)].sum(axis) for some in members], axis)
    return x[before + (slice(1, None),)] - x[before + (slice(0, 1),)] if difference else x


def _minors(*parts):
    """The maximal minors of matrices under each other, one for each choice of columns, in the order of combinations."""
    library = _library(parts[0])
    rows = library.concatenate(parts) if library is np else library.cat(parts)
    choices = itertools.combinations(range(rows.shape[1]), rows.shape[0])
    return library.stack([library.linalg.det(rows[:, list(choice)]) for choice in choices])
