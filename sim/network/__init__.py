"""A seller's network: what a file's parts come to together, loaded, changed and checked here."""

from ..scenario.problem import Problem, ScenarioError
from .load import load, parse, replace
from .network import Network

__all__ = ["Network", "Problem", "ScenarioError", "load", "parse", "replace"]
