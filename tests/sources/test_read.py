import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from tracktwo.errors import InputError, LimitError
from tracktwo.sources import Failure, count_sources, read_sources
from tracktwo.types import Article

TEXT = "Envoys of Arland and Borland met in the port of Mira, and they talked until the lamps were lit."


def read(*paths: str | Path, **options: object) -> list[Article | Failure]:
    return list(read_sources(paths, **options))  # type: ignore[arg-type]


def articles(*paths: str | Path, **options: object) -> list[Article]:
    found = read(*paths, **options)
    failed = [str(item.error) for item in found if isinstance(item, Failure)]
    assert failed == []
    return [item for item in found if isinstance(item, Article)]


def failures(*paths: str | Path, **options: object) -> list[Failure]:
    found = read(*paths, **options)
    assert all(isinstance(item, Failure) for item in found)
    return [item for item in found if isinstance(item, Failure)]


def put(folder: Path, name: str, text: str | bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_text_file(tmp_path: Path) -> None:
    (article,) = articles(put(tmp_path, "one.txt"))
    assert (article.path, article.text, article.media_type, article.language) == ("one.txt", TEXT, "text/plain", "en")
    assert (article.outlet, article.published, article.published_how) == (None, None, None)
    assert len(article.id) == 17
    assert article.id[0] == "a"


def test_id_depends_on_text_outlet_and_address_alone(tmp_path: Path) -> None:
    here, there = put(tmp_path, "here/one.txt"), put(tmp_path, "there/two.txt")
    (one,) = articles(here)
    (two,) = articles(there, published="2017-05-03")
    (three,) = articles(here, outlet="Mira Courier")
    assert one.id == two.id != three.id


def test_folders_are_walked_in_order_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b.txt", ".hidden.txt", ".git/x.txt", "c.html.txt"):
        put(tmp_path, name)
    assert [article.path for article in articles(tmp_path)] == ["a/b.txt", "a/z.txt", "b.txt", "c.html.txt"]
    assert count_sources([tmp_path]) == 4


def test_options_apply_to_all(tmp_path: Path) -> None:
    (article,) = articles(put(tmp_path, "one.txt"), published="3 May 2017", outlet="Mira Courier")
    assert (article.published, article.published_how, article.outlet) == ("2017-05-03", "given", "Mira Courier")


def test_a_wrong_option_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no date"):
        next(read_sources([put(tmp_path, "one.txt")], published="soon"))


def test_bad_files_become_failures_and_the_rest_goes_on(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", b"")
    put(tmp_path, "b.txt", b"%PDF-1.4")
    put(tmp_path, "c.html", "<html><body></body></html>")
    put(tmp_path, "d.txt")
    with (tmp_path / "e.txt").open("wb") as huge:
        huge.truncate(1_000_000_000)
    put(tmp_path, "f.json", "{")
    put(tmp_path, "g.zip", b"PK nonsense")
    put(tmp_path, "h.csv", "a,b\n1,2\n")
    (tmp_path / "i").symlink_to(tmp_path)
    (tmp_path / "j.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "k.txt")
    found = read(tmp_path)
    assert [item.path for item in found] == [
        "a.txt", "b.txt", "c.html", "d.txt", "e.txt", "f.json", "g.zip", "h.csv", "i", "j.txt", "k.txt",
    ]  # fmt: skip
    assert [isinstance(item, Article) for item in found] == [n == 3 for n in range(11)]
    for item in found:
        if isinstance(item, Failure):
            assert item.error.what
            assert item.error.next_step
            assert item.error.where.startswith(item.path)


def test_missing_path(tmp_path: Path) -> None:
    (failure,) = failures(tmp_path / "nothing.txt")
    assert "no such file" in str(failure.error)


def test_json_lines(tmp_path: Path) -> None:
    rows = [
        {
            "text": TEXT,
            "title": "Envoys meet",
            "source": "Mira Courier",
            "date": "2017-05-03",
            "author": ["Ana", "Tom"],
        },
        {"body": TEXT + " Again.", "credit": "AP", "lang": "en"},
        {"title": "No text"},
        [1],
    ]
    text = "\n".join(json.dumps(row) for row in rows) + '\n\n{"text": \n' + json.dumps({"content": "x", "date": "soon"})
    one, two, *bad = read(put(tmp_path, "all.jsonl", text))
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert (one.path, one.title, one.outlet, one.published) == (
        "all.jsonl#1",
        "Envoys meet",
        "Mira Courier",
        "2017-05-03",
    )
    assert one.authors == ("Ana", "Tom")
    assert two.origin == "Associated Press"
    assert [item.path for item in bad] == ["all.jsonl#3", "all.jsonl#4", "all.jsonl#6", "all.jsonl#7"]
    assert all(isinstance(item, Failure) for item in bad)


def test_json_list_and_single_article(tmp_path: Path) -> None:
    many = put(tmp_path, "many.json", json.dumps({"articles": [{"text": TEXT}, {"text": TEXT + " Again."}]}))
    one = put(tmp_path, "one.json", json.dumps({"text": TEXT, "published": "2017"}))
    assert [article.path for article in articles(many, one)] == ["many.json#1", "many.json#2", "one.json#1"]


@pytest.mark.parametrize(
    "row",
    ['{"text": "\\ud800 half"}', '{"text": "a\\u0000b"}', '{"text": "  "}', "[" * 100_000, '{"text": 1' + "0" * 9999],
)
def test_hostile_json_rows(tmp_path: Path, row: str) -> None:
    (failure,) = failures(put(tmp_path, "x.jsonl", row))
    assert failure.path == "x.jsonl#1"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv(tmp_path: Path, mark: str) -> None:
    text = f'\ufefftitle{mark}text{mark}date\nOne{mark}"{TEXT}\nAnd more."{mark}2017-05-03\n\nTwo{mark}{mark}\n'
    one, two = read(put(tmp_path, "all.csv", text))
    assert isinstance(one, Article)
    assert (one.path, one.title, one.text) == ("all.csv#1", "One", TEXT + "\nAnd more.")
    assert isinstance(two, Failure)
    assert two.path == "all.csv#2"


def test_a_manifest_taken_for_a_table_says_so(tmp_path: Path) -> None:
    (failure,) = failures(put(tmp_path, "manifest.csv", "path,outlet\none.txt,CNN\n"))
    assert "--manifest" in str(failure.error)


def test_manifest(tmp_path: Path) -> None:
    put(tmp_path, "one.txt")
    put(tmp_path, "two.txt")
    manifest = put(
        tmp_path,
        "manifest.csv",
        "path,url,outlet,published,title,author,language,credit\n"
        "one.txt,https://a.example/1,Mira Courier,12 March 2017,Envoys meet,Ana Ruiz;Tom Lee,EN,Mira Wire\n",
    )
    one, two = articles(tmp_path, manifest=manifest, published="2016", outlet="Other")
    assert (one.url, one.outlet, one.published, one.title) == (
        "https://a.example/1",
        "Mira Courier",
        "2017-03-12",
        "Envoys meet",
    )
    assert (one.authors, one.language, one.origin) == (("Ana Ruiz", "Tom Lee"), "en", "Mira Wire")
    assert (two.outlet, two.published) == ("Other", "2016")
    assert count_sources([tmp_path], manifest=manifest) == 2


def test_manifest_with_a_wrong_date_fails_that_file_only(tmp_path: Path) -> None:
    put(tmp_path, "one.txt")
    put(tmp_path, "two.txt")
    manifest = put(tmp_path, "m.csv", "path,published\none.txt,31 February 2017\ntwo.txt,2017\n")
    one, two = read(tmp_path, manifest=manifest)
    assert isinstance(one, Failure)
    assert "m.csv line 2" in str(one.error)
    assert isinstance(two, Article)


def test_manifest_naming_missing_files(tmp_path: Path) -> None:
    put(tmp_path, "one.txt")
    manifest = put(tmp_path, "m.csv", "path\none.txt\ngone.txt\n")
    found = read(tmp_path, manifest=manifest)
    assert [item.path for item in found] == ["one.txt", "gone.txt"]
    assert isinstance(found[1], Failure)
    assert count_sources([tmp_path], manifest=manifest) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("path,colour\n", "colour"),
        ("outlet\nx\n", "no column `path`"),
        ("path\none.txt\none.txt\n", "twice"),
        ("path,path\n", "twice"),
        ('path,outlet\none.txt,"x\n', "no valid CSV"),
        ("path\none.txt,2,3\n", "cells"),
    ],
)
def test_wrong_manifests_are_refused(tmp_path: Path, text: str, words: str) -> None:
    manifest = put(tmp_path, "m.csv", text)
    with pytest.raises(InputError, match=words):
        read(tmp_path, manifest=manifest)


def test_missing_manifest(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="manifest"):
        read(tmp_path, manifest=tmp_path / "gone.csv")


def packed(folder: Path, files: dict[str, bytes], name: str = "all.zip") -> Path:
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for inner, data in files.items():
            archive.writestr(inner, data)
    return folder / name


def test_zip(tmp_path: Path) -> None:
    row = json.dumps({"text": TEXT + " Row."}).encode()
    path = packed(
        tmp_path,
        {"b.txt": TEXT.encode(), "a/x.jsonl": row, ".hidden": b"x", "__MACOSX/b.txt": b"x", "c/": b"", "d.txt": b""},
    )
    found = read(path)
    assert [item.path for item in found] == ["all.zip/a/x.jsonl#1", "all.zip/b.txt", "all.zip/d.txt"]
    assert isinstance(found[2], Failure)


def test_manifest_reaches_into_an_archive(tmp_path: Path) -> None:
    packed(tmp_path, {"b.txt": TEXT.encode()})
    manifest = put(tmp_path, "m.csv", "path,outlet\nall.zip/b.txt,Mira Courier\n")
    (article,) = articles(tmp_path, manifest=manifest)
    assert article.outlet == "Mira Courier"


@pytest.mark.parametrize("name", ["../x.txt", "/etc/x.txt", "a/../../x.txt", "C:x.txt", "a\\x.txt"])
def test_unsafe_names_in_archives(tmp_path: Path, name: str) -> None:
    (failure,) = failures(packed(tmp_path, {name: b"words"}))
    assert "leads out" in str(failure.error)


def test_zip_bomb_costs_nothing(tmp_path: Path) -> None:
    (failure,) = failures(packed(tmp_path, {"bomb.txt": b"a" * 50_000_000}))
    assert isinstance(failure.error, LimitError)


def test_entry_that_lies_about_its_size(tmp_path: Path) -> None:
    path = packed(tmp_path, {"x.txt": b"a b c. " * 100_000})
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = data.index(mark)
        data[start + at : start + at + 4] = (100).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    (item,) = read(path)
    assert isinstance(item, Failure) or len(item.text) <= 100


def test_archive_within_an_archive(tmp_path: Path) -> None:
    inner = packed(tmp_path, {"x.txt": b"words"}, "inner.zip").read_bytes()
    (failure,) = failures(packed(tmp_path, {"inner.zip": inner}))
    assert "within an archive" in str(failure.error)


def test_archive_of_too_many_files(tmp_path: Path) -> None:
    path = packed(tmp_path, {"x.txt": b"words"})
    data = bytearray(path.read_bytes())
    end = data.rindex(b"PK\x05\x06")
    data[end + 8 : end + 12] = b"\xff\xff\xff\xff"
    path.write_bytes(bytes(data))
    (failure,) = failures(path)
    assert "files" in str(failure.error)


def test_standard_input() -> None:
    (article,) = articles("-", stdin=io.BytesIO(TEXT.encode()))
    assert (article.path, article.text) == ("-", TEXT)
    rows = "\n".join(json.dumps({"text": f"{TEXT} {n}"}) for n in range(3))
    assert [a.path for a in articles("-", stdin=io.BytesIO(rows.encode()))] == ["-#1", "-#2", "-#3"]


def test_page_beats_nothing_but_options_beat_page(tmp_path: Path) -> None:
    from tests.sources.test_page import PAGE

    path = put(tmp_path, "page.html", PAGE)
    (own,) = articles(path)
    assert (own.published, own.published_how, own.outlet, own.media_type) == (
        "2017-05-03",
        "metadata",
        "CNN",
        "text/html",
    )
    (told,) = articles(path, published="2017-05-09", outlet="Mira Courier")
    assert (told.published, told.published_how, told.outlet) == ("2017-05-09", "given", "Mira Courier")


def test_reading_is_lazy(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    second = put(tmp_path, "b.txt")
    found = read_sources([tmp_path])
    assert isinstance(next(found), Article)
    second.write_bytes(b"")
    assert isinstance(next(found), Failure)


def test_tables_are_counted_only_on_reading(tmp_path: Path) -> None:
    put(tmp_path, "a.jsonl", json.dumps({"text": TEXT}))
    assert count_sources([tmp_path]) is None


@pytest.mark.shared
def test_the_five_articles(shared: Path) -> None:
    folder = shared / "coverage" / "astana"
    found = articles(folder, manifest=folder / "manifest.csv")
    assert [article.published for article in found] == ["2016-12-16"] * 3 + ["2017-03-18", "2015-10-22"]
    assert {article.language for article in found} == {"en"}
    for article in found:
        assert article.text == (folder / str(article.path)).read_bytes().decode("utf-8")
