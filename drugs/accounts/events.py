"""The log of accounts: who came in, who was turned away, whose rights changed, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from ipaddress import ip_address
from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.http import HttpRequest
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from drugs.models import AccountEvent

What = AccountEvent.What
WATCHED = ("username", "is_active", "is_staff", "is_superuser")
# Names that no account has are tried by machines: so many an hour are enough to know of it.
UNKNOWN_AN_HOUR = 60

_request: ContextVar[HttpRequest | None] = ContextVar("request", default=None)


@contextmanager
def asked_by(request: HttpRequest) -> Iterator[None]:
    """Within it, what is noted was done by the one who sent this request."""
    token = _request.set(request)
    try:
        yield
    finally:
        _request.reset(token)


def note(
    what: What, account: User | None, *, request: HttpRequest | None = None, detail: str = ""
) -> None:
    """Writes one line. Who did it and from where is told by the request, if there is one."""
    request = request or _request.get()
    by = getattr(request, "user", None)
    by = by if by is not None and by.is_authenticated else None
    AccountEvent.objects.create(
        what=what,
        account=account if account is None or account.pk else None,
        name=account.get_username() if account else "",
        by_id=by.pk if by else None,
        by_name=by.get_username() if by else "",
        address=_address(request),
        detail=detail[:300],
        at=timezone.now(),
    )


def _address(request: HttpRequest | None) -> str | None:
    try:
        return str(ip_address(request.META.get("REMOTE_ADDR", ""))) if request else None
    except ValueError:
        return None


def connect() -> None:
    """Listens to all that is noted. Called once, when the app is ready."""
    user_logged_in.connect(_signed_in)
    user_logged_out.connect(_signed_out)
    user_login_failed.connect(_wrong)
    user_locked_out.connect(_locked)
    pre_save.connect(_before_saving, sender=User)
    post_save.connect(_saved, sender=User)
    pre_delete.connect(_deleted, sender=User)
    post_delete.connect(_second_removed, sender=TOTPDevice)
    m2m_changed.connect(_roles, sender=User.groups.through)
    m2m_changed.connect(_roles, sender=User.user_permissions.through)


def _signed_in(sender: Any, request: HttpRequest, user: User, **_: Any) -> None:
    note(What.SIGNED_IN, user, request=request)


def _signed_out(sender: Any, request: HttpRequest, user: User | None, **_: Any) -> None:
    if user is not None:
        note(What.SIGNED_OUT, user, request=request)


def _wrong(
    sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any
) -> None:
    if getattr(request, "axes_locked_out", False):
        return  # noted once, when it was closed
    account = _named(credentials.get("username"))
    if account is None:
        hour_ago = timezone.now() - timedelta(hours=1)
        noted = AccountEvent.objects.filter(what=What.WRONG, account=None, at__gte=hour_ago)
        if noted.count() >= UNKNOWN_AN_HOUR:
            return
    note(What.WRONG, account, request=request)


def _locked(sender: Any, request: HttpRequest, username: str | None, **_: Any) -> None:
    if getattr(request, "axes_failures_since_start", None):
        note(What.LOCKED, _named(username), request=request)


def _named(username: object) -> User | None:
    if not isinstance(username, str) or "\0" in username:
        return None
    return User.objects.filter(username=username).first()


def _before_saving(
    sender: Any, instance: User, update_fields: Any = None, raw: bool = False, **_: Any
) -> None:
    instance._noted = []  # type: ignore[attr-defined]
    watched = [name for name in WATCHED if update_fields is None or name in update_fields]
    if raw or instance.pk is None or not (watched or "password" in (update_fields or ())):
        return
    before = User.objects.filter(pk=instance.pk).values(*WATCHED, "password").first()
    if before is None:
        return
    said = [f"{n}: {before[n]} → {getattr(instance, n)}" for n in watched]
    changed = [
        line for line, n in zip(said, watched, strict=True) if before[n] != getattr(instance, n)
    ]
    if changed:
        instance._noted.append((What.CHANGED, "; ".join(changed)))  # type: ignore[attr-defined]
    # A hash that was only made stronger on signing in is no new password.
    if before["password"] != instance.password and instance._password is not None:  # type: ignore[attr-defined]
        instance._noted.append((What.PASSWORD, ""))  # type: ignore[attr-defined]


def _saved(sender: Any, instance: User, created: bool, raw: bool = False, **_: Any) -> None:
    if raw:
        return
    if created:
        note(What.MADE, instance, detail="superuser" if instance.is_superuser else "")
    for what, detail in getattr(instance, "_noted", ()):
        note(what, instance, detail=detail)


def _deleted(sender: Any, instance: User, **_: Any) -> None:
    note(What.DELETED, None, detail=instance.get_username())


def _second_removed(sender: Any, instance: TOTPDevice, **_: Any) -> None:
    if instance.confirmed:
        account = User.objects.filter(pk=instance.user_id).first()
        note(What.SECOND_REMOVED, account)


def _roles(
    sender: Any, instance: Any, action: str, reverse: bool, model: Any, pk_set: Any, **_: Any
) -> None:
    if action not in ("post_add", "post_remove", "pre_clear"):
        return
    word = {"post_add": "given", "post_remove": "taken", "pre_clear": "all taken"}[action]
    if reverse:  # from the side of the group or right
        accounts = [*User.objects.filter(pk__in=pk_set or ())]
        names = [str(instance)]
    else:
        accounts = [instance]
        names = sorted(map(str, model.objects.filter(pk__in=pk_set or ())))
    kind = "role" if sender is User.groups.through else "right"
    for account in accounts:
        note(What.ROLES, account, detail=f"{word} {kind}: {', '.join(names)}".rstrip(": "))
