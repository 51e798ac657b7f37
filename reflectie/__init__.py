"""The Django project: settings, addresses and the WSGI entry; nothing of the domain."""
