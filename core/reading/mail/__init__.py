"""Mails and mailboxes."""

from __future__ import annotations
