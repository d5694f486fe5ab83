"""What a word may have meant that is not known."""

from .template import Template

ONE = Template('; did you mean "{name}"?')
THERE_IS = Template("; there is {names}")
