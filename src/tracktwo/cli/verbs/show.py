"""``tracktwo show``."""

from pathlib import Path

import click

from tracktwo.cli.opening import coverage_of, look


@click.command(
    "show",
    epilog="""\b
ID may be the beginning of an id, or the name of an article's file. Prints labels and values; below each value of a
report stands its passage in context with its offsets [start–end].

\b
Examples:
  tracktwo --record talks.db show r3f2a
  tracktwo --record talks.db show r3f2a --why
  tracktwo --record talks.db show 001 --text""",
)
@click.argument("name", metavar="ID")
@click.option("--text", is_flag=True, help="Print the article's whole text (of a report: of its article).")
@click.option("--why", is_flag=True, help="Say why: the rule or model behind each report, its score, its words.")
@click.option("--json", "as_json", is_flag=True, help="Print it as one JSON object.")
@click.pass_obj
def command(path: Path, name: str, text: bool, why: bool, as_json: bool) -> None:
    """Show an article, report, entry, actor, place or family, with the passages it rests on."""
    from tracktwo.cli.finding import find_thing
    from tracktwo.cli.reasoning import reason_lines, why_of
    from tracktwo.cli.showing import shown, text_lines
    from tracktwo.ontology.load import load_ontology
    from tracktwo.types import Article, Report

    coverage = coverage_of(path)
    thing = find_thing(coverage, name)
    reasons = why_of(path, coverage, thing) if why else {}
    if as_json:
        from tracktwo.codec import to_json, to_plain

        click.echo(to_json({**to_plain(thing), "why": reasons} if why else thing))
        return
    if text and isinstance(thing, Article | Report):
        article = thing if isinstance(thing, Article) else coverage.articles[thing.article]
        for line in text_lines(article, look()):
            click.echo(line)
        return
    for line in shown(coverage, load_ontology(), look(), thing):
        click.echo(line)
    for line in reason_lines(coverage, look(), reasons):
        click.echo(line)
