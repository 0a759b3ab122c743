"""The pages: a server on this machine, over an archive that it only reads."""

from onrecord.web.app import create_app

__all__ = ["create_app"]
