"""Passwords that are tried first are refused, with what to do instead; long odd ones are taken."""

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "password",
    [
        "short-words",  # 11
        "123456789012345",
        "password1234",
        "Password2026!!",
        "!!sunshine!!2026",
        "dragondragon",
        "aaaaaaaaaaaa",
        "abababababab",
        "testoltestol12",  # a medicine of this desk
        "Eczema-JAK-2026!",
        "my-eczemaMedicines",
        "anna.kowalski1",
        "kowalskianna2026",
    ],
)
def test_what_is_tried_first_is_refused(password):
    anna = User(username="anna", first_name="Anna", last_name="Kowalski", email="anna@example.org")
    with pytest.raises(ValidationError) as refused:
        validate_password(password, anna)
    assert all(len(message.split()) < 30 for message in refused.value.messages)


@pytest.mark.parametrize(
    "password", ["seven purple kettles hum", "xk7-Wq0_pZ4vTn", "my eczema kettle sings at noon"]
)
def test_what_is_hard_to_guess_is_taken(password):
    validate_password(password, User(username="anna"))


def test_a_common_password_made_of_real_length_is_taken():
    """A long sentence with a common word in it is no common password."""
    validate_password("the sunshine of that dull tuesday", User(username="anna"))
