"""What a cluster says that cannot be used as it is."""

from .template import Template

HELP = Template(
    "Let the workers of a Dask cluster do the runs: the address of its scheduler, for example"
    " tcp://192.168.1.20:8786"
)
BOTH = Template(
    "--workers does not go with --cluster, which has the workers that were started for it: leave"
    " one of the two out"
)
NOT_INSTALLED = Template(
    'a cluster needs the package distributed: pip install "peakstock[cluster]"'
)
NO_ADDRESS = Template(
    "--cluster: expected the address of a Dask scheduler, for example tcp://192.168.1.20:8786,"
    " found {found}"
)
NOBODY = Template(
    "no Dask scheduler answers at {address}: start one with dask scheduler, or correct the address"
)
NO_WORKERS = Template(
    "the scheduler at {address} has no workers: start them on each machine with {command}"
)
START = Template("dask worker {address} --nworkers -1 --nthreads 1")
THREADS = Template(
    "the worker {worker} has {threads} threads, but a process does one task at a time: start it"
    " with {command}"
)
SCHEDULER = Template("the scheduler {address}")
WORKER = Template("the worker {address}")
LACKS = Template("{who} lacks peakstock {version}, which runs here: install it there, too")
DIFFERS = Template("{who} has {what} {there}, here it is {here}: install the same there")
OTHER_CODE = Template(
    "{who} has other code of peakstock {version} than this machine: install the same there, and"
    " start it anew"
)
OTHER_DIGITS = Template(
    "{who} calculates with other last digits than this machine (another kind of processor?): its"
    " runs would not be the same, leave it out"
)
GONE = Template(
    "the scheduler at {address} answers no more, or has dropped the runs. What is done is kept;"
    " once it is there again, the same command goes on from there."
)
NONE_LEFT = Template(
    "no worker of {address} has been at work for {seconds} seconds: all have gone, or are short of"
    " memory. What is done is kept; once there are workers, the same command goes on from there."
)
KILLER = Template(
    "{tries} workers of {address} died at the same task, perhaps of too little memory. What is done"
    " is kept; with larger workers the same command goes on from there."
)
