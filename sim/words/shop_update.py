"""What `fit --update` renewed, left, and found gone."""

from .template import Template

OWN = Template("{key}: yours, {own}, stays; your records say {fitted}")
STRANGERS = Template(
    "no SKU of these files is in {file}, which has {skus}: it is left as it is; write another file"
    " with --out, without --update"
)
KEPT_FIT = Template("{key}: {was} of earlier records stays, for these files tell nothing of it")
KEPT_TABLE = Template("{key}: of earlier records, stays, for these files tell nothing of it")
ADDED = Template("{entry}: new")
GONE = Template("{entry}: not in these records; left as it is")
OVER = Template("{entry}: over, and left out")
OVER_OWN = Template("{entry}: over, and left, for you changed it; check will name it")
WIDER = Template("{key}: still {factor} times as wide as fitted, as an earlier backtest found")
