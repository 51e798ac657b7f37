"""The environment that the tests run in; loaded before Django's settings are read."""

import os

from hypothesis import settings

# How long an example takes is for the bench to say: a busy machine is no failure.
settings.register_profile("rustig", deadline=None)
settings.load_profile("rustig")

os.environ["REFLECTIE_ENV"] = ""
os.environ["DJANGO_SETTINGS_MODULE"] = "reflectie.settings"
os.environ.setdefault("SECRET_KEY", "alleen-voor-de-tests-" + "x" * 40)
os.environ.setdefault("UITNODIGING_SECRET", "alleen-voor-de-tests-" + "y" * 40)
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
