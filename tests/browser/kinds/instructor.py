"""The instructor's pages."""

from tests.browser.kinds.kind import Kind, fill

CLASS = {"class_id": "<class>"}

OWN = True
KINDS = [
    Kind("first password", "login.first", "nobody", fresh_server=True),
    Kind(
        "first password, refused",
        "login.first",
        "nobody",
        status=422,
        fresh_server=True,
        then=fill(password="kort", password_again="kort"),
    ),
    Kind("log in", "login.log_in", "nobody"),
    Kind("log in, refused", "login.log_in", "nobody", status=422, then=fill(password="forkert")),
    Kind("change password", "login.change_page", "instructor"),
    Kind("classes", "classes.index", "instructor"),
    Kind("open a class", "classes.open_page", "instructor"),
    Kind(
        "open a class, refused", "classes.open_page", "instructor", status=422, then=fill(name="", seats="0")
    ),
    Kind("class", "live.page", "instructor", CLASS),
    Kind("board", "live.board", "instructor", CLASS),
    Kind("seat cards", "cards.page", "instructor", {**CLASS, "first": 1, "last": 1}, paper="article"),
    Kind("seat", "seats.page", "instructor", {**CLASS, "number": 1}),
    Kind("exercises", "classes.exercises_page", "instructor", CLASS),
    Kind("close a class?", "classes.close_page", "instructor", CLASS),
    Kind("no such class", "live.page", "instructor", {"class_id": 999_999}, status=404),
]
