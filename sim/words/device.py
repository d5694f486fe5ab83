"""What is said of the device on which futures are replayed."""

from .template import Plural, Template

HELP = Template(
    "Where futures are replayed: cpu, or gpu, which needs CuPy and pays from a hundred thousand"
    " futures on"
)
UNKNOWN = Template("--device: expected cpu or gpu, found {found}")
BOTH = Template(
    "--device gpu does not go with --cluster, whose workers replay the futures: leave one of the"
    " two out"
)
NO_CUPY = Template(
    '--device gpu needs CuPy: pip install "peakstock[gpu]", or "peakstock[gpu12]" where the driver'
    " is of CUDA 12"
)
NO_GPU = Template("--device gpu: this machine has no GPU that CUDA knows")
NO_DRIVER = Template(
    "--device gpu: there is no driver of an NVIDIA GPU, or one that is older than CuPy's CUDA:"
    ' update the driver, or pip install "peakstock[gpu12]" where it is of CUDA 12'
)
BROKEN = Template("--device gpu: CuPy cannot use the GPU: {error}")
SECONDS = Plural("1 second", "{count} seconds")
MINUTES = Plural("1 minute", "{count} minutes")
HOURS = Plural("1 hour", "{count} hours")
WITHOUT = Template("{problem}; without it {runs} runs of {policies} take about {time} here")
POLICIES = Plural("1 policy", "{count} policies")
TOO_LARGE = Template(
    "{worlds} futures of this scenario need more than the memory of the {name}: leave --device gpu"
    " out"
)
MIXED = Template(
    ": on this device arrays of numpy do not meet those of the desk; if that is why, take np from"
    " sim (from sim import np)"
)
ALIKE = Template("{name}: {worlds} futures were replayed on the CPU, too, and all are the same")
UNLIKE = Template(
    "{name}: {worlds} futures were replayed on the CPU, too, and {differ} of them differ (the last"
    " digit of exp or log tips a count)"
)
