from sandbox.content.names import names
from sandbox.world.people.names import MOST_CHILDREN, family, handle, plain


def test_a_name_becomes_plain_letters() -> None:
    assert [plain(name) for name in ("Jørgen", "Åse", "Kjær", "Anne-Marie")] == [
        "joergen",
        "aase",
        "kjaer",
        "annemarie",
    ]


def test_a_handle_has_at_least_five_characters_and_neither_0_nor_1() -> None:
    assert [handle("karen", number) for number in (1, 8, 9, 64, 65)] == [
        "karen22",
        "karen29",
        "karen32",
        "karen99",
        "karen322",
    ]
    assert handle("bo", 1) == "bo222"


def test_no_two_households_have_the_same_handle() -> None:
    for word in ("bo", "ida", "karen"):
        assert len({handle(word, number) for number in range(1, 5_001)}) == 5_000


def test_a_family_with_roots_elsewhere_has_first_names_of_the_same_group() -> None:
    groups = {family_name: group for group in names().others for family_name in group.families}
    families = [family(1, number) for number in range(1, 1_001)]
    mixed = [each for each in families if each.name in groups]
    assert 80 < len(mixed) < 200
    for each in mixed:
        younger = groups[each.name].younger
        assert all(child.first_name in (*younger.female, *younger.male) for child in each.children)


def test_common_family_names_are_common() -> None:
    found = [family(1, number).name for number in range(1, 2_001)]
    assert found.count("Jensen") > found.count("Thygesen")
    assert len(set(found)) > 80


def test_there_are_names_for_as_many_children_as_there_can_be() -> None:
    assert len(family(1, 1).children) == MOST_CHILDREN
