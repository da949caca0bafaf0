"""What is found at a twin: verdicts, refits to disturbed data, profiles, and inversions
from elsewhere."""

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.parameters import physical
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.engine.well_posedness import identifiability as tell
from brainTwinStudio.engine.well_posedness import words as say
from brainTwinStudio.engine.well_posedness.inversion import Inversion
from brainTwinStudio.engine.well_posedness.many_starts import (
    Chord,
    Found,
    from_many,
    loss_of,
    perturbed,
    told_of_starts,
)
from brainTwinStudio.engine.well_posedness.outcomes import elasticities
from brainTwinStudio.engine.well_posedness.profiles import Model, profile
from brainTwinStudio.engine.well_posedness.sensitivity import (
    WIDE,
    sensitivity,
    spread_left,
    whitening,
)
from brainTwinStudio.engine.well_posedness.setting import (
    Setting,
    given_connectome,
)
from brainTwinStudio.project import Array
from brainTwinStudio.project.parameter_names import in_sentence
from brainTwinStudio.project.well_posedness import (
    ParameterVerdict,
    Perturbed,
    Profile,
    Starts,
)

FAR = 0.1  # of its loss that a twin may lie above the best
STOPPED = "stopped before it began"
LEFT_OUT = "it was not asked for"
GIVEN = "Starts and profiles take the learned connectome as it is."


class Study:
    """Of one setting. A part that a stop or a 0 leaves out says why instead."""

    def __init__(
        self, of: Setting, inversion: Inversion, watcher: Watcher, seed: int
    ) -> None:
        self.of, self.inversion, self.watcher, self.seed = of, inversion, watcher, seed
        self.notes: tuple[str, ...] = ()
        self.wide = inversion.start.size > WIDE
        self.at = inversion.features(inversion.start)
        # by the place of every value between its bounds
        self.slopes = inversion.slopes(inversion.start) / of.rate
        self.draws = np.concatenate(
            [of.noise.fc_z, of.noise.bands.reshape(len(of.noise.bands), -1)], axis=1
        )
        self.misfit = self._misfit()
        self.white = whitening(self.draws, self.misfit)
        self.sense = sensitivity(self.slopes, self.white, of.ranges)
        # with thousands of edges, inversions from elsewhere would take minutes
        self.narrow = Inversion(given_connectome(of)) if self.wide else inversion
        if self.wide:
            self.notes += (GIVEN,)

    def _misfit(self) -> Array:
        """Variance (feature,) of FC and of band powers that the theory misses beyond
        noise."""
        off = (self.at - self.inversion.aim) ** 2
        pairs = self.of.aim.fc_z.size
        found = np.zeros_like(off)
        for part in (slice(0, pairs), slice(pairs, None)):
            noise = float((self.draws[:, part] ** 2).mean())
            found[part] = max(float(off[part].mean()) - noise, 0.0)
        return found

    # ------------------------------------------------ parameters

    def verdicts(self) -> tuple[ParameterVerdict, ...]:
        places = self.of.prior.places
        if self.watcher.stop_requested():
            return tell.verdicts(self.sense, lambda name: "Not estimated.")
        more = tell.FEW if self.wide else tell.MORE

        def left(times: float, misfit: Array | None = self.misfit) -> Array:
            white = whitening(self.draws / np.sqrt(times), misfit)
            return spread_left(self.slopes, white, self.of.ranges)

        times = tell.needed(left, places, more)
        at_best = left(tell.FOREVER, None)

        def help_said(name: str) -> str:
            partner = tell.strongest(self.sense, name)[0]
            best = float(np.median(at_best[places[name]]))
            model = best < tell.IDENTIFIABLE
            own = "its level in other regions"
            partner = own if partner == name else in_sentence(partner)
            return say.help_of(times[name], self.of.seconds, partner, model=model)

        return tell.verdicts(self.sense, help_said)

    def elasticities(self):
        return elasticities(self.of, jnp.asarray(self.at), self.slopes, self.draws)

    # ------------------------------------------------ inversions

    def perturbed(self, repeats: int) -> Perturbed | str:
        if not repeats:
            return LEFT_OUT
        if self.watcher.stop_requested():
            return STOPPED
        self.watcher.progress("Disturbed data", 0.3)
        theta = self.inversion.start
        refit = Chord(self.inversion.around(), theta)
        pairs = self.of.aim.fc_z.size
        sizes = np.concatenate(
            [
                np.full(part.size, np.sqrt((part**2).mean()))
                for part in (self.inversion.aim[:pairs], self.inversion.aim[pairs:])
            ]
        )

        def moved(change: Array) -> Array:
            return refit(self.inversion.around(change)).theta

        rng = np.random.default_rng(self.seed)
        found = perturbed(
            moved,
            theta,
            self.of.prior.sd,
            sizes,
            repeats,
            rng,
            self.watcher.stop_requested,
        )
        return found or STOPPED

    def starts(self, count: int) -> Starts | str:
        if not count:
            return LEFT_OUT
        if self.watcher.stop_requested():
            return STOPPED
        rng, narrow = np.random.default_rng(self.seed), self.narrow
        places = narrow.from_prior(count, rng)

        def step(number: int) -> None:
            done = number / max(len(places), 1)
            self.watcher.progress(
                f"Start {number + 1} of {len(places)}", 0.6 + 0.4 * done
            )

        squares, stop = narrow.squares(), self.watcher.stop_requested
        own = from_many(squares, [narrow.start], stop)
        found = from_many(squares, places, stop, step)
        if self.watcher.stop_requested() and len(found) < 2:
            return "stopped before two inversions were done"
        self._compare(squares.residuals(narrow.start), [*own, *found])
        return told_of_starts([*own, *found], narrow.of.prior.sd)

    def _compare(self, residuals: Array, found: list[Found]) -> None:
        """A note where the twin is far from the best answer of its own objective."""
        best = min((one.loss for one in found), default=np.inf)
        if best < (1 - FAR) * loss_of(residuals):
            share = 1 - best / loss_of(residuals)
            self.notes += (
                f"The loss of the linear theory can be {share:.0%} lower than at the "
                "twin: its fit ended before, which also keeps it from following "
                "noise, or went on by simulations.",
            )

    # ------------------------------------------------ profiles

    def profiles(self, points: int) -> tuple[Profile, ...]:
        """Of global parameters, and of the level of growth."""
        places = self.narrow.of.prior.places
        names = [name for name, where in places.items() if where.size == 1]
        names += [name for name in ("a",) if name in places]
        if not points:
            return ()
        found = []
        for number, name in enumerate(names):
            self.watcher.progress(
                f"Profile of {in_sentence(name)}", 0.35 + 0.25 * number / len(names)
            )
            one = self._profile(name, points)
            if one is None:
                said = f"Profile of {in_sentence(name)}: not estimated, {STOPPED}."
                self.notes += (said,)
                continue
            found.append(one)
        return tuple(found)

    def _profile(self, name: str, points: int) -> Profile | None:
        narrow = self.narrow
        model = Model(narrow.features, narrow.slopes, self.white, narrow.of.prior)
        stop = self.watcher.stop_requested
        course = profile(model, narrow.start, name, points, stop)
        if course is None:
            return None
        low, high = (self._value(name, course.end(side)) for side in (-1, 1))
        values = np.array([self._value(name, float(one)) for one in course.moved])
        return Profile(name, "", values, course.rise, low, high)

    def _value(self, name: str, moved: float) -> float:
        """In its unit (the mean over regions), moved by this in unbounded space."""
        if not np.isfinite(moved):
            return moved
        flat = self.narrow.start.copy()
        flat[self.narrow.of.prior.places[name]] += moved
        p = physical(self.narrow.named(flat), self.narrow.of.layout)
        return float(np.mean(np.asarray(p[name])))
