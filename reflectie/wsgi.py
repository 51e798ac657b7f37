"""The WSGI application, wrapped so that the server's access log never holds a personal link."""

import os

from django.core.wsgi import get_wsgi_application

from reflectie.maskering import maskeer_wsgi

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reflectie.settings")
application = maskeer_wsgi(get_wsgi_application())
