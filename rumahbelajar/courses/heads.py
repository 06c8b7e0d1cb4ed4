"""The head of a Markdown file: YAML between two lines of `---`."""


def split_head(text: str) -> tuple[str | None, str, int]:
    """Return the head, the Markdown, and the line on which the Markdown begins.

    The head is None, and all of the text is Markdown, where there is none or it is not closed.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1
