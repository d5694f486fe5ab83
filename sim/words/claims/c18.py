"""What is said of C18: how much more than the forecast to build for a promotion."""

from ..template import Template

TOLD = Template("build 1.2 to 1.5 times the forecast; or keep 10 to 20 % in reserve")
QUESTION = Template("how many times its forecast should a promotion have in stock?")
EXPERIMENT = Template(
    "a sale with a forecast that is right in the mean and off by 20 to 100 %; goods that earn 0.7"
    " or 0.9 of what is at stake in a unit"
)
WHEN = Template("{told} where a forecast is off by {cv} and {ratio} of the stake is earned")
MULTIPLIED = Template("for 1.2 to 1.5 times")
RESERVED = Template("for 10 to 20 % in reserve")
MULTIPLE = Template("best multiple of the forecast")
SERVED = Template("futures served by {multiple} times the forecast, off by {cv}")
SHOWS = Template(
    "where the forecast is off by {spreads} the best multiple is {thin} at {least} of the stake,"
    " and {rich} at {most}; 1.2 times serves {served} of futures"
)
ADVICE = Template(
    "work out (price - cost) / (price - value of what is left); the multiple is that quantile of"
    ' your own forecast errors. The order rule "newsvendor" does it.'
)
