"""What is said of C24: rules of one market told for all."""

from ..template import Template

TOLD = Template("meet the EU's labels and one platform's terms, and your goods may go anywhere")
QUESTION = Template("where do missing papers stop sales?")
EXPERIMENT = Template(
    "the same lamp in two markets; customs of one of them hold all its goods for 40 days for want"
    " of papers"
)
WHEN = {
    "neither": Template("where both markets have their own papers"),
    "Malaysia": Template("where Malaysia's are missing"),
    "Britain": Template("where Britain's are missing"),
}
LOST = Template("orders lost in {market}")
PERCENT = Template("%")
SHOWS = Template(
    "papers that Britain lacks cost {there} of its orders, and {here} of Malaysia's, which has its"
    " own"
)
ADVICE = Template(
    "keep a list of papers for each market, from its own customs and platform; a list that was"
    " written for another market says nothing of yours."
)
