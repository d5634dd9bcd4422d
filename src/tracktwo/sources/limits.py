"""How large an input may be. Beyond these a LimitError is raised, so that hostile input costs bounded time and memory.

The longest newspaper reports known to us are below 200,000 characters, the largest pages below 5 MB.
"""

MEGABYTE = 1_000_000

LARGEST_FILE = 20 * MEGABYTE  # bytes of one text or page
LARGEST_TEXT = 5 * MEGABYTE  # characters of one article
LARGEST_ROW = 20 * MEGABYTE  # bytes of one row of JSON Lines
LARGEST_JSON = 100 * MEGABYTE  # bytes of a JSON file that is not in lines: it is read as a whole
LARGEST_STREAM = 20_000 * MEGABYTE  # bytes of a file of rows, read row by row
LARGEST_ARCHIVE = 2_000 * MEGABYTE  # bytes that one archive may hold unpacked
MOST_ENTRIES = 60_000  # files in one archive
HIGHEST_RATIO = 200  # unpacked to packed size, above FREE_RATIO_SIZE; text packs 3 to 20 times
FREE_RATIO_SIZE = MEGABYTE
MOST_TAGS = 150_000  # tags of one page; honest ones have below 30,000
# Tags open at once as a rough count has it: scripts and missing end tags bring honest pages to some hundreds.
DEEPEST_TAGS = 5_000
