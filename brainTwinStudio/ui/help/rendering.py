"""Markdown of a help page as what Qt's text browser can show, in the theme's tokens."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from brainTwinStudio.ui.help.glossary import terms
from brainTwinStudio.ui.help.pages import GENERATED, HEADING, anchor_of
from brainTwinStudio.ui.theme import Theme, font

PICTURE_PX = 640  # shown width
BOXES = {  # a quotation is one box, which Qt's text can only draw as a table
    "blockquote_open": '<table class="box" width="100%" cellpadding="10"><tr><td>',
    "blockquote_close": "</td></tr></table>",
}


def html_of(markdown: str, name: str, theme: Theme) -> str:
    """The body of a page. name: of the page; words of what is generated are those of
    the program, and lead nowhere."""
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(markdown)
    linked: set[str] = set()
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            _heading(token, tokens[at + 1])
        elif token.type in BOXES:
            token.type, token.content = "html_block", BOXES[token.type]
        elif token.type == "fence":
            token.content = token.content.rstrip("\n")
        elif token.type == "table_open":
            token.attrs = {"cellspacing": "0", "width": "100%"}
        elif token.type == "inline" and tokens[at - 1].type != "heading_open":
            if name not in GENERATED:
                _link_terms(token, "../" * name.count("/"), linked)
            if token.children and token.children[0].type == "image":
                _picture(tokens[at - 1], token.children)
    body = parser.renderer.render(tokens, parser.options, {})
    return f"<style>{style(theme)}</style>{body}"


def style(theme: Theme) -> str:
    """Rules of Qt's subset of CSS."""
    roles = ("number", "body", "control", "note")
    px = {role: font(role).pixelSize() for role in roles}
    return f"""
body, p, li, td {{ color: {theme.text}; font-size: {px["body"]}px; }}
p {{ margin-top: 0px; margin-bottom: 9px; line-height: 138%; }}
.picture {{ line-height: 100%; }}
strong {{ font-weight: 600; }}
li {{ margin-bottom: 4px; line-height: 132%; }}
h1 {{ color: {theme.text}; font-size: {px["number"]}px; font-weight: 600;
      margin-top: 0px; margin-bottom: 10px; }}
h2 {{ color: {theme.text}; font-size: 16px; font-weight: 600;
      margin-top: 20px; margin-bottom: 7px; }}
h3 {{ color: {theme.text}; font-size: {px["body"]}px; font-weight: 600;
      margin-top: 12px; margin-bottom: 3px; }}
a {{ color: {theme.accent}; text-decoration: none; }}
code, pre {{ font-family: Inter; font-size: {px["control"]}px;
        background-color: {theme.raised}; color: {theme.text}; }}
pre {{ white-space: pre-wrap; margin-bottom: 6px; line-height: 130%; }}
pre, pre code {{ background-color: {theme.panel}; }}
th {{ color: {theme.text3}; font-size: {px["note"]}px; font-weight: 600;
      text-align: left; padding: 5px 14px 5px 0px; }}
td {{ font-size: {px["control"]}px; padding: 5px 14px 5px 0px;
      border-top: 1px solid {theme.line}; border-top-style: solid; }}
.box {{ background-color: {theme.raised}; margin-top: 4px; margin-bottom: 10px; }}
.box td {{ padding: 9px 12px 3px 12px; border-top: 0px; color: {theme.text2}; }}
.box p {{ color: {theme.text2}; font-size: {px["control"]}px; margin-bottom: 6px; }}
td a, td code {{ font-size: {px["control"]}px; }}
"""


def _picture(paragraph: Token, children: list[Token]) -> None:
    """A picture stands in a paragraph of its own, above the words that follow it."""
    paragraph.attrSet("class", "picture")
    children[0].attrSet("width", str(PICTURE_PX))
    if len(children) > 1:
        children[1] = _token("html_inline", "</p>\n<p>")


def _heading(opening: Token, words: Token) -> None:
    """An anchor before the words, and none of the names of classes after them."""
    match = HEADING.match(f"{opening.markup} {words.content}")
    title = match.group(2) if match else words.content
    anchor = _token("html_inline", f'<a name="{anchor_of(title)}"></a>')
    words.children = [anchor, _token("text", title)]


def _link_terms(inline: Token, root: str, linked: set[str]) -> None:
    """The first mention of every term of the glossary on a page leads there; root: the
    way from the page to it."""
    children: list[Token] = []
    inside = 0
    for token in inline.children or ():
        inside += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type != "text" or inside:
            children.append(token)
        else:
            children += _with_links(token.content, root, linked)
    inline.children = children


def _with_links(text: str, root: str, linked: set[str]) -> list[Token]:
    pattern, known = _pattern()
    made: list[Token] = []
    at = 0
    for match in pattern.finditer(text):
        word, term = known[match.group(0).lower()]
        if term in linked or (word.isupper() and match.group(0) != word):
            continue
        linked.add(term)
        made.append(_token("text", text[at : match.start()]))
        target = f"{root}glossary.md#{anchor_of(term)}"
        opening = Token("link_open", "a", 1, attrs={"href": target})
        made += [opening, _token("text", match.group(0)), Token("link_close", "a", -1)]
        at = match.end()
    return [*made, _token("text", text[at:])]


def _token(kind: str, content: str) -> Token:
    token = Token(kind, "", 0)
    token.content = content
    return token


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """All terms and their other words, the longest first; in small letters -> the word
    as it is written, and its term."""
    known = {
        word.lower(): (word, term.term)
        for term in terms()
        for word in (term.term, *term.also, *term.forms)
        if not term.common
    }
    words = sorted(known, key=len, reverse=True)
    joined = "|".join(map(re.escape, words))
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE), known
