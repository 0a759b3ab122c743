"""Where a place is: its country, by what the story prints beside it, else by what every editor knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.gazetteer import country_named, place_named

if TYPE_CHECKING:
    from onrecord.language.names import NameMention
    from onrecord.resolve.entities import Entities, Entity

_GAP = (", ", ",\n")
_AMBIGUOUS = {"Georgia": "US"}
"""Countries whose name is also that of a state elsewhere, and of which country."""


def resolve_places(entities: Entities, mentions: tuple[NameMention, ...], text: str) -> None:
    """Give places their countries: ``Southfield, Michigan`` is in the United States.

    A town takes the country of the region or country printed behind its comma, also against the gazetteer
    (``Birmingham, Alabama``). A name that a country and a state share is the state's in a story that names several
    other places of that state's country and nothing else of the country itself.
    """
    starts = {mention.passage.start: mention for mention in mentions if mention.form == "name"}
    for mention in mentions:
        if mention.form != "name" or mention.kind != "place":
            continue
        end = mention.passage.end
        behind = starts.get(end + 2) if text[end : end + 2] in _GAP else None
        if behind is None or behind.kind != "place":
            continue
        wider = place_named(behind.passage.of(text))
        entity = entities.of_mention[mention.passage.start, mention.passage.end]
        if wider is not None and wider.kind in {"country", "region"} and wider.country and not entity.state:
            entity.country = wider.country
    _settle_shared(entities)


def _settle_shared(entities: Entities) -> None:
    places = [entity for entity in entities.all if entity.kind == "place"]
    for entity in places:
        state_of = _AMBIGUOUS.get(entity.printed)
        if state_of is None or not entity.state:
            continue
        own = country_named(entity.printed)
        others = [other for other in entities.all if other is not entity and other.country]
        if sum(1 for other in places if _lies_in(other, state_of)) >= 2 and not any(e.country == own for e in others):
            entity.country, entity.state = state_of, False


def _lies_in(entity: Entity, code: str) -> bool:
    return entity.country == code and not entity.state
