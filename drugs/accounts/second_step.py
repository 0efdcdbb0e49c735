"""The second step of signing in: a code from the person's own phone, by the time of day (TOTP)."""

from __future__ import annotations

import time
from base64 import b32encode
from dataclasses import dataclass
from typing import Any, cast
from unicodedata import decimal
from urllib.parse import quote, urlencode

import segno
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest
from django_otp import login, verify_token
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from drugs.accounts import events
from drugs.press.second_person import MAY_PUBLISH

KEY = "second-key"  # in the session while it is set up
QUIET = 4  # fields of white around the code, as its standard asks


@dataclass(frozen=True)
class SetUp:
    """What a phone needs to make the codes of an account."""

    key: str  # as it is typed, in groups of four
    drawing: str  # the path of its QR code
    side: int


def device_of(user: User) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(user_id=user.pk, confirmed=True).first()


def passed(user: Any) -> bool:
    """Whether this session needs no second step any more: who may publish needs one, and so does
    whoever set one up."""
    if getattr(user, "otp_device", None) is not None:
        return True
    return not user.has_perm(MAY_PUBLISH) and device_of(user) is None


def may_enter(user: Any) -> bool:
    """Whether somebody may come to the desk now."""
    return bool(user.is_active and user.is_staff and passed(user))


def begin(request: HttpRequest) -> SetUp:
    """The key for a new phone. It stays the same for this session until it is confirmed."""
    key = bytes.fromhex(request.session.setdefault(KEY, random_hex(20)))
    written = b32encode(key).decode()
    site = settings.SITE_NAME.replace(":", "")
    label = quote(f"{site}:{request.user.get_username()}")
    rest = urlencode({"secret": written, "issuer": site}, quote_via=quote)
    code = segno.make(f"otpauth://totp/{label}?{rest}", error="m", micro=False)
    fields = [*code.matrix_iter(border=QUIET)]
    drawing = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(fields) for x, dark in enumerate(row) if dark
    )
    in_fours = " ".join(written[at : at + 4] for at in range(0, len(written), 4))
    return SetUp(in_fours, drawing, len(fields))


def confirm(request: HttpRequest, typed: str) -> bool:
    """Keeps the phone whose code was typed. It is set up once: a second phone takes the first one
    taken away by whoever makes accounts."""
    user, key = cast(User, request.user), request.session.get(KEY)
    code = _code(typed)
    if code is None or not key:
        return False
    totp = TOTP(bytes.fromhex(key))
    totp.time = time.time()
    if not totp.verify(code, tolerance=1):
        events.note(events.What.SECOND_WRONG, user, request=request)
        return False
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        if device_of(user):
            return False
        # The code that was typed is used up.
        device = TOTPDevice.objects.create(user_id=user.pk, name="phone", key=key, last_t=totp.t())
    del request.session[KEY]
    _let_in(request, device)
    events.note(events.What.SECOND_SET_UP, user, request=request)
    return True


def check(request: HttpRequest, device: TOTPDevice, typed: str) -> bool:
    """Whether the code is right now. After each wrong one the next has to wait longer."""
    code = _code(typed)
    if code is None or not verify_token(request.user, device.persistent_id, code):
        events.note(events.What.SECOND_WRONG, request.user, request=request)  # type: ignore[arg-type]
        return False
    _let_in(request, device)
    return True


def _let_in(request: HttpRequest, device: TOTPDevice) -> None:
    request.session.cycle_key()
    login(request, device)


def _code(typed: str) -> int | None:
    digits = "".join(typed.split())
    if len(digits) != 6 or not all(decimal(sign, None) is not None for sign in digits):
        return None
    return int(digits)
