"""The inversion of a setting as a sum of squares with exact slopes, as the fit of its
twin minimised it: FC and band powers by the linear theory, the pull toward where fits
begin, and the walls at instability and at fast couplings."""

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from brainTwinStudio.engine.connectomes.base import EDGE_SCALE
from brainTwinStudio.engine.connectomes.dense import DENSE
from brainTwinStudio.engine.inference.derivatives import derivatives
from brainTwinStudio.engine.initialise import linear_fit, sweep
from brainTwinStudio.engine.linear_objective import (
    WALL,
    Targets,
    linear,
    linear_bands,
    nearness,
)
from brainTwinStudio.engine.losses.psd import band_edges
from brainTwinStudio.engine.parameters import (
    FASTEST_COUPLING,
    REGIONAL_PULL,
    Theta,
    physical,
    start,
)
from brainTwinStudio.engine.well_posedness.many_starts import Squares
from brainTwinStudio.engine.well_posedness.sensitivity import SHARED
from brainTwinStudio.engine.well_posedness.setting import EDGES, Setting
from brainTwinStudio.project import Array

SMALLEST = 1e-9
UNSOLVED = 1e-3
TRIES = 200


class Inversion:
    """Of one setting. Parameters are raveled (parameter,), features are FC and then
    band powers (feature,)."""

    def __init__(self, of: Setting) -> None:
        self.of = of
        flat, self._unravel = ravel_pytree(of.theta)
        self.start: Array = np.asarray(flat)
        edges = band_edges(of.sampled)
        self._centres = jnp.asarray(np.sqrt(edges[:-1] * edges[1:]))
        self._seen = jax.jit(self._of_theory)
        self._wall = jax.jit(jax.value_and_grad(self._wall_of))
        self.aim = np.concatenate([of.aim.fc_z, of.aim.bands.ravel()])
        split = of.aim.fc_z.size
        each = [w / n for w, n in zip(of.aim.weights, self._sizes(split), strict=True)]
        self.root_weight = np.sqrt(np.repeat(each, self._sizes(split)))
        self._linear, self._origin = self._pull()

    def _sizes(self, split: int) -> tuple[int, int]:
        return split, self.aim.size - split

    # ------------------------------------------------ the model

    def features(self, flat: Array) -> Array:
        """(feature,); nan where the network has no rest."""
        found, calm = self._seen(flat)
        return np.asarray(found) if calm else np.full(self.aim.size, np.nan)

    def slopes(self, flat: Array) -> Array:
        """Of the features, (feature, parameter)."""
        layout, sampled = self.of.layout, self.of.sampled
        found = derivatives(self.named(flat), layout, sampled)
        return np.concatenate([found.fc_z, found.bands], axis=1).T

    def named(self, flat: Array) -> Theta:
        return self._unravel(jnp.asarray(flat))

    def _of_theory(self, flat: jax.Array) -> tuple[jax.Array, jax.Array]:
        p = physical(self._unravel(flat), self.of.layout)
        theory = linear(p)
        rows, columns = np.triu_indices(self.of.layout.regions, 1)
        z = jnp.arctanh(jnp.clip(theory.fc[rows, columns], -0.999, 0.999))
        tr = 1 / self.of.sampled.sampling_hz
        bands = linear_bands(p, theory, self._centres, tr)
        # of a network that grows the doubling ends at no solution
        half = theory.system @ theory.moments
        drive = 2 * p["noise"] ** 2
        left = jnp.abs(half + half.conj().T + jnp.diag(drive))
        calm = left.max() < UNSOLVED * drive.max()
        return jnp.concatenate([z, bands.ravel()]), calm

    def _wall_of(self, flat: jax.Array) -> jax.Array:
        p = physical(self._unravel(flat), self.of.layout)
        rates = p["G"] * jnp.abs(p["learned_weights"]).sum(axis=1)
        fast = jnp.mean(jnp.maximum(rates - FASTEST_COUPLING, 0.0) ** 2)
        return WALL * nearness(p, linear(p)) ** 2 + fast

    def stable(self, flat: Array) -> bool:
        p = {
            k: np.asarray(v)
            for k, v in physical(self.named(flat), self.of.layout).items()
        }
        system = np.diag(p["a"] + 2j * np.pi * p["frequency_hz"])
        system = system + p["G"] * p["learned_weights"]
        return bool(np.linalg.eigvals(system).real.max() < 0)

    # ------------------------------------------------ what the fit minimised

    def squares(self) -> Squares:
        """As the fit minimised it."""
        return self._squares(self.aim, self._origin, walls=True)

    def around(self, change: Array | None = None) -> Squares:
        """With the twin itself as the optimum: it explains the data but for a change
        (feature,), and is pulled to where it is."""
        change = np.zeros(self.aim.size) if change is None else change
        goal = self.features(self.start) + change
        return self._squares(goal, self.start, walls=False)

    def _squares(self, goal: Array, origin: Array, *, walls: bool) -> Squares:
        def wall(flat: Array) -> tuple[Array, Array]:
            """Residual (1,) and slope (1, parameter)."""
            if not walls:
                return np.zeros(1), np.zeros((1, flat.size))
            value, slope = (np.asarray(one) for one in self._wall(flat))
            root = np.sqrt(value)
            if value <= SMALLEST:
                return root[None], np.zeros((1, flat.size))
            return root[None], slope[None] / (2 * root)

        def residuals(flat: Array) -> Array:
            off = self.root_weight * (self.features(flat) - goal)
            return np.concatenate([off, self._linear @ (flat - origin), wall(flat)[0]])

        def slopes(flat: Array) -> Array:
            own = self.root_weight[:, None] * self.slopes(flat)
            return np.concatenate([own, self._linear, wall(flat)[1]])

        return Squares(residuals, slopes, self.of.prior.sd)

    def _pull(self) -> tuple[Array, Array]:
        """Rows whose squares add up to the pull on regional parameters and edges, and
        where it pulls to: the start of the sweep, as a fit has it."""
        of = self.of
        size = self.start.size
        rows = [np.zeros((0, size))]
        for name, where in of.prior.places.items():
            if name == EDGES or where.size == 1:
                continue
            n = where.size
            block = np.zeros((n + 1, size))
            block[:n, where] = np.sqrt(REGIONAL_PULL / n) * (np.eye(n) - 1 / n)
            block[n, where] = np.sqrt(REGIONAL_PULL) / n
            rows.append(block)
        origin = np.asarray(ravel_pytree(self._began())[0])
        if EDGES in of.prior.places:
            where = of.prior.places[EDGES]
            block = np.zeros((where.size, size))
            step = EDGE_SCALE / float(of.layout.pairs.spread) ** 0.5
            block[np.arange(where.size), where] = step
            strength = self._strength(where, step, origin)
            rows.append(np.sqrt(strength) * block)
        return np.concatenate(rows), origin

    def _began(self) -> Theta:
        """The best of the sweep."""
        of = self.of
        plain = {name: value for name, value in of.theta.items() if name != "edges"}
        spec = of.twin.spec
        begun = start(of.layout, spec)
        theta = {name: begun[name] for name in plain}
        if "edges" in of.theta:
            theta["edges"] = jnp.zeros_like(of.theta["edges"])
        aim = of.aim
        weights = (jnp.asarray(w) for w in aim.weights)
        targets = Targets(jnp.asarray(aim.fc_z), jnp.asarray(aim.bands), *weights)
        found = sweep(linear_fit(of.layout, theta, of.sampled), theta, targets)
        return found[0] if found else theta

    def _strength(self, where: Array, step: float, origin: Array) -> float:
        """Of the pull toward anatomy: the one of those a fit tries at which the twin
        comes closest to a minimum."""
        off = self.features(self.start) - self.aim
        slope = (self.slopes(self.start)[:, where].T * self.root_weight**2) @ off
        away = step**2 * (self.start - origin)[where]
        wanted = max(float(-(slope @ away) / (away @ away + 1e-300)), 1e-6)
        tried = DENSE.tried(directed=False)
        return min(tried, key=lambda s: abs(np.log(s / wanted)))

    # ------------------------------------------------ starts

    def from_prior(self, count: int, rng: np.random.Generator) -> list[Array]:
        """Places drawn from the prior whose network comes to rest."""
        found: list[Array] = []
        of = self.of
        for _ in range(TRIES * count):
            if len(found) == count:
                break
            unit = rng.standard_normal(self.start.size)
            for name in of.prior.alike:
                where = of.prior.places[name]
                common = np.sqrt(SHARED) * rng.standard_normal()
                unit[where] = np.sqrt(1 - SHARED) * unit[where] + common
            place = of.prior.sd * unit
            if self.stable(place):
                found.append(place)
        return found
