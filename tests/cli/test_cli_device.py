"""The GPU by CuPy: opened where it can be used, and one line where it cannot."""

import sys
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest
from scipy import special

from sim.arrays import np as seen
from sim.device.gpu import DeviceError, open_gpu
from sim.device.memory import FullError
from sim.study import on_device
from sim.study.engaged import NoSuchDeviceError, engaged
from sim.study.pace import _in_words


class OutOfMemoryError(MemoryError):
    """CuPy's own, of which nobody can make a copy by its arguments."""

    def __init__(self, size, total):
        super().__init__(
            f"Out of memory allocating {size} bytes (allocated so far: {total} bytes)."
        )


class Pool:
    """CuPy's pool, which holds what was ever taken until it gives it back."""

    held = 0

    def malloc(self, size):
        if size > 70_000:
            raise OutOfMemoryError(size, self.held)
        self.held += size
        return size

    def free_all_blocks(self):
        self.held = 0

    def total_bytes(self):
        return self.held


class Doubled(list):
    """What an array is to those who open a GPU."""

    def __mul__(self, by):
        return self

    def get(self):
        return [*self]


FIRST = ((2,), {"dtype": "i8"})
"""The array by which opening sees that a kernel runs."""


def arange(*args, **named):
    return Doubled([0, 2]) if (args, named) == FIRST else np.arange(*args, **named)


def cupy_with(properties):
    """Return CuPy as it is met, with numpy's functions; `properties` are what CUDA says."""
    module, allocators = ModuleType("cupy"), []
    memory = {"getDeviceProperties": properties, "memGetInfo": lambda: (70_000, 80_000)}
    cuda = SimpleNamespace(
        runtime=SimpleNamespace(**memory),
        memory=SimpleNamespace(OutOfMemoryError=OutOfMemoryError),
        MemoryPool=Pool,
        set_allocator=allocators.append,
    )
    own = {"arange": arange, "asnumpy": np.copy, "cuda": cuda, "allocators": allocators}
    vars(module).update(vars(np) | own)
    return module


@pytest.fixture
def meet(monkeypatch):
    """Return what lets CuPy be met, or be missing."""

    def met(module):
        monkeypatch.setitem(sys.modules, "cupy", module)
        monkeypatch.setitem(sys.modules, "cupyx.scipy.special", module and special)

    return met


def there(_):
    return {"name": b"Toy 100"}


def failing(text):
    def fail(_):
        raise RuntimeError(text)

    return fail


def test_a_gpu_is_opened_with_its_name_arrays_and_memory(meet):
    cupy = cupy_with(there)
    meet(cupy)
    gpu, (allocate,) = open_gpu(), cupy.allocators
    assert gpu.name == "Toy 100"
    assert allocate(5_000) == 5_000
    assert gpu.memory.taken() == 5_000
    assert gpu.memory.room() == 70_000
    assert gpu.memory.taken() == 0, "what is not in use was given back"
    with gpu.arrays():
        assert "cuda" in vars(seen), "np is CuPy meanwhile"
    assert "cuda" not in vars(seen)


def test_what_the_memory_has_no_room_for_can_be_raised_again(meet):
    """SimPy raises copies of errors by their arguments, which CuPy's own does not survive."""
    cupy = cupy_with(there)
    meet(cupy)
    open_gpu()
    with pytest.raises(FullError, match="Out of memory allocating 80000 bytes") as caught:
        cupy.allocators[0](80_000)
    assert type(caught.value)(*caught.value.args).args == caught.value.args


@pytest.mark.parametrize(("module", "line"), [
    (None, '--device gpu needs CuPy: pip install "peakstock[gpu]"'),
    (
        cupy_with(failing("cudaErrorNoDevice: no CUDA-capable device is detected")),
        "--device gpu: this machine has no GPU that CUDA knows",
    ),
    (
        cupy_with(failing("cudaErrorInsufficientDriver: CUDA driver version is insufficient")),
        "--device gpu: there is no driver of an NVIDIA GPU, or one that is older than CuPy's CUDA",
    ),
    (
        cupy_with(failing("Failed to find\nlibnvrtc.so")),
        "--device gpu: CuPy cannot use the GPU: Failed to find libnvrtc.so",
    ),
])  # fmt: skip
def test_what_is_missing_is_said_in_one_line(meet, module, line):
    meet(module)
    with pytest.raises(DeviceError) as caught:
        open_gpu()
    assert str(caught.value).startswith(line)
    assert "\n" not in str(caught.value)


def test_a_device_that_there_is_not_is_refused():
    with (
        pytest.raises(NoSuchDeviceError, match="expected cpu or gpu, found tpu"),
        engaged(device="tpu"),
    ):
        pass


def test_a_device_beside_a_cluster_is_refused():
    with (
        pytest.raises(NoSuchDeviceError, match="does not go with --cluster"),
        engaged(cluster="tcp://host:8786", device="gpu"),
    ):
        pass


@pytest.mark.parametrize(("seconds", "words"), [
    (0.2, "1 second"), (98.4, "98 seconds"), (5_400, "90 minutes"), (36_000, "10 hours"),
    (3.6e6, "1,000 hours"),
])  # fmt: skip
def test_a_time_is_told_in_the_unit_in_which_it_has_few_digits(seconds, words):
    assert _in_words(seconds) == words


def test_compare_on_a_gpu_is_compare_on_the_cpu(meet, monkeypatch, shop, told):
    meet(cupy_with(there))
    monkeypatch.setattr("sim.chance.luck.BLOCK", 8)
    monkeypatch.setattr(on_device, "WORTH", 0)
    words = ("compare", "shop.toml", "--runs", 20, "--no-charts", "--json", "--workers", 1)
    here = told(*words, "--out", "here")
    on_gpu = told(*words, "--out", "gpu", "--device", "gpu")
    assert (on_gpu.code, on_gpu.out) == (here.code, here.out)
    assert "Toy 100: 16 futures were replayed on the CPU, too, and all are the same" in on_gpu.err


def test_without_a_gpu_it_is_said_what_the_cpu_takes(meet, shop, told):
    meet(None)
    found = told("compare", "shop.toml", "--device", "gpu", "--runs", 100)
    assert found.code == 2
    assert found.err.startswith("--device gpu needs CuPy")
    assert found.err.rstrip().endswith(" here")
    assert "without it 100 runs of 2 policies take about 1 second" in " ".join(found.err.split())
    assert not (shop / "results").exists(), "nothing is half-written"
