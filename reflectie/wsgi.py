"""The WSGI application, wrapped so that the server's access log never holds a personal link, and HEAD gets no body."""

import os

from django.core.wsgi import get_wsgi_application

from reflectie.kopverzoek import drop_body
from reflectie.maskering import maskeer_wsgi

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reflectie.settings")
application = maskeer_wsgi(drop_body(get_wsgi_application()))
