"""What happened at the door of the desk, and to the accounts that may come in."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from drugs.models.publication import NeverChanged


class AccountEventQuerySet(models.QuerySet["AccountEvent"]):
    def delete(self) -> NoReturn:
        raise NeverChanged("What was noted of an account is never deleted.")

    def update(self, **_: Any) -> NoReturn:
        raise NeverChanged("What was noted of an account is never edited.")


class AccountEvent(models.Model):
    """One line of the log of accounts. Written by the software; never edited, never deleted."""

    class What(models.TextChoices):
        SIGNED_IN = "signed-in", "signed in"
        SIGNED_IN_AGAIN = "signed-in-again", "signed in again to publish"
        WRONG = "wrong", "wrong name or password"
        LOCKED = "locked", "too many tries: closed for a while"
        SECOND_WRONG = "second-wrong", "wrong code of the second step"
        SECOND_SET_UP = "second-set-up", "second step set up"
        SECOND_REMOVED = "second-removed", "second step taken away"
        REFUSED = "refused", "refused"
        SIGNED_OUT = "signed-out", "signed out"
        ENDED = "ended", "session ended by its age"
        MADE = "made", "account made"
        CHANGED = "changed", "account changed"
        PASSWORD = "password", "password changed"
        ROLES = "roles", "roles or rights changed"
        DELETED = "deleted", "account deleted"

    what = models.CharField(max_length=20, choices=What)
    account = models.ForeignKey("auth.User", null=True, on_delete=models.SET_NULL, related_name="+")
    # Kept when the account is gone. Empty where no account has the name that was typed: it may have
    # been a password.
    name = models.CharField(max_length=150, blank=True)
    by = models.ForeignKey("auth.User", null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=150, blank=True)
    address = models.GenericIPAddressField(null=True)
    detail = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(db_index=True)

    objects = AccountEventQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.name or 'no account'}: {self.get_what_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise NeverChanged("What was noted of an account is never edited.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise NeverChanged("What was noted of an account is never deleted.")
