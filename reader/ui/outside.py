"""Giving an address to a program outside: never through a shell, and never to one that takes the terminal."""


def open_address(address: str) -> bool:
    """Open an address in the system's browser or mail program; False if there is none with a window.

    Only pages and mail: raises ValueError at any other address. May take a moment.
    """
    import webbrowser

    if not address.lower().startswith(("http://", "https://", "mailto:")) or any(
        character.isspace() or not character.isprintable() for character in address
    ):
        raise ValueError("not an address of a page or of mail")
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    # A browser in the terminal would paint over the page; BackgroundBrowser is the kind with a window.
    if type(browser) is webbrowser.GenericBrowser:
        return False
    try:
        return browser.open(address)
    except (OSError, webbrowser.Error):
        return False
