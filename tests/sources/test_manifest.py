"""A manifest that lies in a folder and was not given."""

from pathlib import Path

from tracktwo.sources import read_sources, unused_manifests


def test_a_manifest_in_a_folder_is_no_article_and_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The envoy said on Friday that the talks in Port Mira would go on.\n")
    (tmp_path / "manifest.csv").write_text("path,published\none.txt,2017-03-15\n")
    (tmp_path / "articles.csv").write_text("title,text\nOne,The envoy said on Friday that the talks would go on.\n")
    found = list(read_sources([tmp_path]))
    assert [item.path for item in found] == ["articles.csv#1", "one.txt"]
    assert unused_manifests([tmp_path], None) == [tmp_path / "manifest.csv"]
    assert unused_manifests([tmp_path], tmp_path / "manifest.csv") == []
