"""The one table of the command line: parsing and help are made from it, and need none of the commands for that."""

from __future__ import annotations

from profiletui.cli.parser import Command, Option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def _sort_keys() -> Sequence[str]:
    from profiletui.store.order import SORT_KEYS

    return SORT_KEYS


def _themes() -> Sequence[str]:
    from profiletui.settings import THEMES

    return THEMES


def _formats() -> Sequence[str]:
    from profiletui.writers.registry import FORMATS

    return FORMATS


_FILTER = Option(("--filter",), "keep the papers that match, as in 'graph year:2019..2021 code:yes'", "QUERY")
_SORT = Option(("--sort",), "order them by", "KEY", _sort_keys, reversible=True)
_NAME = Option(("--name",), "whose papers a list holds that names no owner, such as BibTeX", "NAME")
_CONFIG = Option(("--config",), "read this configuration instead of your own", "FILE")
_CLIPBOARD = Option(("--clipboard",), "how to copy: auto, osc52, tmux, screen, system, file or off", "MODE")
_THEME = Option(("--theme",), "the colours", "NAME", _themes)

BROWSE = Command(
    "",
    "browse the papers, read the abstracts, copy the code links",
    (
        _FILTER,
        _SORT,
        _NAME,
        _CLIPBOARD,
        _THEME,
        _CONFIG,
        Option(("--version",), "print the version"),
    ),
    examples=(
        ("profiletui page.txt", "browse a page"),
        ("ssh host cat page.txt | profiletui", "browse a page from elsewhere"),
        ("profiletui list --filter code:yes --sort -date page.txt", "list what has code, newest first"),
    ),
)

SHELLS = ("bash", "zsh", "fish")
"""The shells that can be taught to complete."""

COMMANDS = (
    Command(
        "list",
        "print the papers, one a line",
        (
            _FILTER,
            _SORT,
            Option(("--format",), "the form", "FORMAT", lambda: ("table", "tsv", "json")),
            _NAME,
            _CONFIG,
        ),
        details="In the table: category, date, ◆ for a code link, ○ for a project page or ◇ for a Code badge without "
        "one, title. "
        "In tsv: id, category, date, code (link, missing or no), title, authors, code links.",
        examples=(
            ("profiletui list --filter code:link --sort -date page.txt", "what has code, newest first"),
            ("profiletui list --format tsv page.txt | cut -f 3,5", "dates and titles"),
        ),
    ),
    Command(
        "links",
        "print the links in the papers, one URL a line",
        (
            Option(("--all",), "every link, not only those that lead to code"),
            _FILTER,
            _CONFIG,
        ),
        details="Links are found in titles and abstracts. Each is printed once, in the order of the papers.",
        examples=(
            ("profiletui links page.txt", "every repository of a profile"),
            ("profiletui links --filter year:2024.. page.txt | xargs -n 1 git clone", "clone the recent ones"),
        ),
    ),
    Command(
        "export",
        "write whole papers for other programs",
        (
            Option(("--format",), "the format", "FORMAT", _formats),
            Option(("--output", "-o"), "write to this file instead of standard output", "FILE"),
            Option(("--force",), "replace the file where there is one already"),
            Option(("--rendered",), "titles and abstracts as Unicode reading text, not the page's LaTeX"),
            _FILTER,
            _SORT,
            _NAME,
            _CONFIG,
        ),
        details="A file is written beside its place and moved there when it is complete, in UTF-8. "
        "In CSV, a cell that a spreadsheet would run as a formula begins with an apostrophe. "
        "In BibTeX, a paper of which no venue is known is @misc; what leads to its code stands in the field code.",
        examples=(
            ("profiletui export --format json page.txt | jq '.profiles[].papers[].title'", "titles, with jq"),
            ("profiletui export --format csv -o papers.csv pages/", "a folder of pages as one table"),
            ("profiletui export --format bibtex --filter code:yes page.txt", "what has code, to cite it"),
        ),
    ),
    Command(
        "stats",
        "print the figures, years, categories and co-authors",
        (_FILTER, _NAME, _CONFIG),
        details="With a filter, years, categories and co-authors are those of the papers that match.",
        examples=(("profiletui stats --filter code:yes page.txt", "when and with whom there was code"),),
    ),
    Command(
        "check",
        "report what in a page could not be read as meant",
        (Option(("--format",), "the form of the report", "FORMAT", lambda: ("text", "json")), _NAME, _CONFIG),
        details="Each line reads file:line: severity code: sentence. "
        "The exit code is 1 when anything is graver than a note.",
        examples=(
            ("profiletui check page.txt", "is this page read in full?"),
            ("profiletui check --format json pages/ | jq '.diagnostics[].code'", "with jq"),
        ),
    ),
    Command(
        "diff",
        "tell what differs between two saves of a page",
        (Option(("--format",), "the form of the report", "FORMAT", lambda: ("text", "json")),),
        details="New, gone and changed papers and figures. OLD and NEW are pages, folders of pages, or - for standard "
        "input; the people in two folders are matched by name. NAME is a profile of the library, of which the last two "
        "states are compared. The exit code is 1 when anything differs.",
        examples=(
            ("profiletui diff last-year.txt page.txt", "what is new?"),
            ("profiletui diff --format json last-year/ pages/ | jq '.people[].added[].title'", "new papers, with jq"),
        ),
        sources="OLD NEW | NAME",
    ),
    Command(
        "fetch",
        "fetch a person's papers from open services into your library",
        (
            Option(("--list",), "print whom the library holds, the one fetched longest ago first"),
            Option(("--dry-run",), "print what would be asked, and ask nothing"),
            Option(("--no-arxiv",), "without LaTeX, categories and code links from arXiv"),
            Option(("--service",), "where a name is looked for", "SERVICE", lambda: ("openalex", "inspire")),
            Option(("--force",), "keep what comes even if it has far fewer papers than are known"),
            _CONFIG,
        ),
        details="WHO is a name, orcid:ID, openalex:ID, inspire:ID, arxiv:ID, the address of a page of these, or a name "
        "in the library; with none, all of the library is fetched again, the oldest first. A name that several people "
        "have prints who they are and the command for each. OpenAlex is asked for works and figures, arXiv for LaTeX "
        "and for the comments in which code stands. A profile is replaced by a whole one or not at all.",
        examples=(
            ('profiletui fetch "Jinwen Ma"', "who has this name?"),
            ("profiletui fetch orcid:0000-0002-1825-0097", "a person by ORCID iD"),
            ("profiletui fetch", "what is new of all in the library?"),
        ),
        sources="[WHO]",
    ),
    Command(
        "keys",
        "print the key map in force",
        (Option(("--format",), "the form", "FORMAT", lambda: ("table", "json")), _CONFIG),
        takes_sources=False,
        examples=(("profiletui keys | grep copy", "which key copies?"),),
    ),
    Command(
        "config",
        "print the configuration in force",
        (
            Option(("--show",), "print it as TOML, each entry with where it comes from; so without an option, too"),
            Option(("--path",), "print where your configuration stands, whether or not it is there"),
            _CONFIG,
        ),
        takes_sources=False,
        details="An option comes before the environment, that before the configuration, that before the default. "
        "Entries that are unknown or wrong are told of with their line and ignored.",
        examples=(
            ("profiletui config > config.toml", "a configuration to begin with"),
            ("profiletui config | grep -v '# default'", "what is not the default?"),
        ),
    ),
    Command(
        "doctor",
        "tell what stands between profiletui and your screen and clipboard",
        (
            Option(("--copy-test",), "copy a few words, and say how far they got"),
            Option(("--network",), "ask each service that fetch uses whether it answers"),
            _CLIPBOARD,
            _THEME,
            _CONFIG,
        ),
        takes_sources=False,
        examples=(("profiletui doctor --copy-test", "does a copy reach my clipboard from here?"),),
    ),
    Command(
        "completion",
        "print a script that lets your shell complete commands, options and files",
        details="For bash and zsh, eval it in ~/.bashrc or, after compinit, in ~/.zshrc; "
        "for fish, keep it in ~/.config/fish/completions/profiletui.fish.",
        examples=(
            ('eval "$(profiletui completion bash)"', "in this shell, or in ~/.bashrc for all of them"),
            ("profiletui completion fish > ~/.config/fish/completions/profiletui.fish", "fish"),
        ),
        sources="|".join(SHELLS),
    ),
)
"""The commands that have a name, in the order of the help. Any other first word is a source to browse."""
