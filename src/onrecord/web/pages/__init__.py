"""The pages, one module each."""

from onrecord.web.pages import diary, dossier, figures, home, search, stories, story

ROUTERS = (
    home.router,
    search.router,
    story.router,
    stories.router,
    diary.router,
    figures.router,
    dossier.router,
)

__all__ = ["ROUTERS"]
