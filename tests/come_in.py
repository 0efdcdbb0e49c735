"""Signing in without a form: as somebody with a password and, where one is asked for, a phone."""

from django.contrib.auth.models import User
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from drugs.accounts.second_step import passed


def come_in(client: Client, user: User) -> Client:
    """The client of somebody who signed in now, by both steps."""
    client.force_login(user)
    if not passed(user):
        phone, _made = TOTPDevice.objects.get_or_create(user=user, name="phone")
        session = client.session
        session[DEVICE_ID_SESSION_KEY] = phone.persistent_id
        session.save()
    return client
