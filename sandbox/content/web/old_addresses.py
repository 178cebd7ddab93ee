"""Addresses that pages had in earlier versions. Bookmarks, printed sheets and older exercises still name them."""

# Old address → new address. An old address that ends in `/` covers every path below it.
OLD_ADDRESSES = {
    "/mitid.dk/authenticators": "/mitid.dk/identifikationsmidler",
    "/mitid.dk/choose": "/mitid.dk/login",
    "/mitid.dk/code": "/mitid.dk/login",
    "/mitid.dk/continue": "/mitid.dk/login",
    "/mitid.dk/forgotten": "/mitid.dk/glemt-bruger-id",
    "/mitid.dk/hjaelp/klaret/parent": "/mitid.dk/hjaelp/klaret/foraelder",
    "/mitid.dk/hjaelp/klaret/young": "/mitid.dk/hjaelp/klaret/ung",
    "/mitid.dk/hjaelp/pinkode/parent": "/mitid.dk/hjaelp/pinkode/foraelder",
    "/mitid.dk/hjaelp/pinkode/young": "/mitid.dk/hjaelp/pinkode/ung",
    "/mitid.dk/hjaelp/tid/parent": "/mitid.dk/hjaelp/tid/foraelder",
    "/mitid.dk/hjaelp/tid/young": "/mitid.dk/hjaelp/tid/ung",
    "/mitid.dk/one-time-code": "/mitid.dk/login",
    "/mitid.dk/parallel": "/mitid.dk/allerede-i-gang",
    "/mitid.dk/password": "/mitid.dk/login",
    "/mitid.dk/same-device": "/mitid.dk/login",
    "/mitid.dk/state": "/mitid.dk/tilstand",
    "/mitid.dk/user-id": "/mitid.dk/login",
    "/mitid.dk/wait": "/mitid.dk/login",
    "/nemid.nu/hjaelp/card/parent": "/nemid.nu/hjaelp/noeglekort/foraelder",
    "/nemid.nu/hjaelp/card/senior": "/nemid.nu/hjaelp/noeglekort/senior",
    "/nemid.nu/hjaelp/card/young": "/nemid.nu/hjaelp/noeglekort/ung",
    "/nemid.nu/hjaelp/lost/parent": "/nemid.nu/hjaelp/mistet/foraelder",
    "/nemid.nu/hjaelp/lost/senior": "/nemid.nu/hjaelp/mistet/senior",
    "/nemid.nu/hjaelp/lost/young": "/nemid.nu/hjaelp/mistet/ung",
    "/nemid.nu/hjaelp/open/parent": "/nemid.nu/hjaelp/laas-op/foraelder",
    "/nemid.nu/hjaelp/open/senior": "/nemid.nu/hjaelp/laas-op/senior",
    "/nemid.nu/hjaelp/open/young": "/nemid.nu/hjaelp/laas-op/ung",
    "/nemid.nu/hjaelp/password/parent": "/nemid.nu/hjaelp/adgangskode/foraelder",
    "/nemid.nu/hjaelp/password/senior": "/nemid.nu/hjaelp/adgangskode/senior",
    "/nemid.nu/hjaelp/password/young": "/nemid.nu/hjaelp/adgangskode/ung",
    "/nemlog-in.dk/cancelled": "/nemlog-in.dk/afbrudt",
    "/nemlog-in.dk/logged-off": "/nemlog-in.dk/logget-af",
    "/nemlog-in.dk/nemid/activation": "/nemlog-in.dk/nemid/aktivering",
    "/nemlog-in.dk/nemid/activation-cancelled": "/nemlog-in.dk/nemid/aktivering/afbrudt",
    "/nemlog-in.dk/nemid/activation/cancel": "/nemlog-in.dk/nemid/aktivering",
    "/nemlog-in.dk/nemid/activation/key": "/nemlog-in.dk/nemid/aktivering",
    "/nemlog-in.dk/nemid/app": "/nemlog-in.dk/login",
    "/nemlog-in.dk/nemid/app-state": "/nemlog-in.dk/nemid/noegleapp/tilstand",
    "/nemlog-in.dk/nemid/cancel": "/nemlog-in.dk/login",
    "/nemlog-in.dk/nemid/card": "/nemlog-in.dk/login",
    "/nemlog-in.dk/nemid/key": "/nemlog-in.dk/login",
    "/nemlog-in.dk/nemid/new-card": "/nemlog-in.dk/login",
    "/nemlog-in.dk/nemid/password": "/nemlog-in.dk/login",
    "/post.borger.dk/letter/": "/post.borger.dk/brev/",
}


def address_now(path: str) -> str:
    """The page's present path; a path that has not changed is returned unchanged."""
    for old, new in OLD_ADDRESSES.items():
        if path == old or (old.endswith("/") and path.startswith(old)):
            return new + path[len(old) :]
        if path == old.rstrip("/"):
            return new.rstrip("/")
    return path
