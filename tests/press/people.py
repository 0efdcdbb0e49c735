"""Accounts of the tests, and what they save."""

from django.contrib.auth.models import Group, User

from drugs.press.writers import written_by


def account(name: str, *groups: str) -> User:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def save(user: User, row, **fields) -> None:
    """What every save in the admin does."""
    with written_by(user):
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
