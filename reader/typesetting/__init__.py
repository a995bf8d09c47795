"""From an article and its marks to lines and a token stream; knows text and cells, but no screen."""
