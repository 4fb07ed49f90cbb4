"""Every step that can be done to many waiting things at once, in the order in which they are offered."""

from localaction.desk.steps import actions, assessment, letters, sharing
from localaction.desk.steps.declared import Step

STEPS: tuple[Step, ...] = (*sharing.STEPS, *actions.STEPS, *assessment.STEPS, *letters.STEPS)
BY_CODE = {step.code: step for step in STEPS}
