"""The kinds of proper names that the tagger tells apart, in the order of its labels."""

KINDS = ("person", "government", "armed_group", "organisation", "place", "outlet", "nationality", "event")
