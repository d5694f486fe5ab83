"""What a scenario file says."""

from .load import load, parse
from .problem import Problem, ScenarioError
from .scenario import Scenario

__all__ = ["Problem", "Scenario", "ScenarioError", "load", "parse"]
