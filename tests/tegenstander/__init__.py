"""Somebody who collects every number that the product gives out, and works out what rests on too few people.

Written without the product's own audit on purpose: two ways of thinking have to come to the same.
"""
