"""The GPU: CuPy's arrays, and one line about what is missing where there are none."""

from importlib import import_module
from types import ModuleType
from typing import Any

from ..errors import UserError
from ..words import device as say
from .device import Elsewhere
from .memory import FullError

_TOO_OLD, _NONE = "cudaErrorInsufficientDriver", "cudaErrorNoDevice"


class DeviceError(UserError):
    """A device that cannot be used."""


def open_gpu() -> Elsewhere:
    """Return this machine's GPU.

    Errors: DeviceError.
    """
    try:
        cupy, special = import_module("cupy"), import_module("cupyx.scipy.special")
    except ImportError as error:
        raise DeviceError(say.NO_CUPY()) from error
    try:
        name = cupy.cuda.runtime.getDeviceProperties(0)["name"].decode()
        (
            cupy.arange(2, dtype="i8") * 2
        ).get()  # a kernel is compiled, moved there, and its result comes home
    except Exception as error:  # whatever driver, runtime or compiler lack
        raise DeviceError(_missing(str(error))) from error
    return Elsewhere(name, vars(cupy), vars(special), cupy.asnumpy, _Pool(cupy))


def _missing(error: str) -> str:
    """Return a line about what CuPy says it lacks."""
    if _NONE in error:
        return say.NO_GPU()
    return say.NO_DRIVER() if _TOO_OLD in error else say.BROKEN(error=" ".join(error.split()))


class _Pool:
    """CuPy's memory: what was ever taken stays in its pool until it is given back."""

    def __init__(self, cupy: ModuleType) -> None:
        self._cuda: Any = cupy.cuda
        self._pool = cupy.cuda.MemoryPool()
        cupy.cuda.set_allocator(self._allocated)

    def _allocated(self, size: int) -> Any:  # noqa: ANN401 - CuPy's own pointer
        """Return memory of so many bytes; CuPy's own error cannot be copied."""
        try:
            return self._pool.malloc(size)
        except self._cuda.memory.OutOfMemoryError as error:
            raise FullError(str(error)) from error

    def room(self) -> int:
        """Return the bytes that are free, once the pool has given back what is not in use."""
        self._pool.free_all_blocks()
        return int(self._cuda.runtime.memGetInfo()[0])

    def taken(self) -> int:
        """Return the bytes that the pool holds."""
        return int(self._pool.total_bytes())
