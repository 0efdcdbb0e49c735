from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django_otp.plugins.otp_totp.models import TOTPDevice


class Command(BaseCommand):
    help = "Takes a lost phone away from an account; the desk then shows the key for a new one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--forget", required=True, metavar="NAME", help="the account")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["forget"]
        if not User.objects.filter(username=name).exists():
            raise CommandError(f"No account is called {name!r}.")
        gone = TOTPDevice.objects.filter(user__username=name).delete()[0]
        self.stdout.write(f"{name}: {'the phone is taken away' if gone else 'there was no phone'}.")
