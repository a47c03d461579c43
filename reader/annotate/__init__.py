"""An Article to an Analysis: quotes, speakers, entities, figures and dates."""
