"""The status of an event, over sentences of our own; the event's head stands between asterisks."""

from dataclasses import replace

import pytest

from tracktwo.extract.status import status_of, status_with_words
from tracktwo.language.layout import find_layout
from tracktwo.language.reading import Reading
from tracktwo.language.syntax import find_syntax
from tracktwo.types import Article

TABLE = [
    # plainly told
    ("The two ministers *met* in Lisbon on Monday.", "happened"),
    ("The president has *spoken* to his counterpart by phone.", "happened"),
    ("The envoy had *visited* the capital twice before.", "happened"),
    ("The third round of *talks* closed on Wednesday without progress.", "happened"),
    ("Delegates held *talks* for three hours.", "happened"),
    ("The minister said he had *met* rebel commanders.", "happened"),
    ("They *signed* the accord after months of haggling.", "happened"),
    ("The previous *round* ended in disarray.", "happened"),
    ("He made the remarks during a *meeting* with reporters.", "happened"),
    ("Both sides began *negotiating* in March.", "happened"),
    ("The parties managed to *reach* a compromise.", "happened"),
    ("She said on Friday that the delegations *met* twice.", "happened"),
    ("Their first demand is a *withdrawal* of all troops.", "proposed"),
    # what further words make of it
    ("The two sides will *meet* if the guns fall silent.", "conditional"),
    ("The envoy will *stay* as long as the truce holds.", "conditional"),
    ("The court heard that, as long as the army *keeps* the road, nobody starves.", "conditional"),
    ("The minister insisted that the prisoners be *freed*.", "proposed"),
    ("The army told residents to *leave* the port.", "proposed"),
    ("The generals wanted the bridge *closed*.", "proposed"),
    ("The mediators presented a list of demands, including a *release* of hostages.", "proposed"),
    ("The president *leaves* for Oslo on Monday.", "planned"),
    ("The envoys will try to *reach* a compromise.", "planned"),
    ("Both governments intend to continue *talks*.", "planned"),
    ("The next *round* might take place in Minsk.", "hypothetical"),
    ("It is unclear what the two ministers will *sign*.", "hypothetical"),
    ("He voiced hope that the army will *respect* the line.", "hypothetical"),
    ("The *deal* proposed last week was rejected.", "refused"),
    ("The group declined to send a team to *join* the talks.", "refused"),
    ("They have not shelled the port or *mined* the road.", "denied"),
    ("We reject the claim that the men were *killed* there.", "denied"),
    ("Efforts to reach a *truce* have failed.", "denied"),
    ("There are no plans for a third *summit*.", "denied"),
    ("A humanitarian *pause* is in place.", "ongoing"),
    # negation and denial
    ("The two leaders did not *meet* in Paris.", "denied"),
    ("The ministry denied that any *meeting* had taken place.", "denied"),
    ("The ministry denied that the men had *met*.", "denied"),
    ("He denied *meeting* the commander.", "denied"),
    ("No *talks* were held on Sunday.", "denied"),
    ("The sides failed to *reach* an agreement.", "denied"),
    ("They have yet to *sign* the document.", "denied"),
    ("The rivals have never *met*.", "denied"),
    ("Neither side *attended* the session.", "denied"),
    ("They left without *signing* the text.", "denied"),
    # refusal
    ("The rebels refused to *join* the talks.", "refused"),
    ("The rebels refused to join the *talks*.", "refused"),
    ("The delegation boycotted the *meeting*.", "refused"),
    ("The government rejected the *truce*.", "refused"),
    ("The *summit* was cancelled.", "refused"),
    ("*Talks* were called off on Sunday.", "refused"),
    ("The group will not *attend* the conference.", "refused"),
    ("The refusal by the rebels to *attend* surprised nobody.", "refused"),
    ("He declined to *meet* the mediator.", "refused"),
    ("The opposition said it would not *attend*.", "refused"),
    # plans
    ("The two sides will *meet* in Vienna.", "planned"),
    ("The three countries agreed to hold the next *meeting* in Minsk.", "planned"),
    ("The three countries agreed to *hold* a summit in Minsk.", "planned"),
    ("UN-led *talks* set for 23 May will follow.", "planned"),
    ("The *meeting* is scheduled for Thursday.", "planned"),
    ("The minister is due to *visit* Doha on Monday.", "planned"),
    ("The two leaders are to *meet* in Rome.", "planned"),
    ("The detainees were to be *flown* to Qatar.", "planned"),
    ("The sides would meet halfway if a deal is to be *struck*.", "conditional"),
    ("The prisoners are being *moved* to another jail.", "ongoing"),
    ("The presidents are *meeting* next week.", "planned"),
    ("The ministers plan to *meet* in June.", "planned"),
    ("He said the two would *meet* in June.", "planned"),
    ("The upcoming *talks* worry the generals.", "planned"),
    ("The foreign minister is going to *meet* the envoy.", "planned"),
    ("They have promised to *withdraw* their troops.", "planned"),
    ("He warned the parties ahead of the *talks*.", "planned"),
    ("The president will meet the envoy and *visit* the camp.", "planned"),
    ("*Talks* between the factions are expected to begin in Doha.", "planned"),
    # proposals
    ("The envoy proposed a *ceasefire*.", "proposed"),
    ("He called for *talks* between the government and the rebels.", "proposed"),
    ("The president offered to *host* a summit.", "proposed"),
    ("She suggested *holding* a conference in Oslo.", "proposed"),
    ("The next step is to *reach* an agreement on prisoners.", "proposed"),
    ("He is trying to start a new series of *talks*.", "proposed"),
    ("The talks aim at *securing* a nationwide ceasefire.", "proposed"),
    ("The two sides should *meet* at once.", "proposed"),
    ("The council urged the parties to *sign* the deal.", "proposed"),
    ("He proposed that the parties *meet* in Cairo.", "proposed"),
    ("A proposal for *talks* reached the palace.", "proposed"),
    # conditions
    ("If the parties *agree*, a conference follows.", "conditional"),
    ("The new talks, if they happened, could *take* place in Bern.", "conditional"),
    ("Once a ceasefire is *secured*, aid convoys will leave.", "conditional"),
    ("Unless the rebels *withdraw*, the army will advance.", "conditional"),
    ("The rebels would *attend* if the shelling stopped.", "conditional"),
    # hypothetical
    ("The two presidents might *meet* in autumn.", "hypothetical"),
    ("A truce would *help* the aid workers.", "hypothetical"),
    ("He hopes to *meet* the envoy.", "hypothetical"),
    ("There is a possibility of *talks*.", "hypothetical"),
    ("It is unclear whether the sides will *meet*.", "hypothetical"),
    ("The two sides could *reach* a deal by summer.", "hypothetical"),
    # under way
    ("The delegations are *holding* talks in Geneva.", "ongoing"),
    ("Negotiations have been *taking* place in Geneva.", "ongoing"),
    ("*Negotiations* that have been taking place in Geneva go badly.", "ongoing"),
    ("The *talks* are continuing.", "ongoing"),
    ("He said he was *working* closely with his neighbour.", "ongoing"),
    ("The ongoing *talks* have little support.", "ongoing"),
    ("Air *strikes* would bring no peace.", "hypothetical"),
    ("Russian *strikes* could anger the neighbours.", "happened"),
    ("She sought approval for *strikes* on the port.", "proposed"),
    ("The dinner was casual, with the tougher *talks* to come.", "planned"),
]


def marked(sentence: str) -> tuple[Reading, int]:
    before, word, after = sentence.split("*")
    text = before + word + after
    article = Article(
        id="a", path=None, url=None, sha256="x", media_type="text/plain", language="en", outlet=None, origin=None,
        text=text,
    )  # fmt: skip
    reading = Reading(article=article)
    reading = replace(reading, layout=find_layout(reading))
    reading = replace(reading, syntax=find_syntax(reading))
    return reading, next(t.i for t in reading.tokens if t.start == len(before))


@pytest.mark.parametrize(("sentence", "status"), TABLE, ids=[s for s, _ in TABLE])
def test_status(sentence: str, status: str) -> None:
    assert status_of(*marked(sentence)) == status


def test_the_words_that_decide_are_a_passage() -> None:
    reading, head = marked("The rebels refused to *join* the talks.")
    status, span = status_with_words(reading, head)
    assert status == "refused"
    assert span is not None
    assert reading.text[span[0] : span[1]] == "refused"


def test_what_is_plainly_told_has_no_deciding_words() -> None:
    assert status_with_words(*marked("They *met* in Lisbon.")) == ("happened", None)


def test_a_denied_refusal_leaves_the_matter_open() -> None:
    assert status_of(*marked("The rebels did not refuse to *join*.")) == "hypothetical"


def test_a_very_long_sentence_ends() -> None:
    reading, head = marked("He *said* " + "that she agreed to ask " * 700 + "him.")
    assert status_of(reading, head) == "happened"
    assert {status_of(reading, i) for i in range(len(reading.tokens) - 5, len(reading.tokens))}
