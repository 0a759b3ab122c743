"""Half precision where the processor multiplies in it; elsewhere it is a hundred times slower than single precision."""

from __future__ import annotations

import functools

import torch


@functools.cache
def half_is_fast(device: str) -> bool:
    """Whether a device has instructions for bfloat16: any GPU here, a processor with AVX-512 BF16 or AMX."""
    return device != "cpu" or torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()  # noqa: SLF001


def half(device: str = "cpu", *, enabled: bool = True) -> torch.autocast:
    """A context in which matrices are multiplied in bfloat16 where that is fast."""
    return torch.autocast(device, torch.bfloat16, enabled=enabled and half_is_fast(device))
