"""What is said in a report around the answers of its studies."""

from .template import Template

NO_STUDY = Template("{folder} holds no study: name a folder that compare or another study wrote")
UNKNOWN_STUDY = Template('{folder} holds a study "{kind}", which a report cannot show')
SEVERAL_SCENARIOS = Template(
    "{first} and {second} are studies of different scenarios: they differ in {keys}"
)
