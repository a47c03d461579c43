"""The learned cleaner: which lines of a dump, or blocks of a page, are the story, its title, date and byline.

    from reader.clean.models.story_model import keep_blocks
    for block in keep_blocks(tree):      # an lxml element: the page's root, or its body
        block.element, block.text, block.probability, block.keep

`keep_blocks` gives the blocks of text of a page in document order. A block is the text of an element that
starts a line, up to the next such element; `probability` is that of belonging to the story; `keep` is
the choice with the best expected F1 for this page.
"""
