"""What can be attached: the documents on the citizen's own shelf, never a file of the machine's."""

from sandbox.content.mail.documents import KINDS, title
from sandbox.content.services.fields import CheckboxesField
from sandbox.world.documents import own_documents
from sandbox.world.selfservice.fields.base import Asking, Language
from sandbox.world.selfservice.fields.choice import Choice, Spec
from sandbox.world.state.documents import OwnDocument


def documents(spec: Spec, asking: Asking, language: Language) -> list[Choice]:
    """Those of the kinds that are asked for, the newest first."""
    kinds = spec.documents if isinstance(spec, CheckboxesField) else []
    return [
        Choice(each.id, _title(each, asking, language), language.translate(KINDS[each.content.kind]))
        for each in own_documents.of(asking.world, asking.role)
        if not kinds or each.content.kind in kinds
    ]


def _title(each: OwnDocument, asking: Asking, language: Language) -> str:
    known = own_documents.facts(asking.world, asking.role, each, language.locale, language.translate)
    return title(each.content, known, language.translate)
