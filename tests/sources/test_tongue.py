import pytest

from tracktwo.sources.tongue import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The envoy said that the talks had been useful and that they would go on after the feast.", "en"),
        ("Посланник сказал, что переговоры в порту закончились и что стороны встретятся снова.", "ru"),
        ("L’envoyé a déclaré que les pourparlers avaient été utiles et reprendraient après la fête.", "fr"),
        ("Der Gesandte sagte, die Gespräche seien nützlich gewesen und gingen nach dem Fest weiter.", "de"),
        ("Yes.", None),
        ("", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert language_of(text) == code


def test_english_does_not_load_the_identifier() -> None:
    import subprocess
    import sys

    program = (
        "import sys\nfrom tracktwo.sources.tongue import language_of\n"
        "assert language_of('The envoy said that the talks had been useful and that they would go on.') == 'en'\n"
        "assert 'py3langid' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
