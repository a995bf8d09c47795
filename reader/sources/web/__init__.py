"""Pages from the web: fetched within limits of size and time, or refused in a sentence."""

from reader.sources.web.fetching import Fetched, Limits, Validators, fetch
from reader.sources.web.progress import Progress, progress_words

__all__ = ["Fetched", "Limits", "Progress", "Validators", "fetch", "progress_words"]
