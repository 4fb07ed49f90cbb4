"""The people and the action of the desk's tests are those of assessment."""

from tests.assessment.conftest import here

__all__ = ("here",)
