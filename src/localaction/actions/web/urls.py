"""The addresses of the actions part."""

from django.urls import path

from localaction.actions.web import (
    aligning,
    attending,
    desk,
    drafting,
    export,
    home,
    owning,
    pathing,
    portal,
    progress,
    progress_desk,
    progress_portal,
    relating,
    sending,
    translating,
)

app_name = "actions"
DRAFT = "portal/actions/<str:reference>"
DESK = "desk/actions/<str:reference>"
PROGRESS = "portal/g/<slug:slug>/progress"

urlpatterns = [
    path("portal/", home.home, name="home"),
    path("portal/g/<slug:slug>/copy/", export.export, name="export"),
    path("portal/actions/new/", portal.new, name="new"),
    path(f"{DRAFT}/", portal.action, name="action"),
    path(f"{DRAFT}/pathway/", pathing.pathway, name="pathway"),
    path(f"{DRAFT}/preview/", portal.preview, name="preview"),
    path(f"{DRAFT}/delete/", portal.delete, name="delete"),
    path(f"{DRAFT}/restore/", portal.restore, name="restore"),
    path(f"{DRAFT}/here/", attending.presence, name="presence"),
    path(f"{DRAFT}/check/", sending.check, name="check"),
    path(f"{DRAFT}/sent/", sending.sent, name="sent"),
    path(f"{DRAFT}/questions/", sending.questions, name="questions"),
    path(f"{DRAFT}/withdraw/", sending.withdraw, name="withdraw"),
    path(f"{DRAFT}/correct/", sending.correct, name="correct"),
    path(f"{DRAFT}/owners/", owning.owners, name="owners"),
    path(f"{DRAFT}/owners/<int:pk>/", owning.owner, name="owner"),
    path(f"{DRAFT}/pictures/add/", drafting.add_picture, name="add_picture"),
    path(f"{DRAFT}/pictures/<int:pk>/", drafting.picture, name="picture"),
    path(f"{DRAFT}/pictures/<int:pk>/remove/", drafting.remove_picture, name="remove_picture"),
    path(f"{DRAFT}/suggestions/", aligning.suggestions, name="suggestions"),
    path(f"{DRAFT}/similar/", aligning.similar, name="similar"),
    path(f"{DRAFT}/lineage/", relating.lineage, name="lineage"),
    path(f"{DRAFT}/lineage/<int:pk>/", relating.line, name="line"),
    path(f"{DRAFT}/translations/", translating.translations, name="translations"),
    path(f"{DRAFT}/translations/<str:language>/", translating.translation, name="translation"),
    path(f"{DRAFT}/languages/", translating.languages, name="languages"),
    path(f"{DRAFT}/<slug:page>/", drafting.page, name="page"),
    path("portal/adapt/<str:reference>/", relating.adapt, name="adapt"),
    path("portal/named/<int:pk>/", relating.relation, name="relation"),
    path("progress/<str:token>/", progress.progress_link, name="progress_link"),
    path("progress/<str:token>/new-link/", progress.new_progress_link, name="new_progress_link"),
    path("progress/<str:token>/<str:reference>/", progress.progress_action, name="progress_action"),
    path(f"{PROGRESS}/", progress_portal.progress, name="progress"),
    path(f"{PROGRESS}/dates/", progress_portal.progress_dates, name="progress_dates"),
    path(f"{PROGRESS}/dates/<int:pk>/", progress_portal.move_report_date, name="move_report_date"),
    path(f"{PROGRESS}/<str:reference>/", progress_portal.progress_sheet, name="progress_sheet"),
    path("desk/reports/", progress_desk.desk_reports, name="desk_reports"),
    path("desk/reports/<str:reference>/", progress_desk.desk_report, name="desk_report"),
    path("desk/actions/", desk.actions, name="desk"),
    path(f"{DESK}/", desk.action, name="desk_action"),
    path(f"{DESK}/hand-back/", desk.hand_back, name="desk_hand_back"),
    path(f"{DESK}/withdraw/", desk.withdraw, name="desk_withdraw"),
    path(f"{DESK}/move/", desk.move, name="desk_move"),
    path(f"{DESK}/pictures/<int:pk>/", desk.picture, name="desk_picture"),
]
