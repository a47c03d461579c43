"""The project's own corpus: invented news articles with gold in inline markup.

`articles/BEAT/NN-slug.txt` holds the articles, `markup` reads one, `check` proofreads them and `convert`
writes them in the forms that the trainers and the scorer read.
"""
