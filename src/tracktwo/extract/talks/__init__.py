"""What the kinds of talks share: words, mentions of talks, and the merging of mentions within one article."""
