# What follows tests the laws above with forward passes only: no gradient is taken by any formula.


def _loss(params, data):
    """The loss of the network on samples, up to a constant."""
    total = 0.0
    for inputs, target in data:
        out = np.asarray(_forward(params, inputs))
        if CROSS_ENTROPY:
            top = out.max(axis=-1, keepdims=True)
            weights = np.abs(target) / np.abs(target).sum(axis=-1, keepdims=True)
            total += (np.log(np.exp(out - top).sum(axis=-1)) - (weights * (out - top)).sum(axis=-1)).sum()
        else:
            total += 0.5 * ((out - target) ** 2).sum()
    return total


def _split(theta):
    params, at = {}, 0
    for name, shape in SHAPES.items():
        size = math.prod(shape)
        params[name] = theta[at : at + size].reshape(shape)
        at += size
    return params


def _values(theta, velocity, t):
    """All laws at a point as one row."""
    values = _laws_at(_split(theta), None if velocity is None else _split(velocity), t)
    return np.concatenate([np.ravel(value) for value in values.values()] or [np.zeros(0)])


def _start(random):
    theta = []
    for shape in SHAPES.values():
        size = math.prod(shape)
        if POSITIVE:
            theta.append(random.uniform(0.3, 1.0, size))
        else:
            theta.append(random.standard_normal(size) / math.sqrt(shape[-1] if len(shape) > 1 else 2))
            if len(shape) < 2:
                theta[-1] += 0.5
    return np.concatenate(theta)


def _slope(theta, direction, data):
    """
    The derivative of the loss along a direction v, from L(theta + e v) - L(theta - e v). For a law that is O(e^3); two
    values of e tell the term in e from the one in e^3.
    """
    e = 2e-3 * np.linalg.norm(theta) / np.linalg.norm(direction)

    def odd(step):
        return _loss(_split(theta + step * direction), data) - _loss(_split(theta - step * direction), data)

    return (8 * odd(e / 2) - odd(e)) / (6 * e)


def _derivatives(function, point):
    """The derivatives of all values along each coordinate, one row each; of fourth order in the step."""
    rows = []
    for i in range(point.size):
        step = np.zeros(point.size)
        step[i] = 1e-3
        near = function(point + step) - function(point - step)
        far = function(point + 2 * step) - function(point - 2 * step)
        rows.append((8 * near - far) / 12e-3)
    return np.array(rows).reshape(point.size, -1)


def _names(values):
    """The name of the law that each value is of."""
    return np.array([name for name, value in values.items() for _ in range(np.size(value))])


def _directions(gradients, names, random):
    """Gradients of values, or of eight random sums of them where a law has more than eight."""
    for name in dict.fromkeys(names):
        own = gradients[:, names == name]
        few = own if own.shape[1] <= 8 else own @ random.standard_normal((own.shape[1], 8))
        for column in few.T:
            yield name, column


def _check(seed):
    """For each law the largest cosine between its gradient and that of the loss, and how much it changes by itself."""
    random = np.random.default_rng(seed)
    theta, velocity, t = _start(random), _start(random), 0.7
    names = _names(_laws_at(_split(theta), _split(velocity), t))
    data = [(_inputs(random), random.standard_normal(OUTPUT)) for _ in range(8)]
    metric = np.concatenate([np.full(math.prod(shape), METRIC[name]) for name, shape in SHAPES.items()])
    of_theta = _derivatives(lambda x: _values(x, velocity, t), theta)
    pushed = _derivatives(lambda x: _values(theta, x, t), velocity) if MOMENTUM else of_theta
    some = random.standard_normal((20, theta.size))
    slopes = [_slope(theta, row / np.linalg.norm(row), data) for row in some]
    steepness = math.sqrt(np.mean(np.square(slopes)) * theta.size)
    if not steepness > 0:
        return dict.fromkeys(names, math.inf)  # the loss is flat here, which says nothing
    found = dict.fromkeys(names, 0.0)
    for name, gradient in _directions(pushed, names, random):
        direction = theta**metric * gradient
        size = np.linalg.norm(direction)
        cosine = abs(_slope(theta, direction, data)) / (size * steepness) if size > 1e-9 else 0.0
        found[name] = max(found[name], cosine)
    for name, change in zip(names, _changes(theta, velocity, t, of_theta, pushed, metric)):
        found[name] = max(found[name], change)
    return found


def _changes(theta, velocity, t, of_theta, pushed, metric):
    """How much each value changes where the loss is flat, relative to its parts: by inertia, damping and decay."""
    if MOMENTUM:
        force = -_damping(t) * velocity + (metric * velocity**2 / theta if DUAL else 0.0)
        by_time = _derivatives(lambda x: _values(theta, velocity, x[0]), np.array([t]))[0]
        parts = np.array([of_theta.T @ velocity, pushed.T @ force, by_time])
        return np.abs(parts.sum(axis=0)) / (np.abs(parts).sum(axis=0) + 1e-3)
    if DEGREES:
        # A law of degree d shrinks by d times the rate of decay: factors in time make up for that.
        names = _names(_laws_at(_split(theta), None, t))
        powers = np.array([1.1 ** DEGREES[name] for name in names])
        plain, grown = _values(theta, None, t), _values(1.1 * theta, None, t)
        return np.abs(grown - powers * plain) / (np.abs(grown) + 1e-3)
    return np.zeros(of_theta.shape[1])


def self_test():
    """
    Prints what was found of each law at three points, of which the middle one counts: rectifiers may switch at a point,
    or be shut for all samples.
    """
    points = [_check(seed) for seed in (1, 2, 3)]
    passed = True
    for name in points[0]:
        found = sorted(point[name] for point in points)[1]
        passed = passed and found < 1e-6
        print(f"{name}: {found:.1e} {'a law' if found < 1e-6 else 'NO LAW'}")
    if not points[0]:
        print("no laws to test")
    return passed


if __name__ == "__main__":
    sys.exit(0 if self_test() else 1)
