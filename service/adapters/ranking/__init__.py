"""Rankers of sentences: sumy's methods and our own.

Comes in: the port of `summaries.summarise`, word lists of `knowledge`. Goes out:
`deferred_ranking.DeferredRanker`, which the service uses, and `sumy_ranking.SumyRanker` behind it.
"""
