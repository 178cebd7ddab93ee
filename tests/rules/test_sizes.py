from collections import Counter

from tests.rules.tree import SANDBOX, STATIC, TEMPLATES, files, functions, length, lines_of, methods_of, name

FILE, FUNCTION, VIEW, TEMPLATE, FOLDER, STYLES, SCRIPT = 400, 50, 25, 120, 25, 300, 120


def test_no_file_has_grown_past_its_subject() -> None:
    long = [f"{name(path)}: {length(path)} lines" for path in files(SANDBOX, ".py") if length(path) > FILE]
    assert not long, f"Move one subject to a file of its own (at most {FILE} lines): {long}"


def test_no_function_is_too_long_to_read_at_once() -> None:
    long = [
        f"{name(path)}:{each.lineno} {each.name}: {lines_of(each)} lines"
        for path in files(SANDBOX, ".py")
        if "migrations" not in path.parts  # a step of the schema is a list, written once
        for each in functions(path)
        if lines_of(each) > FUNCTION
    ]
    assert not long, f"Give each part a function with a name (at most {FUNCTION} lines): {long}"


def test_a_view_gates_loads_validates_acts_and_redirects() -> None:
    long = [
        f"{name(path)}:{each.lineno} {each.name}: {lines_of(each)} lines"
        for path in files(SANDBOX, ".py")
        for each in functions(path)
        if methods_of(each) and lines_of(each) > VIEW
    ]
    assert not long, (
        f"Move what is not about the request to the world or a helper (at most {VIEW} lines): {long}"
    )


def test_no_template_is_too_long_to_read_at_once() -> None:
    long = [
        f"{name(path)}: {length(path)} lines" for path in files(TEMPLATES, ".html") if length(path) > TEMPLATE
    ]
    assert not long, f"Move a part to a macro or an include (at most {TEMPLATE} lines): {long}"


def test_no_folder_of_templates_is_too_long_to_read_at_once() -> None:
    count = Counter(path.parent for path in files(TEMPLATES, ".html", ".svg", ".txt"))
    crowded = [f"{name(folder)}: {number} files" for folder, number in count.items() if number > FOLDER]
    assert not crowded, f"Give each subject a folder of its own (at most {FOLDER} files): {crowded}"


def test_no_style_sheet_has_grown_past_its_subject() -> None:
    long = [f"{name(path)}: {length(path)} lines" for path in files(STATIC, ".css") if length(path) > STYLES]
    assert not long, f"Move one subject to a file of its own (at most {STYLES} lines): {long}"


def test_no_script_is_too_long_to_read_at_once() -> None:
    long = [f"{name(path)}: {length(path)} lines" for path in files(STATIC, ".js") if length(path) > SCRIPT]
    assert not long, f"Give each behaviour a file of its own (at most {SCRIPT} lines): {long}"
