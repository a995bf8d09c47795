"""Which models of spaCy are installed, found without loading any of it."""

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from reader.analysis.entities.tongues import LANGUAGES
from reader.errors import AnalysisError

#: The sizes of models, the best that is quick enough first.
_SIZES = ("lg", "md", "sm", "trf")
#: Languages whose models were learnt from the web; those of others from news.
_FROM_WEB = frozenset(("en", "zh"))
#: spaCy's own codes where they are others than ours.
_CODES = {"no": "nb"}
#: A model of many languages: it knows people, places and organisations in Latin and Cyrillic letters.
_MANY = "xx_ent_wiki_sm"
_WITH_MANY = frozenset(("de", "en", "es", "fr", "it", "pl", "pt", "ru"))


def is_installed(package: str) -> bool:
    """Tell whether a package can be imported, without importing it."""
    try:
        return find_spec(package) is not None
    except (ImportError, ValueError):
        return False


def wanted_models(language: str) -> tuple[str, ...]:
    """Return the models that will do for a language, the best first."""
    code = _CODES.get(language, language)
    genre = "web" if language in _FROM_WEB else "news"
    own = tuple(f"{code}_core_{genre}_{size}" for size in _SIZES)
    return (*own, _MANY) if language in _WITH_MANY else own


def model_for(language: str) -> str:
    """Return the installed model for a language; raises AnalysisError where spaCy or the model is missing."""
    if not is_installed("spacy"):
        raise AnalysisError("spaCy is not installed.", "pip install 'broadsheet[spacy]'")
    for model in wanted_models(language):
        if is_installed(model):
            return model
    called = LANGUAGES.get(language, f"“{language}”")
    smallest = next(model for model in wanted_models(language) if model.endswith("_sm"))
    raise AnalysisError(f"spaCy has no model of {called} here.", f"python -m spacy download {smallest}")


def version_of(package: str) -> str:
    """Return the version of an installed package, "" where it does not say."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
