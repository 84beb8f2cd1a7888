"""Figures of training: processes that agree, kills, memory."""
