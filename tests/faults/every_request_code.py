"""Codes of requests and of the machine."""
ELSEWHERE = {}
