"""What a fact-checker would ask about an article: pure functions over an article and its analysis.

Each file asks one kind of question, and would rather ask none than a wrong one.
"""
