"""neurolib's side of peer_speed.py: one row in a process of its own, in its own python.

    python run_neurolib.py NUMBERS.npz ROW

Wilson-Cowan with delays. The integrator is Euler-Maruyama, all in float64, on one core
(numba); there is no other. Its noise is an Ornstein-Uhlenbeck process inside the rates:
with a time constant of one step it is white, and then sigma is scaled so that E gets
the same noise as in our model.
"""

import sys

import numpy as np
from neurolib.models.wc import (  # pyright: ignore[reportMissingImports]
    WCModel,
)
from setting import (
    DELAYED_RUN,
    VELOCITY_M_S,
    WILSON_COWAN,
    WILSON_COWAN_RUN,
    seconds,
    seen,
    tell,
    timed,
)

# ours -> the peer's; c_excinh is from E to I
NAMES = {
    "c_ee": "c_excexc",
    "c_ei": "c_inhexc",
    "c_ie": "c_excinh",
    "c_ii": "c_inhinh",
    "tau_e": "tau_exc",
    "tau_i": "tau_inh",
    "a_e": "a_exc",
    "a_i": "a_inh",
    "b_e": "mu_exc",
    "b_i": "mu_inh",
    "P": "exc_ext",
    "Q": "inh_ext",
}


def main() -> None:
    row = sys.argv[2]
    with np.load(sys.argv[1]) as file:
        numbers = dict(file)
    which = "cli" if row.endswith("_cli") else "hcp"
    made = []

    def making() -> None:
        model = WCModel(Cmat=numbers[which], Dmat=numbers[f"{which}_lengths"], seed=0)
        dt = DELAYED_RUN["dt"]
        model.params.update({NAMES[key]: v for key, v in WILSON_COWAN.items()})
        sigma = WILSON_COWAN_RUN["noise"] * WILSON_COWAN["tau_e"] / dt
        model.params.update(
            dt=dt,
            duration=DELAYED_RUN["steps"] * dt,
            signalV=VELOCITY_M_S,
            K_gl=WILSON_COWAN_RUN["G"],
            sigma_ou=sigma,
            tau_ou=dt,
        )
        made.append(model)

    before = seconds(making)
    model = made[0]
    clock = timed(model.run)
    more = {"assembled_s": before, "dtype": str(model.exc.dtype), **seen(model.exc.T)}
    tell(row, clock, ("neurolib", "numba", "numpy"), **more)


if __name__ == "__main__":
    main()
