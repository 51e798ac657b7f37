"""How gunicorn serves the application: `gunicorn -c python:reflectie.server reflectie.wsgi`."""

import logging
import os

from gunicorn.config import Config
from gunicorn.glogging import Logger

from reflectie.maskering import MaskeerFilter


class MaskeerLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn's own logs, masked: it writes the raw address of a request that broke off."""

    def setup(self, cfg: Config) -> None:
        """Put the filter on both logs."""
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            for handler in logging.getLogger(log.name).handlers:
                handler.addFilter(MaskeerFilter())


bind = os.environ.get("BIND", "127.0.0.1:8000")
# Sync workers: threads halved the throughput on the machine that it was measured on.
workers = int(os.environ.get("WEB_CONCURRENCY", str(2 * (os.cpu_count() or 1) + 1)))
worker_class = "sync"
logger_class = MaskeerLogger
timeout = 30
max_requests = 10_000
max_requests_jitter = 1_000
accesslog = "-" if os.environ.get("TOEGANGSLOG") else None
# Its management socket would be one more door.
control_socket_disable = True
