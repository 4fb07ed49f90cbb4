"""Writing people."""

from collections.abc import Iterable
from datetime import timedelta
from importlib import import_module

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from localaction.accounts import letters, queries, rules, tokens
from localaction.accounts.lifecycle import ERASURE
from localaction.accounts.models import ApiToken, DeskRole, ErasureRequest, Person, Quiet
from localaction.kit import post, trail
from localaction.kit.actors import SYSTEM, Actor

FORGET_AFTER = timedelta(days=2)


@transaction.atomic
def person_for_email(email: str, name: str = "", language: str = "en") -> Person:
    """The person with that address, made when nobody has it yet; others may refer to the person from now on.

    An existing person keeps their own language, and their name when they gave one.
    """
    person = queries.person_with_email(email) or _new_person(email, name=name, language=language)
    if person.unproven_since or (name and not person.name):
        person.unproven_since = None
        person.name = person.name or name
        person.save(update_fields=["unproven_since", "name"])
    return person


def stranger(email: str, language: str) -> Person:
    """Somebody who asked to sign in and whom we may not know yet; forgotten unless the code is typed in."""
    return queries.person_with_email(email) or _new_person(
        email, language=language, unproven_since=timezone.now()
    )


def prove(person: Person) -> None:
    """The person typed in a code sent to the address: it is theirs."""
    if person.unproven_since:
        person.unproven_since = None
        person.save(update_fields=["unproven_since"])


def forget_strangers() -> int:
    """Delete people who asked for a first code and never typed it in; returns how many."""
    forgotten = Person.objects.filter(unproven_since__lt=timezone.now() - FORGET_AFTER, last_login=None)
    return forgotten.delete()[1].get("accounts.Person", 0)


def forget_expired_sessions() -> None:
    """Delete sessions that ended by themselves."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


@transaction.atomic
def change_details(*, actor: Actor, person: Person, name: str, language: str) -> Person:
    """Change what the site calls a person and the language it writes to them in."""
    rules.may_change_details(actor, person.pk).or_refuse()
    person.name, person.language = name.strip(), language
    person.full_clean(exclude=["password"])
    person.save(update_fields=["name", "language"])
    trail.record(actor, "person.changed_details", person)
    return person


@transaction.atomic
def end_sessions(*, actor: Actor, person: Person, session_ids: list[int]) -> int:
    """Sign the person out in these of their sessions; returns in how many."""
    rules.may_change_details(actor, person.pk).or_refuse()
    rows = list(UserSession.objects.filter(user=person, pk__in=session_ids))
    for row in rows:
        row.end()
    if rows:
        trail.record(actor, "person.ended_sessions", person, count=len(rows))
    return len(rows)


@transaction.atomic
def give_role(*, actor: Actor, person: Person, role: str, partner_body: str = "") -> Person:
    """Give a person a role at the desk, or take it with role "". Raises ValidationError, Refused."""
    rules.may_give_role(actor).or_refuse()
    if role not in DeskRole.values:
        raise ValidationError({"desk_role": _("There is no such role.")})
    person.was_secretariat = person.was_secretariat or person.desk_role == DeskRole.SECRETARIAT
    person.desk_role, person.partner_body = role, partner_body if role == DeskRole.ASSESSOR else ""
    person.save(update_fields=["desk_role", "partner_body", "was_secretariat"])
    trail.record(actor, "person.given_role", person, role=role)
    return person


@transaction.atomic
def switch_quiet(*, actor: Actor, is_on: bool) -> Quiet:
    """Hide the names of the whole staff from everybody else, or show them again."""
    rules.may_switch_quiet(actor).or_refuse()
    switch, _made = Quiet.objects.get_or_create(pk=1)
    if switch.is_on != is_on:
        switch.is_on, switch.changed_by_id = is_on, actor.person_id
        switch.save()
        trail.record(actor, "quiet.switched", switch, is_on=is_on)
    return switch


@transaction.atomic
def hide_own_name(*, actor: Actor, person: Person, hides: bool) -> Person:
    """Hide the own name from everybody outside the secretariat, or show it again."""
    rules.may_change_details(actor, person.pk).or_refuse()
    if person.hides_name != hides:
        person.hides_name = hides
        person.save(update_fields=["hides_name"])
        trail.record(actor, "person.hid_name", person, hides=hides)
    return person


@transaction.atomic
def make_person(
    *, email: str, name: str = "", language: str = "en", desk_role: str = "", partner_body: str = ""
) -> Person:
    """A person made by the operator at the command line, with a role at the desk when one is given."""
    person = person_for_email(email, name, language)
    if desk_role:
        give_role(actor=SYSTEM, person=person, role=desk_role, partner_body=partner_body)
    return person


@transaction.atomic
def give_totp(person: Person, secret: str) -> None:
    """Give a ready account of the demo an authenticator with a known secret (Base32); replaces an earlier one.

    The mailbox page of the demo shows its codes, so use it for nobody real.
    """
    Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).delete()
    factor = TOTP.activate(person, secret).instance
    factor.data["made_for_demo"] = True
    factor.save(update_fields=["data"])
    RecoveryCodes.activate(person)


# --- tokens for programs

NOTED_EVERY = timedelta(minutes=1)


@transaction.atomic
def make_token(
    *, actor: Actor, person: Person, name: str, scopes: Iterable[str], days: int
) -> tuple[ApiToken, str]:
    """Make a token for a program of the person; returns it with what the program shows, which is told only now.

    Raises Refused, ValidationError.
    """
    rules.may_change_details(actor, person.pk).or_refuse()
    rules.may_make_token(actor, queries.count_living_tokens(person.pk)).or_refuse()
    wanted = [one for one in tokens.Scope.values if one in set(scopes)]
    if not wanted or days not in tokens.DAYS:
        raise ValidationError(_("Choose what the token may be used for, and for how long."))
    shown = tokens.fresh()
    token = ApiToken(
        person=person,
        name=name.strip(),
        scopes=wanted,
        digest=tokens.digest(shown),
        hint=shown[-tokens.HINT :],
        expires_at=timezone.now() + timedelta(days=days),
    )
    token.full_clean()
    token.save()
    trail.record(actor, "token.made", token, scopes=wanted, days=days)
    post.send(letters.SafetyChanged(queries.as_recipient(person), "token_made"))
    return token, shown


@transaction.atomic
def revoke_token(*, actor: Actor, token: ApiToken) -> ApiToken:
    """End a token at once."""
    rules.may_revoke_token(actor, token).or_refuse()
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
    trail.record(actor, "token.revoked", token)
    return token


def note_use(token: ApiToken) -> None:
    """Remember when a token was used last, to the minute."""
    now = timezone.now()
    if token.last_used_at is None or token.last_used_at < now - NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)


# --- own data


@transaction.atomic
def note_copy(*, actor: Actor, person: Person) -> None:
    """Write down that somebody took a copy of everything held on them."""
    rules.may_change_details(actor, person.pk).or_refuse()
    trail.record(actor, "person.took_data", person)


# --- being erased


@transaction.atomic
def ask_erasure(*, actor: Actor, person: Person, because: str = "") -> ErasureRequest:
    """Ask the secretariat to erase everything personal about oneself."""
    rules.may_change_details(actor, person.pk).or_refuse()
    rules.may_ask_erasure(actor, queries.open_erasure_request(person.pk) is not None).or_refuse()
    request = ErasureRequest(person=person, because=because.strip())
    request.full_clean()
    request.save()
    trail.record(actor, "person.asked_erasure", person)
    post.send(letters.ErasureAsked(person=queries.as_recipient(person)))
    return request


@transaction.atomic
def withdraw_erasure(*, actor: Actor, request: ErasureRequest) -> ErasureRequest:
    """Take the request back: everything stays as it is."""
    rules.may_withdraw_erasure(actor, request).or_refuse()
    _decide(actor, request, "withdraw_erasure")
    trail.record(actor, "person.withdrew_erasure", request.person)
    return request


@transaction.atomic
def refuse_erasure(*, actor: Actor, request: ErasureRequest, because: str) -> ErasureRequest:
    """Refuse the request with a reason, which the person reads."""
    rules.may_refuse_erasure(actor, request).or_refuse()
    request.answer = because.strip()
    if not request.answer:
        raise ValidationError({"because": _("Say why.")})
    _decide(actor, request, "refuse_erasure")
    trail.record(actor, "person.erasure_refused", request.person, because=request.answer)
    post.send(letters.ErasureRefused(person=queries.as_recipient(request.person), reason=request.answer))
    return request


@transaction.atomic
def carry_out_erasure(*, actor: Actor, request: ErasureRequest) -> ErasureRequest:
    """Close the account for good and take the name and the address away; cannot be undone.

    What other parts hold about the person is erased before, by `desk.erasing`, which calls this last.
    """
    rules.may_carry_out_erasure(actor, request).or_refuse()
    person, told = request.person, queries.as_recipient(request.person)
    for row in UserSession.objects.filter(user=person):
        row.end()
    with override(settings.LANGUAGE_CODE):
        person.name = gettext("a former member")
    person.email = f"erased-{person.pk}@erased.invalid"
    person.desk_role = person.partner_body = ""
    person.is_active, person.erased_at, person.last_login = False, timezone.now(), None
    person.save()
    request.because = ""
    _decide(actor, request, "carry_out_erasure")
    trail.record(actor, "person.erased", person)
    post.send(letters.ErasureDone(person=told))
    return request


def _decide(actor: Actor, request: ErasureRequest, move: str) -> None:
    request.status = ERASURE.after(request.status, move)
    request.decided_at, request.decided_by_id = timezone.now(), actor.person_id
    request.full_clean()
    request.save()


def _new_person(email: str, **fields: object) -> Person:
    try:
        with transaction.atomic():
            return Person.objects.create_user(email, **fields)
    except IntegrityError:  # another request made the same person in this moment
        return Person.objects.get(email=email.strip().lower())
