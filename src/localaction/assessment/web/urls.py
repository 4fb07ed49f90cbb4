"""Addresses of assessments and of decisions."""

from django.urls import path

from localaction.assessment.web import (
    assessing,
    assigning,
    calibrating,
    deciding,
    fairness,
    meetings,
    pending,
    portal,
    profiles,
)

app_name = "assessment"
ONE = "desk/assessments/<int:pk>"
MEETING = "desk/meetings/<int:pk>"
JUDGE = "desk/decisions/<str:reference>"

urlpatterns = [
    path("desk/assessments/", assessing.assessments, name="assessments"),
    path("desk/assessments/profile/", profiles.profile, name="profile"),
    path("desk/assessment/", profiles.assessors, name="desk_assessment"),
    path("desk/assessment/assessors/<int:pk>/", profiles.assessor, name="assessor"),
    path("desk/assessment/assessors/<int:pk>/ties/", profiles.tie, name="tie"),
    path("desk/assessment/plans/", assigning.distributing, name="distributing"),
    path("desk/assessment/plans/<int:pk>/", assigning.distribution, name="distribution"),
    path("desk/assessment/rules/", assigning.rules_page, name="assigning_rules"),
    path("desk/assessment/rules/<int:pk>/", assigning.rule, name="assigning_rule"),
    path("desk/assessment/rules/<int:pk>/end/", assigning.drop, name="drop_assigning_rule"),
    path(f"{ONE}/", assessing.assessment, name="assessment"),
    path(f"{ONE}/declaration/", assessing.declare, name="declare"),
    path(f"{ONE}/abstention/", assessing.abstain, name="abstain"),
    path("desk/assessment/fairness/", fairness.fairness, name="fairness"),
    path("desk/assessment/fairness/<slug:code>/", fairness.fairness, name="fairness_of"),
    path("desk/assessment/fairness/<slug:code>/<slug:table>.csv", fairness.as_csv, name="fairness_csv"),
    path("desk/assessment/anchors/", calibrating.anchors, name="anchors"),
    path("desk/assessment/anchors/<int:pk>/removal/", calibrating.remove_anchor, name="remove_anchor"),
    path(
        "desk/assessment/anchors/<slug:code>/<str:reference>/",
        calibrating.anchor_levels,
        name="anchor_levels",
    ),
    path("desk/assessments/anchors/", calibrating.own_anchors, name="own_anchors"),
    path("desk/assessments/anchors/<int:pk>/", calibrating.own_anchor, name="own_anchor"),
    path("desk/meetings/", meetings.meetings, name="meetings"),
    path(f"{MEETING}/", meetings.meeting, name="meeting"),
    path(f"{MEETING}/agenda/", meetings.fill_agenda, name="fill_agenda"),
    path(f"{MEETING}/closing/", meetings.close_meeting, name="close_meeting"),
    path(f"{MEETING}/<int:item>/", meetings.item, name="meeting_item"),
    path(f"{MEETING}/<int:item>/place/", meetings.move_item, name="move_item"),
    path("desk/decisions/", pending.pending, name="pending"),
    path("desk/decisions/telling/", pending.tell, name="tell"),
    path("desk/decisions/setting-aside/", pending.set_aside, name="set_aside"),
    path(f"{JUDGE}/taking-back/", pending.take_back, name="take_back"),
    path(f"{JUDGE}/", deciding.judgement, name="judgement"),
    path(f"{JUDGE}/as-seen/", assigning.as_seen, name="as_seen"),
    path(f"{JUDGE}/assessors/proposed/", assigning.propose, name="propose"),
    path(f"{JUDGE}/assessors/", deciding.assessors, name="assessors"),
    path(f"{JUDGE}/assessors/<int:pk>/release/", deciding.release, name="release"),
    path(f"{JUDGE}/continuation/", deciding.resume, name="resume"),
    path(f"{JUDGE}/agreement/", deciding.agreement, name="agreement"),
    path(f"{JUDGE}/draft/", deciding.draft, name="draft"),
    path(f"{JUDGE}/letter/", deciding.letter, name="letter"),
    path("portal/decisions/<str:reference>/", portal.decision, name="decision"),
]
