import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.actions import making

from localaction.kit.models import OutgoingLetter

pytestmark = pytest.mark.django_db


def letter_to(
    address: str, folder: str = "actions/letters/action_received", subject: str = "We have it"
) -> int:
    letter = OutgoingLetter.objects.create(
        message_id=f"{subject}-{address}-{folder}",
        letter=folder,
        recipient_email=address,
        language="ar",
        subject=subject,
        html="<p>Thank <b>you</b></p>",
        text="Thank you",
    )
    return letter.pk


def test_a_person_reads_what_was_written_to_them(client: Client) -> None:
    who, _where = making.focal_point()
    making.at_portal(client, who)
    number = letter_to(who.email)
    assert "We have it" in client.get("/en/account/letters/").content.decode()
    page = client.get(f"/en/account/letters/{number}/").content.decode()
    assert "Thank you" in page
    assert '<h1 lang="ar" dir="auto">We have it</h1>' in page


def test_nobody_reads_the_letters_of_others(client: Client) -> None:
    who, _where = making.focal_point()
    other, _theirs = making.focal_point("Eve")
    making.at_portal(client, who)
    number = letter_to(other.email)
    assert "We have it" not in client.get("/en/account/letters/").content.decode()
    assert client.get(f"/en/account/letters/{number}/").status_code == 404


def test_codes_to_sign_in_are_no_letters_to_keep(client: Client) -> None:
    who, _where = making.focal_point()
    making.at_portal(client, who)
    number = letter_to(who.email, folder="accounts/letters/sign_in_code", subject="Your code")
    assert "Your code" not in client.get("/en/account/letters/").content.decode()
    assert client.get(f"/en/account/letters/{number}/").status_code == 404


def test_a_page_of_letters_costs_the_same_for_one_and_for_twelve(
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    who, _where = making.focal_point()
    making.at_portal(client, who)
    for number in range(12):
        letter_to(who.email, subject=f"Letter {number}")
    with django_assert_max_num_queries(6):
        client.get("/en/account/letters/")
