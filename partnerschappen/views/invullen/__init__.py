"""The partner's room: from the link in the mail (`link`, `begin`) past the questions (`stap`) to sending in.

`route` cuts the questionnaire into pages, `toegang` says who is in and `weigering` what who isn't gets to see.
"""
