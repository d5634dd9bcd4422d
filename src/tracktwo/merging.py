"""Bringing families and entries up to date when an article comes, changes or goes, inside its transaction.

Follows the protocol of ``tracktwo.reconcile``: only what the article touches is looked at, and the outcome is that of
reconciling everything at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from tracktwo import codec
from tracktwo.actors.judgements import standing
from tracktwo.reconcile import World, bands_needed, block_keys, families, near_bands, origins, touched
from tracktwo.reconcile.blocks import VERSION
from tracktwo.reconcile.entries import group, make_entries
from tracktwo.reconcile.hanging import partner_of, targets_of
from tracktwo.reconcile.regions import regroup
from tracktwo.seeing import Seen
from tracktwo.store.contract import Finding, Store
from tracktwo.types import Article, Entry, Family, Judgement, Report
from tracktwo.workbench import StoredArticles, world_of

KEYS = "version of the keys of blocks"  # under which it is noted in a record


class BlockLookup:
    """The stored reports that share a block with another, each block and each report fetched once.

    Reports of one speaker or place share blocks by the hundred: fetched anew for each of them, the cost would grow with
    the square of their number (an article of 900 like statements took two minutes).
    """

    def __init__(self, store: Store, seen: Seen) -> None:
        """Begin with nothing fetched."""
        self._store = store
        self._seen = seen
        self._members: dict[str, list[str]] = {}

    def __call__(self, keys: Sequence[str]) -> dict[str, list[Report]]:
        """Return the reports of each block, and those that keys of partners name."""
        named = {key: [report] for key in keys if (report := partner_of(key)) is not None}
        fresh = [key for key in keys if key not in self._members and key not in named]
        members = self._store.block_members(fresh)
        self._members.update({key: members.get(key, []) for key in fresh})
        held = {key: named.get(key) or self._members[key] for key in keys}
        bench = self._seen.bench
        missing = bench.missing(sorted({name for names in held.values() for name in names}))
        if missing:
            bench.keep(self._seen.reports(ids=missing))
        return {key: bench.reports(names) for key, names in held.items() if names}


@dataclass(frozen=True, slots=True)
class _Before:
    """What hung on articles before they changed: their families, whose account each member was, and their entries."""

    families: Sequence[Family]
    origins: Mapping[str, str]
    entries: Sequence[Entry]


def renew_keys(store: Store) -> None:
    """Make the keys of all reports anew where they are those of another version; inside ``store.writing()``.

    By keys of two versions reports would never meet: what comes would be joined to nothing that was there before.
    """
    if store.noted(KEYS) == str(VERSION):
        return
    seen = Seen(store)
    for article in store.articles():
        world = world_of({article.id: article})
        store.replace_blocks(_blocks(seen, store.reports(article=article.id), world))
    store.note(KEYS, str(VERSION))


def put(store: Store, finding: Finding, replaced: Sequence[str] = (), seen: Seen | None = None) -> None:
    """Store an article, take out those it replaces, and update families and entries; inside ``store.writing()``.

    ``seen`` are the store's reports through its judgements, where the caller has them.
    """
    gone = [finding.article.id, *replaced]
    before = _before(store, gone)
    for article in replaced:
        store.remove_article(article)
    seen = seen or Seen(store)
    seen.bench.renew(gone)
    store.put_finding(replace(finding, blocks=_taken(seen, finding)))
    if seen.renew(finding.article, replaced):
        store.replace_blocks(_taken(seen, finding))
    _update(store, seen, [finding.article.id], before)


def _taken(seen: Seen, finding: Finding) -> dict[str, Sequence[str]]:
    """Lay the reports of an article on the bench, as judged, and return the keys under which each is found again."""
    known = [report for report in finding.reports if report.id not in seen.rejected]
    reports = [seen.report(codec.as_stored(report)) for report in known]
    seen.bench.take(finding.article, reports)
    world = seen.bench.world(seen.rulings)
    return {report.id: () for report in finding.reports} | {one.id: block_keys(one, world) for one in reports}


def remove(store: Store, article: str) -> None:
    """Take an article out, and update families and entries; inside ``store.writing()``."""
    before = _before(store, [article])
    store.remove_article(article)
    _update(store, Seen(store), [], before)


def judge(store: Store, judgement: Judgement) -> None:
    """Write a judgement into the log, and join again what it touches; inside ``store.writing()``.

    Reports are looked at one by one for whether they read otherwise now; those that do get new blocks. A judgement on
    reports touches those that it means, one on actors can touch any.
    """
    before, log = Seen(store), store.judgements()
    store.put_judgement(judgement)
    after = Seen(store)
    turned = {one.number: one for one in set(standing(log)) ^ set(standing([*log, judgement]))}
    if all(one.reports for one in turned.values()):
        meant = {
            seen.meant(at).report
            for one in turned.values()
            for at in (*one.reports, *one.others)
            for seen in (before, after)
        }
        changed = store.reports(ids=(name for name in meant if name is not None))
    else:
        changed = [report for report in store.reports() if after.report(report) != before.report(report)]
    articles = StoredArticles(store, store.articles({report.article for report in changed}))
    store.replace_blocks(_blocks(after, changed, world_of(articles)))
    lost = store.entries_of(report.id for report in changed)
    seeds = [after.report(report) for report in changed if report.id not in after.rejected]
    _rejoin(store, after, _with_left(after, seeds, lost), lost)


def _blocks(seen: Seen, reports: Iterable[Report], world: World) -> dict[str, Sequence[str]]:
    """Return the keys under which reports as judged are found again; what was rejected has none."""
    return {
        report.id: () if report.id in seen.rejected else block_keys(seen.report(report), world) for report in reports
    }


def _before(store: Store, articles: Sequence[str]) -> _Before:
    """Look up what hangs on articles that are about to change or go."""
    found = store.families_of(articles)
    entries = store.entries_of(report.id for article in articles for report in store.reports(article=article))
    return _Before(found, _origins_in(store, found), entries)


def _origins_in(store: Store, found: Sequence[Family]) -> dict[str, str]:
    """Say whose account each member of the families is."""
    members = {member.article for family in found for member in family.members}
    return origins({article.id: article for article in store.articles(members)}, found)


def _update(store: Store, seen: Seen, changed: Sequence[str], before: _Before) -> None:
    """Make families and entries right again after ``changed`` came and entries from before lost reports."""
    regrouped = _regroup(store, seen, changed, before)
    seeds = [report for article in regrouped for report in _reports_of(seen, article)]
    _rejoin(store, seen, _with_left(seen, seeds, before.entries), before.entries)


def _reports_of(seen: Seen, article: str) -> Sequence[Report]:
    """Return an article's reports as judged: as they lie on the bench, else from the store."""
    taken = seen.bench.of_article(article)
    return seen.reports(article=article) if taken is None else taken


def _with_left(seen: Seen, seeds: Iterable[Report], lost: Iterable[Entry]) -> list[Report]:
    """Return the seeds, and the reports that are left of the lost entries."""
    left = seen.reports(ids=(id_ for entry in lost for id_ in entry.reports))
    return list({report.id: report for report in (*seeds, *left)}.values())


def _regroup(store: Store, seen: Seen, changed: Sequence[str], before: _Before) -> list[str]:
    """Find the families anew around the changed articles; return them and those that are another's account now.

    Who only got one copy more in the family is counted as before, and so are the entries of its reports: a story that
    two hundred outlets carry costs no more with each of them.
    """
    members = [member.article for family in before.families for member in family.members]
    present = {article.id: article for article in store.articles({*changed, *members})}
    near = {other for article in present.values() for other in _near(store, article)}
    kept = {family.id: family for family in store.families_of([*near, *present])}
    old = {family.id: family for family in before.families} | kept
    wanted = {*changed, *near, *(member.article for family in old.values() for member in family.members)}
    group = {article.id: article for article in store.articles(wanted)}
    standing = _standing(kept.values(), changed)
    new = families(group, known=lambda a, b: seen.bench.likeness(group[a], group[b]), standing=standing)
    as_were = {family.id for family in new if family in standing.values()}
    store.replace_families(old.keys() - as_were, [family for family in new if family.id not in as_were])
    home = {member.article: family.id for family in new for member in family.members}
    store.put_articles(replace(a, family=home[a.id]) for a in group.values() if a.family != home[a.id])
    untouched = [family for family in kept.values() if all(m.article in group for m in family.members)]
    told = {**origins(group, untouched), **before.origins}
    moved = {article for article, origin in origins(group, new).items() if told.get(article) != origin}
    return sorted({*moved, *changed})


def _standing(kept: Iterable[Family], changed: Sequence[str]) -> dict[tuple[str, ...], Family]:
    """Return the families none of whose members changed, by their members."""
    members = {tuple(sorted(member.article for member in family.members)): family for family in kept}
    return {names: family for names, family in members.items() if not set(names).intersection(changed)}


def _near(store: Store, article: Article) -> list[str]:
    """Return the articles that share enough with one to be compared with it."""
    shared, needed = store.articles_in_bands(near_bands(article)), bands_needed(article)
    return [other for other, number in shared.items() if number >= needed]


def _rejoin(store: Store, seen: Seen, seeds: Sequence[Report], lost: Sequence[Entry]) -> None:
    """Join again all reports that the seeds can touch, in the place of their old entries."""
    bench = seen.bench
    bench.keep(seeds)
    world, lookup = bench.world(seen.rulings), BlockLookup(store, seen)
    if lost or world.rulings.ruled:
        affected = {report.id: report for report in touched(seeds, lookup, world, bench.linked)}
        groupings = group(affected.values(), world, bench.linked)
    else:
        affected, groupings = regroup(seeds, lookup, world, bench.linked, partial(_homes, store))
    old = store.entry_members(store.entry_ids_of(affected))
    changed = {*(report.id for report in seeds), *world.rulings.ruled}
    standing = {members for members in old.values() if changed.isdisjoint(members)}
    whose = _origins(store, seen, {report.article for report in affected.values()})
    parts = {name for report in affected.values() for name in targets_of(report)} - affected.keys()
    made = make_entries(groupings, affected, world, whose, standing, _homes(store, parts))
    moved = {report for entry in made for report in entry.reports}
    gone = {entry for entry, members in old.items() if members not in standing or not moved.isdisjoint(members)}
    store.replace_entries({*gone, *(entry.id for entry in lost)}, made)


def _homes(store: Store, reports: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the stored group of each report that has one."""
    groups = store.entry_members(store.entry_ids_of(reports))
    return {report: members for members in groups.values() for report in members}


def _origins(store: Store, seen: Seen, articles: Iterable[str]) -> dict[str, str]:
    """Say whose account each of the articles is, by the articles at hand."""
    groups = store.families_of(articles)
    return origins(seen.bench.articles(member.article for family in groups for member in family.members), groups)
