# `just` lists the recipes. CONTRIBUTING.md has the same commands for those without just (https://just.systems).

set windows-shell := ["powershell.exe", "-NoLogo", "-Command"]

python3 := if os_family() == "windows" { "py" } else { "python3" }
bin := if os_family() == "windows" { ".venv/Scripts" } else { ".venv/bin" }

# List the recipes
[private]
default:
    @{{ just_executable() }} --list --unsorted

# Run every check and test, or the tests of folders and files below tests/: `just test world store/test_store.py`
test *what:
    {{ if what == "" { python3 + " start.py test" } else { bin + "/python -m pytest " + prepend("tests/", what) } }}

# Run everything but the browser tests
fast: lint
    {{bin}}/python -m pytest --ignore=tests/browser -n 2 --dist worksteal

# Check style, types and import rules
lint:
    {{bin}}/ruff check .
    {{bin}}/ruff format --check .
    {{bin}}/mypy
    {{bin}}/lint-imports --no-logo
    {{bin}}/oxlint --deny-warnings static/js

# Run the tests that need a browser
browser:
    {{bin}}/python -m pytest tests/browser

# Start the server, and start it again when a file of code or content is saved
serve:
    {{bin}}/watchfiles --ignore-paths data,docs,tests,benchmarks,.ruff_cache,.import_linter_cache "{{bin}}/python -m sandbox.server" .

# Check every content file and every reference between them
check:
    {{bin}}/flask --app sandbox check

# Play exercises in a real browser: the named ones, or all
play *slugs:
    {{bin}}/flask --app sandbox play {{slugs}}

# Measure speed, memory and bytes
bench:
    {{bin}}/python -m benchmarks

# Look up the pinned packages in the database of known vulnerabilities (needs pipx and a network)
audit:
    pipx run --spec pip-audit==2.10.1 pip-audit --strict --no-deps --disable-pip -r requirements-test.txt
