"""Networks stepped by explicit loops over regions, without the engine's own network,
delays or integrators; the drifts of single regions are the models' own.

The past before the first step is the state at its beginning; a delay counts as at
least one step.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.couplings import coupling_form
from brainTwinStudio.engine.nodes import node_model

Values = Mapping[str, float]


@dataclass(frozen=True)
class ByHand:
    """nodes: one name a region; values: parameters of every region, those of its
    coupling too; weights (target, source); delays (target, source) in steps, None if
    there are none. links: (receiver, sender) -> (scale, offset)."""

    nodes: Sequence[str]
    couplings: Mapping[str, str]
    values: Sequence[Values]
    weights: np.ndarray
    delays: np.ndarray | None = None
    links: Mapping[tuple[str, str], Sequence[float]] = field(default_factory=dict)
    paces: Mapping[str, float] = field(default_factory=dict)
    channels: int = 9
    interpolated: bool = True
    held: bool = False

    def run(
        self, starts: Iterable[np.ndarray], dt: float, steps: int, scheme: str = "heun"
    ) -> list[np.ndarray]:
        """States (step, state) of every region, the start as step 0."""
        state = [np.asarray(start, float) for start in starts]
        path, past = [state], [self._sent(state)]
        step = {"heun": self._heun, "euler": self._euler, "rk4": self._rk4}[scheme]
        for _ in range(steps):
            state = step(state, past, dt)
            path.append(state)
            past.append(self._sent(state))
        return [np.array(rows) for rows in zip(*path, strict=True)]

    def _euler(self, now, past, dt):
        return self._moved(now, dt, self._rates(past, now, 0.0))

    def _heun(self, now, past, dt):
        first = self._rates(past, now, 0.0)
        second = self._rates(past, self._moved(now, dt, first), 1.0)
        return self._moved(now, dt / 2, first, second)

    def _rk4(self, now, past, dt):
        first = self._rates(past, now, 0.0)
        second = self._rates(past, self._moved(now, dt / 2, first), 0.5)
        third = self._rates(past, self._moved(now, dt / 2, second), 0.5)
        fourth = self._rates(past, self._moved(now, dt, third), 1.0)
        return self._moved(now, dt / 6, first, second, second, third, third, fourth)

    def _moved(self, states, dt, *rates):
        after = []
        for i, state in enumerate(states):
            kept = node_model(self.nodes[i]).kept
            new = state + dt * sum(rate[i] for rate in rates)
            if kept is not None:
                new = np.asarray(kept(jnp.asarray(new[:, None])))[:, 0]
            after.append(new)
        return after

    def _rates(self, past, trial, stage: float):
        own = past[-1] if self.held else self._sent(trial)
        stage = 0.0 if self.held else stage
        heard = [self._heard(i, past, own, stage) for i in range(len(self.nodes))]
        found = [np.zeros(0)] * len(self.nodes)
        for node, (here, p) in self._kinds().items():
            state = np.stack([trial[i] for i in here], axis=1)
            received = np.stack([heard[i] for i in here], axis=1)
            rates = np.asarray(_drift(node)(state, received, p))
            for column, i in enumerate(here):
                found[i] = self.paces.get(node, 1.0) * rates[:, column]
        return found

    def _sent(self, states) -> list[np.ndarray]:
        """What every region sends (channel,), before its coupling form."""
        found = [np.zeros(0)] * len(self.nodes)
        for node, (here, p) in self._kinds().items():
            state = np.stack([states[i] for i in here], axis=1)
            sent = np.asarray(_sending(node)(state, p))
            for column, i in enumerate(here):
                found[i] = sent[:, column]
        return found

    def _kinds(self) -> dict[str, tuple[list[int], dict[str, np.ndarray]]]:
        """Node model -> its regions, and their parameters."""
        kinds = {}
        for node in dict.fromkeys(self.nodes):
            here = [i for i, name in enumerate(self.nodes) if name == node]
            each = [regional(node, self.values[i], 1) for i in here]
            p = {
                name: np.concatenate([one[name] for one in each])
                if value.ndim
                else value
                for name, value in each[0].items()
            }
            kinds[node] = here, p
        return kinds

    def _heard(self, i: int, past, own, stage: float) -> np.ndarray:
        """What region i receives, channel by channel, source by source."""
        node, p = self.nodes[i], self.values[i]
        form = self.couplings[node]
        heard = np.zeros(len(own[i]))
        for channel in range(min(len(heard), self.channels)):
            mine = own[i][channel]
            for j, other in enumerate(self.nodes):
                gain = p["G"] * self.weights[i, j]
                if gain == 0 or (other != node and channel > 0):
                    continue  # across models only the first quantity travels
                waves = self._arriving(i, j, channel, past, own, stage)
                pull = waves[0]
                if form == "sine":
                    turn = mine + p["phase_lag"]
                    pull = waves[0] * np.cos(turn) - waves[1] * np.sin(turn)
                if other != node:
                    scale, offset = self.links.get((node, other), (1.0, 0.0))
                    pull = scale * (pull - offset)
                heard[channel] += gain * (pull - (form == "diffusive") * mine)
        return heard

    def _arriving(self, i, j, channel, past, own, stage: float) -> np.ndarray:
        """What travels from j to i and arrives now."""
        if self.delays is None:
            return self._wave(j, own[j][channel])
        if stage == 0.5:  # midway between the ends of the step
            ends = [self._arriving(i, j, channel, past, own, s) for s in (0.0, 1.0)]
            return (ends[0] + ends[1]) / 2
        delay = max(float(self.delays[i, j]), 1.0)
        whole = int(np.floor(delay) if self.interpolated else np.round(delay))
        share = delay - whole if self.interpolated else 0.0
        at = len(past) - 1 + int(stage) - whole
        late, early = (
            self._wave(j, past[max(when, 0)][j][channel]) for when in (at, at - 1)
        )
        return (1 - share) * late + share * early

    def _wave(self, j: int, value: float) -> np.ndarray:
        """What travels of one quantity that j sends."""
        form, p = self.couplings[self.nodes[j]], self.values[j]
        if form == "sine":
            return np.array([np.sin(value), np.cos(value)])
        if form == "sigmoidal":
            bend = p["sigmoid_slope"] * (p["sigmoid_midpoint"] - value)
            return np.array([p["sigmoid_max"] / (1 + np.exp(bend))])
        return np.array([value])


@cache
def _drift(node: str):
    drift = node_model(node).drift
    return jax.jit(lambda state, heard, p: drift(state, heard, 0.0, p))


@cache
def _sending(node: str):
    return jax.jit(node_model(node).sent)


def regional(node: str, values: Values, regions: int) -> dict[str, np.ndarray]:
    """The same values for all regions, one a region where the model has one a region;
    parameters of couplings are shared."""
    each = {spec.name for spec in node_model(node).info.parameters if spec.per_region}
    return {
        name: np.full((regions,) if name in each else (), value)
        for name, value in values.items()
    }


def defaults(node: str, coupling: str, **changed: float) -> dict[str, float]:
    """Parameters of a region and of its coupling, without noise."""
    specs = (
        *node_model(node).info.parameters,
        *coupling_form(coupling).info.parameters,
    )
    return {spec.name: spec.default for spec in specs} | {"noise": 0.0} | changed
