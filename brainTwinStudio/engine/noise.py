"""Random increments of a step.

"normal" draws are Gaussian (Threefry bits through the inverse error function). "coins"
are binomial: the number of heads of 16 coins, shifted and scaled to mean 0 and
variance 1. Odd moments vanish, the fourth is 2.875 instead of 3: enough for weak order
1, and for order 2 up to 0.125 dt^2 (Kloeden and Platen 1992, section 14.2,
doi:10.1007/978-3-662-12616-5), because a state adds up many of them before anything is
read. The bits are Widynski's counter-based Squares with four rounds (2020,
arXiv:2004.06278), a tenth of the cost; a draw depends on seed, step, state and region
alone, so nothing is stored for the backward pass.
"""

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Key, UInt

KINDS = ("coins", "normal")
_EVEN = np.uint32(0x55555555)
_PAIRS = np.uint32(0x33333333)
_NIBBLES = np.uint32(0x0F0F0F0F)
_BYTES = np.uint32(0x001F001F)
_HALF = np.uint32(0xFFFF)


def words_per_step(rows: int) -> int:
    """32-bit words a region needs for `rows` coins draws of one step."""
    return (rows + 1) // 2


def coin_key(key: Key[Array, ""]) -> UInt[Array, ""]:
    """An odd 64-bit key of Squares from a JAX key."""
    return jax.random.bits(key, (), jnp.uint64) | np.uint64(1)


def coins(
    key: UInt[Array, ""],
    step: UInt[Array, ""],
    rows: int,
    regions: int,
    dtype: np.dtype,
) -> Float[Array, "row region"]:
    """Draws of one step, mean 0 and variance 1."""
    words = words_per_step(rows)
    count = words * regions
    lanes = jax.lax.iota(jnp.uint64, count).reshape(words, regions)
    heads = _heads_of_both_halves(squares(step * np.uint64(count) + lanes, key))
    both = jnp.concatenate([heads & _HALF, heads >> np.uint32(16)])[:rows]
    return (both.astype(dtype) - 8) * 0.5


def nearly_normal(
    key: UInt[Array, ""], step: UInt[Array, ""], dtype: np.dtype
) -> Float[Array, ""]:
    """One draw of 256 coins: mean 0, variance 1, fourth moment 2.992."""
    return coins(key, step, 16, 1, dtype).sum() / 4


def squares(counter: UInt[Array, "..."], key: UInt[Array, ""]) -> UInt[Array, "..."]:
    """32 random bits for every counter."""
    y = x = counter * key
    z = y + key
    x = _turned(x * x + y)
    x = _turned(x * x + z)
    x = _turned(x * x + y)
    return ((x * x + z) >> np.uint64(32)).astype(jnp.uint32)


def _turned(x: jax.Array) -> jax.Array:
    return (x >> np.uint64(32)) | (x << np.uint64(32))


def _heads_of_both_halves(bits: jax.Array) -> jax.Array:
    """Ones among the lower and among the upper 16 bits of every word, each in its half.
    Written out: the compiler makes vector instructions of it, of popcount it does not.
    """
    bits = bits - ((bits >> np.uint32(1)) & _EVEN)
    bits = (bits & _PAIRS) + ((bits >> np.uint32(2)) & _PAIRS)
    bits = (bits + (bits >> np.uint32(4))) & _NIBBLES
    return (bits + (bits >> np.uint32(8))) & _BYTES
