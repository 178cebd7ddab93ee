"""The registry of content: each kind that is one file each, by its Danish label, with the function that reads it."""

from collections.abc import Callable
from typing import Any

from sandbox.content.mail import authorities, documents, letters, messages, records
from sandbox.content.municipality import appointment_types, article_additions, report_kinds
from sandbox.content.portal import (
    articles,
    calculators,
    faq,
    life_situations,
    municipality_pages,
    pages,
    power_areas,
    support_lines,
    themes,
)
from sandbox.content.reading.catalogue import Catalogue
from sandbox.content.rules import rates
from sandbox.content.services.catalogue import services
from sandbox.content.web import false_sites, fraud_helplines, site_owners

KINDS: dict[str, Callable[[], Catalogue[Any]]] = {
    "myndigheder": authorities.authorities,
    "frister og gebyrer": rates.rates,
    "temaer": themes.themes,
    "dokumenter": documents.documents,
    "breve": letters.letters,
    "sms'er": messages.messages,
    "oplysninger": records.records,
    "ærinder": appointment_types.appointment_types,
    "praj": report_kinds.report_kinds,
    "artikler": articles.articles,
    "beregnere": calculators.calculators,
    "selvbetjeninger": services,
    "portalens sider": pages.pages,
    "livssituationer": life_situations.life_situations,
    "hotlines": support_lines.support_lines,
    "svar på spørgsmål": faq.faq,
    "fuldmagter": power_areas.power_areas,
    "falske sider": false_sites.false_sites,
    "ejere af adresser": site_owners.site_owners,
    "hjælpelinjer": fraud_helplines.fraud_helplines,
    "kommunens tilføjelser": article_additions.article_additions,
    "kommunens sider": municipality_pages.pages,
    "kommunens nyheder": municipality_pages.all_news,
}
