"""Why a policy that has more cash to spend may earn less."""

from .template import Template

EARNS_LESS = Template(
    "{policy} earns {gap} less {worse} than {better}: more cash to spend lets it order {ordered}"
    " units more, {of_which}; the rest is left over."
)
OF_WHICH = Template("of which it sells {sold}")
OF_WHICH_NONE = Template("of which it sells none")
AND_OTHERS = Template("{sentence} So it is with {others}.")
AT = Template("at {label}")
IN = Template("in {label}")
